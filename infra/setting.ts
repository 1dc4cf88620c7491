import { RemovalPolicy } from 'aws-cdk-lib';
import type { Environment } from './config/environment';

/** What every construct of one synth has in common. */
export interface Setting {
  readonly environment: Environment;
  /** Folder that holds one folder per built function. */
  readonly bundles: string;
}

export function removalPolicy({ data }: Environment): RemovalPolicy {
  return data.whenRemoved === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
