import type { StackFiles, TemplateResource } from './cloud-assembly';
import { ignoredTypes, isExecuted, isInert } from './resource-types';
import { TemplateError } from './template-error';

/** Sections that carry no behavior on this machine; `Rules` holds the check of the CDK bootstrap version alone. */
const harmlessSections = ['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Outputs', 'Resources', 'Rules'];

/** The condition that guards the CDK's own metadata resource. */
const metadataCondition = 'CDKMetadataAvailable';

/** The resources of a stack, without what the CDK writes about itself. */
export function resourcesOf(stack: StackFiles): [string, TemplateResource][] {
  return Object.entries(stack.template.Resources ?? {}).filter(([, { Type }]) => !ignoredTypes.includes(Type));
}

/** @throws TemplateError when a stack has a part that the local runtime would have to ignore. */
export function assertSupported(stack: StackFiles): void {
  const refuse = (problem: string, remedy: string, part = '') => {
    throw new TemplateError(`Stack ${stack.name}${part}`, problem, remedy);
  };
  for (const [section, content] of Object.entries(stack.template)) {
    const names = Object.keys(content ?? {});
    if (section === 'Parameters') {
      const extra = names.find((name) => name !== 'BootstrapVersion');
      if (extra) refuse(`it has the parameter ${extra}`, 'Decide the value in the typed config of the CDK app');
    } else if (section === 'Conditions') {
      const extra = names.find((name) => name !== metadataCondition);
      if (extra) refuse(`it has the condition ${extra}`, 'Decide it in the typed config of the CDK app');
    } else if (!harmlessSections.includes(section)) {
      refuse(`it has the section ${section}`, 'Use plain resources, which deploy and run here alike');
    }
  }
  for (const [logicalId, { Type: type, Condition }] of resourcesOf(stack)) {
    const part = `, resource ${logicalId} (${type})`;
    if (type === 'AWS::CloudFormation::Stack')
      refuse('nested stacks are not supported', 'Make it a stack of the app', part);
    if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') {
      refuse('custom resources are not supported', 'Drop the construct option that adds it', part);
    }
    if (!isExecuted(type) && !isInert(type)) {
      refuse('the type is not in the closed list', 'Use another, or extend local/template/resource-types.ts', part);
    }
    if (Condition) refuse(`it depends on the condition ${Condition}`, 'Decide it in the CDK app', part);
  }
}
