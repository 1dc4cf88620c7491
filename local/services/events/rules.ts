import type { Assembly, JsonObject, Resource } from '../../contracts';
import { compilePattern } from '../../patterns/compile-pattern';
import { compileTransformer, type Transform } from './input-transformer';

/** A rule of a bus, ready to match. */
export interface Rule {
  readonly logicalId: string;
  readonly arn: string;
  /** ARN or name of its bus. */
  readonly bus: string;
  readonly matches: (event: JsonObject) => boolean;
  readonly targets: readonly Target[];
}

export interface Target {
  /** ARN. */
  readonly queue: string;
  readonly bodyOf: Transform;
}

/** Properties of a target that this runtime honors, or that only matter where a queue can be out of reach. */
const knownOfTarget = new Set(['Arn', 'Id', 'DeadLetterConfig', 'RetryPolicy', 'InputTransformer']);

/** The enabled rules of the template. @throws Error for one that this runtime cannot honor */
export function rulesOf(assembly: Assembly): Rule[] {
  return assembly
    .ofType('AWS::Events::Rule')
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .map((rule) => compile(assembly, rule));
}

function compile(assembly: Assembly, { logicalId, properties, attributes, ref }: Resource): Rule {
  const refuse = (reason: string): never => {
    throw new Error(`Rule ${logicalId}: ${reason}.`);
  };
  if (properties.ScheduleExpression !== undefined) refuse('schedules belong to AWS::Scheduler::Schedule');
  const pattern = properties.EventPattern as JsonObject | undefined;
  if (pattern === undefined) return refuse('it has no event pattern');
  const declared = (properties.Targets ?? []) as JsonObject[];
  if (declared.length === 0) refuse('it has no target');
  const targets = declared.map((target): Target => {
    const unknown = Object.keys(target).find((name) => !knownOfTarget.has(name));
    if (unknown !== undefined) refuse(`the local bus does not know ${unknown} of a target`);
    const arn = String(target.Arn);
    if (assembly.find(arn)?.type !== 'AWS::SQS::Queue') refuse(`its target ${arn} is not a queue of the template`);
    const { InputTransformer } = target;
    const bodyOf = InputTransformer === undefined ? JSON.stringify : compileTransformer(InputTransformer as JsonObject);
    return { queue: arn, bodyOf };
  });
  return {
    logicalId,
    arn: attributes.Arn ?? ref,
    bus: String(properties.EventBusName ?? 'default'),
    matches: compilePattern(pattern) as (event: JsonObject) => boolean,
    targets,
  };
}
