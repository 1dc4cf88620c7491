import { type App, Aspects } from 'aws-cdk-lib';
import { ClosedTypes } from './closed-types';
import { checkWithNag } from './nag';
import type { Setting } from './setting';
import { StatefulStack } from './stacks/stateful-stack';
import { StatelessStack } from './stacks/stateless-stack';

export interface Platform {
  readonly stateful: StatefulStack;
  readonly stateless: StatelessStack;
}

/** Adds the platform of one environment to an app, with the checks that fail its synth. */
export function addPlatform(app: App, setting: Setting): Platform {
  const name = `siger-${setting.environment.name}`;
  const stateful = new StatefulStack(app, `${name}-stateful`, setting);
  const stateless = new StatelessStack(app, `${name}-stateless`, setting, stateful);
  Aspects.of(app).add(new ClosedTypes());
  checkWithNag(app, { stateful, stateless }, setting);
  return { stateful, stateless };
}
