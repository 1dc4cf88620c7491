import type { Assembly, Json, JsonObject } from '../contracts';
import { templateVariables } from '../functions/environment';
import { type DeclaredGrant, declaredGrants } from '../iam/declared-grants';
import { deadLetterArns } from '../queues';

/** Something that a template grants or wires, by the kind and id under which its use is reported to Coverage. */
export interface Wire {
  readonly kind:
    | 'grant'
    | 'permission'
    | 'route'
    | 'pattern'
    | 'mapping'
    | 'filter'
    | 'variable'
    | 'redrive'
    | 'schedule';
  readonly id: string;
  /** Why no use of it can show on this machine; absent when its use shows. */
  readonly inert?: string;
}

/** All that an assembly grants and wires. */
export function declaredWiring(assembly: Assembly): Wire[] {
  const idsOf = (type: string) => assembly.ofType(type).map(({ logicalId }) => logicalId);
  return [
    ...grants(assembly),
    ...wires('permission', idsOf('AWS::Lambda::Permission')),
    ...wires('route', idsOf('AWS::ApiGatewayV2::Route')),
    ...wires('pattern', eventTypes(assembly)),
    ...wires('mapping', idsOf('AWS::Lambda::EventSourceMapping')),
    ...wires('filter', filters(assembly)),
    ...wires('variable', variables(assembly)),
    ...wires('redrive', redrives(assembly)),
    ...wires(
      'schedule',
      assembly.ofType('AWS::Scheduler::Schedule').map(({ ref }) => ref),
    ),
  ];
}

function wires(kind: Wire['kind'], ids: readonly string[]): Wire[] {
  return ids.map((id) => ({ kind, id }));
}

/** Services that Lambda itself calls with a function's role, outside of the function's own calls. */
const servicesOfLambda: Readonly<Record<string, string>> = {
  logs: 'Lambda writes the log of a function with it; here the runtime keeps the log',
  xray: 'Lambda sends the traces of a function with it; here nothing is traced',
};

function grants(assembly: Assembly): Wire[] {
  const deadLetters = deadLetterArns(assembly);
  const reasonOf = ({ effect, action, resource, holder }: DeclaredGrant): string | undefined => {
    if (effect === 'Deny') return 'it denies, and shows only when something is refused';
    if (holder === 'service' && deadLetters.has(resource)) {
      return 'a service puts there what it could not deliver; here a queue is never out of reach';
    }
    return servicesOfLambda[action.split(':')[0] ?? ''];
  };
  return declaredGrants(assembly).map((grant) => {
    const inert = reasonOf(grant);
    return { kind: 'grant', id: grant.id, ...(inert !== undefined && { inert }) };
  });
}

/** Each event type that a rule matches, as `<rule>#<detail-type>`. */
function eventTypes(assembly: Assembly): string[] {
  return assembly.ofType('AWS::Events::Rule').flatMap(({ logicalId, properties }) => {
    const types = (properties.EventPattern as JsonObject | undefined)?.['detail-type'];
    if (!Array.isArray(types) || !types.every((type) => typeof type === 'string')) {
      throw new Error(`Rule ${logicalId}: what it matches can be accounted for only when it lists its detail types.`);
    }
    return types.map((type) => `${logicalId}#${type}`);
  });
}

function filters(assembly: Assembly): string[] {
  return assembly.ofType('AWS::Lambda::EventSourceMapping').flatMap(({ logicalId, properties }) => {
    const declared = ((properties.FilterCriteria as JsonObject | undefined)?.Filters ?? []) as Json[];
    return declared.map((_, index) => `${logicalId}#${index}`);
  });
}

function variables(assembly: Assembly): string[] {
  return assembly
    .ofType('AWS::Lambda::Function')
    .flatMap((fn) => Object.keys(templateVariables(fn)).map((name) => `${fn.logicalId}#${name}`));
}

/** Queues whose messages move to another one when they were received too often. */
function redrives(assembly: Assembly): string[] {
  return assembly
    .ofType('AWS::SQS::Queue')
    .filter(({ properties }) => properties.RedrivePolicy !== undefined)
    .map(({ logicalId }) => logicalId);
}
