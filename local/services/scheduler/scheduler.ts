import type { Assembly, Authorizer, Service, VirtualClock } from '../../contracts';
import type { Drainable } from '../activity';
import type { Sqs } from '../sqs/sqs';
import type { Store } from '../store';

export interface SchedulerOptions {
  readonly assembly: Assembly;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly sqs: Sqs;
  /**
   * Decides each firing: `sqs:SendMessage` by `{ kind: 'service', principal: 'scheduler.amazonaws.com', sourceArn:
   * <group ARN>, roleArn: <the schedule's role> }`.
   */
  readonly authorizer: Authorizer;
  /** Told about firings that could neither be delivered nor dead-lettered; standard error by default. */
  readonly report?: ((problem: string) => void) | undefined;
}

export interface Scheduler extends Service, Drainable {
  /**
   * The next virtual instant (milliseconds since the epoch) at which a schedule fires. With `oneTimeOnly`, recurring
   * schedules are passed over: a jump then fires each of them at most once, instead of at every tick it skipped.
   */
  nextDue(options?: { oneTimeOnly?: boolean }): number | undefined;
  /**
   * Fires what is due at the clock's now, in order of time; returns how many fired. A recurring schedule that missed
   * several ticks fires once. Call it after every `advanceTo`.
   */
  fireDue(): number;
  /** Starts firing by the passing of real time. */
  start(): void;
  /** One-time and recurring schedules that exist, by name. */
  names(): readonly string[];
  /** How many schedules were created since the start of the store. */
  created(): number;
  stop(): void;
}

export declare function createScheduler(options: SchedulerOptions): Scheduler;
