import { type ExecutedType, executedTypes, inertTypes } from '../../infra/resource-types';

/** Written by the CDK about itself; no resource at all. */
export const ignoredTypes: readonly string[] = ['AWS::CDK::Metadata'];

export function isExecuted(type: string): type is ExecutedType {
  return (executedTypes as readonly string[]).includes(type);
}

export function isInert(type: string): boolean {
  return Object.hasOwn(inertTypes, type);
}
