import type { JsonObject, Resource, Synthesis } from './synthesis';

export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: JsonObject;
}

export function statementsOf(policy: Resource): readonly Statement[] {
  return (policy.properties.PolicyDocument as unknown as { Statement: Statement[] }).Statement;
}

export function list<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}

/** What a function may do: `action on resource`, sorted, without the log and the traces that all of them write. */
export function grantsOf(synthesis: Synthesis, functionName: string): readonly string[] {
  const fn = functionNamed(synthesis, functionName);
  const role = String(fn.properties.Role).replace(/\.Arn$/, '');
  return synthesis
    .ofType('AWS::IAM::Policy')
    .filter((policy) => list(policy.properties.Roles).includes(role))
    .flatMap(statementsOf)
    .filter(({ Sid }) => Sid !== 'OwnLog' && Sid !== undefined)
    .flatMap(({ Action, Resource: on }) => list(on).map((resource) => `${actions(Action)} on ${resource}`))
    .sort();
}

/** Actions of one service written once: `dynamodb: GetItem Query`. */
function actions(action: string | string[]): string {
  const names = list(action);
  return `${names[0]?.split(':')[0]}: ${names
    .map((name) => name.split(':')[1])
    .sort()
    .join(' ')}`;
}

export function functionNamed(synthesis: Synthesis, name: string): Resource {
  const found = synthesis
    .ofType('AWS::Lambda::Function')
    .find((fn) => variablesOf(fn).POWERTOOLS_SERVICE_NAME === name);
  if (!found) throw new Error(`There is no function ${name}.`);
  return found;
}

export function variablesOf(fn: Resource): JsonObject {
  return (fn.properties.Environment as { Variables: JsonObject }).Variables;
}
