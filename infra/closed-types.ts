import { CfnResource, type IAspect } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { executedTypes, inertTypes } from './resource-types';

const allowed: ReadonlySet<string> = new Set([...executedTypes, ...Object.keys(inertTypes)]);

/** Fails the synth on a resource type that the local runtime would not honor (custom resources and nested stacks, too). */
export class ClosedTypes implements IAspect {
  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node) || allowed.has(node.cfnResourceType)) return;
    throw new Error(
      `${node.node.path} is an ${node.cfnResourceType}, which is not on the closed list: ` +
        'teach it to the local runtime and add it to infra/resource-types.ts, or do without.',
    );
  }
}
