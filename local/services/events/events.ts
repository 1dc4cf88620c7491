import { randomUUID } from 'node:crypto';
import {
  ApiError,
  type Assembly,
  type Authorizer,
  type Coverage,
  type JsonObject,
  type Service,
  type VirtualClock,
} from '../../contracts';
import { authorizeDelivery } from '../deliver';
import type { Sqs } from '../sqs/sqs';
import type { Store } from '../store';
import { type Rule, rulesOf } from './rules';

export interface EventsOptions {
  readonly assembly: Assembly;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly sqs: Sqs;
  /** Decides each delivery: `sqs:SendMessage` by the service `events.amazonaws.com` with the rule's ARN as source. */
  readonly authorizer: Authorizer;
  /** Told `pattern`, `<rule logical id>#<detail-type>` for every match. */
  readonly coverage: Coverage;
}

const mostEntries = 10;
const mostBytes = 1_048_576;

/**
 * EventBridge: PutEvents answers when the event lies in every queue whose rule matches. An entry whose delivery is not
 * allowed by a queue's policy fails as a whole, where AWS would drop that one delivery in silence.
 *
 * @throws Error for a rule that this runtime cannot honor (a target that is no queue, a schedule)
 */
export function createEvents({ assembly, clock, store, sqs, authorizer, coverage }: EventsOptions): Service {
  const rules = rulesOf(assembly);

  const put = (entry: JsonObject): JsonObject => {
    try {
      const rulesOfBus = busRules(assembly, rules, entry.EventBusName);
      const event = envelope(entry, assembly, clock.now());
      const matching = rulesOfBus.filter((rule) => rule.matches(event));
      const deliveries = matching.flatMap((rule) => {
        const caller = { kind: 'service', principal: 'events.amazonaws.com', sourceArn: rule.arn } as const;
        return rule.targets.map(({ queue, bodyOf }) => ({ sqs, authorizer, caller, queue, body: bodyOf(event) }));
      });
      // All are decided before the first is sent: an entry reaches every queue or none.
      for (const delivery of deliveries) authorizeDelivery(delivery);
      store.transaction(() => {
        for (const { queue, body } of deliveries) sqs.send(queue, body);
      });
      for (const rule of matching) coverage.use('pattern', `${rule.logicalId}#${event['detail-type']}`);
      return { EventId: event.id! };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { ErrorCode: error.code, ErrorMessage: error.message };
    }
  };

  return {
    name: 'events',
    async handle({ action, input }) {
      if (action !== 'PutEvents')
        throw new ApiError('UnknownOperationException', `The local bus does not know ${action}.`);
      const entries = (input.Entries ?? []) as JsonObject[];
      if (entries.length === 0 || entries.length > mostEntries) {
        throw new ApiError('ValidationException', `Entries must have 1 to ${mostEntries} members.`);
      }
      if (Buffer.byteLength(JSON.stringify(entries)) > mostBytes) {
        throw new ApiError(
          'ValidationException',
          `Total size of the entries in the request is over the limit of ${mostBytes}.`,
        );
      }
      const results = entries.map(put);
      const failed = results.filter(({ ErrorCode }) => ErrorCode !== undefined).length;
      return { status: 200, body: JSON.stringify({ FailedEntryCount: failed, Entries: results }) };
    },
  };
}

/** The rules of the bus with this name or ARN. */
function busRules(assembly: Assembly, rules: readonly Rule[], named: unknown): readonly Rule[] {
  const key = typeof named === 'string' ? named : 'default';
  const bus = assembly
    .ofType('AWS::Events::EventBus')
    .find(({ ref, attributes }) => ref === key || attributes.Arn === key || attributes.Name === key);
  if (bus === undefined && key !== 'default') {
    throw new ApiError('ResourceNotFoundException', `Event bus ${key} does not exist.`);
  }
  const names = new Set([key, bus?.ref, bus?.attributes.Arn, bus?.attributes.Name]);
  return rules.filter((rule) => names.has(rule.bus));
}

/** The event as a target receives it. */
function envelope(entry: JsonObject, { account, region }: Assembly, now: number): JsonObject {
  const { Source: source, DetailType: type } = entry;
  if (typeof source !== 'string' || source === '')
    throw new ApiError('InvalidArgument', 'Parameter Source is not valid.');
  if (typeof type !== 'string' || type === '')
    throw new ApiError('InvalidArgument', 'Parameter DetailType is not valid.');
  const at = typeof entry.Time === 'number' ? entry.Time * 1000 : now;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': type,
    source,
    account,
    time: `${new Date(at).toISOString().slice(0, 19)}Z`,
    region,
    resources: entry.Resources ?? [],
    detail: detailOf(entry),
  };
}

function detailOf({ Detail }: JsonObject): JsonObject {
  try {
    const detail: unknown = JSON.parse(String(Detail));
    if (typeof detail === 'object' && detail !== null && !Array.isArray(detail)) return detail as JsonObject;
  } catch {
    // Refused below, like every other text that is no object.
  }
  throw new ApiError('MalformedDetail', 'Detail is malformed.');
}
