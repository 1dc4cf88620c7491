import type { Assembly, Authorizer, Coverage, Service, VirtualClock } from '../../contracts';
import type { Sqs } from '../sqs/sqs';

export interface EventsOptions {
  readonly assembly: Assembly;
  readonly clock: VirtualClock;
  readonly sqs: Sqs;
  /** Decides each delivery: `sqs:SendMessage` by the service `events.amazonaws.com` with the rule's ARN as source. */
  readonly authorizer: Authorizer;
  /** Told `pattern`, `<rule logical id>#<detail-type>` for every match. */
  readonly coverage: Coverage;
}

/**
 * EventBridge: PutEvents answers when the event lies in every queue whose rule matches.
 *
 * @throws Error for a rule that this runtime cannot honor (a target that is no queue, a schedule, an input transformer)
 */
export declare function createEvents(options: EventsOptions): Service;
