import { ApiError, type Assembly, type JsonObject } from '../../contracts';

const known = new Set([
  'ActionAfterCompletion',
  'ClientToken',
  'Description',
  'FlexibleTimeWindow',
  'GroupName',
  'KmsKeyArn',
  'Name',
  'ScheduleExpression',
  'ScheduleExpressionTimezone',
  'State',
  'Target',
]);
const knownOfTarget = new Set(['Arn', 'RoleArn', 'Input', 'DeadLetterConfig', 'RetryPolicy']);

/** Checks what CreateSchedule or the template says. @throws ApiError ValidationException, ResourceNotFoundException */
export function checkDefinition(definition: JsonObject, assembly: Assembly): void {
  const target = (definition.Target ?? {}) as JsonObject;
  const unknown =
    Object.keys(definition).find((name) => !known.has(name)) ??
    Object.keys(target).find((name) => !knownOfTarget.has(name));
  if (unknown !== undefined) throw invalid(`the local scheduler does not know ${unknown}`);
  if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(String(definition.Name ?? '')))
    throw invalid('Name must have 1 to 64 letters, digits, - _ .');
  const window = (definition.FlexibleTimeWindow ?? {}) as JsonObject;
  if (window.Mode !== 'OFF') throw invalid('FlexibleTimeWindow must be OFF here');
  if (!['ENABLED', undefined].includes(definition.State as string | undefined))
    throw invalid('State must be ENABLED here');
  if (typeof target.RoleArn !== 'string') throw invalid('Target.RoleArn is required');
  if (assembly.find(String(target.Arn))?.type !== 'AWS::SQS::Queue')
    throw invalid('Target.Arn must be a queue of the template');
}

/** @throws ApiError ResourceNotFoundException */
export function checkGroup(assembly: Assembly, group: string): void {
  const exists = assembly
    .ofType('AWS::Scheduler::ScheduleGroup')
    .some(({ ref, properties }) => ref === group || properties.Name === group);
  if (group !== 'default' && !exists) {
    throw new ApiError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
  }
}

export function invalid(reason: string): ApiError {
  return new ApiError('ValidationException', `Invalid schedule: ${reason}.`);
}
