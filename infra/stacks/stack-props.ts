import { DefaultStackSynthesizer, type IStackSynthesizer, type StackProps } from 'aws-cdk-lib';
import type { Setting } from '../setting';

/** Common to both stacks. No account and no region: the template is the same wherever it is deployed. */
export function stackProps({ environment }: Setting): StackProps {
  return {
    analyticsReporting: false,
    // The CLI checks the bootstrap version itself; a rule in the template would add a parameter and nothing else.
    // (The cast is for exactOptionalPropertyTypes, which the library's own types do not satisfy.)
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    tags: { application: 'siger', environment: environment.name },
  };
}
