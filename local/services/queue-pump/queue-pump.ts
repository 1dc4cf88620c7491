import type { Assembly, Authorizer, Coverage, Invoker } from '../../contracts';
import type { Drainable } from '../activity';
import type { Faults } from '../faults/faults';
import type { Sqs } from '../sqs/sqs';

export interface QueuePumpOptions {
  readonly assembly: Assembly;
  readonly sqs: Sqs;
  readonly invoker: Invoker;
  /** Decides each poll as the function's role: `sqs:ReceiveMessage`, `DeleteMessage`, `GetQueueAttributes` with `{ QueueUrl }`. */
  readonly authorizer: Authorizer;
  readonly coverage: Coverage;
  readonly faults?: Faults | undefined;
  /**
   * Longest wait before a failed message is tried again, in milliseconds; 1000 by default. On AWS it is the queue's
   * visibility timeout, minutes of real time; here waits double from 50 ms up to the lesser of the two.
   */
  readonly retryDelayCapMs?: number | undefined;
  readonly report?: ((problem: string) => void) | undefined;
}

/** Delivers the messages of queues to the event source mappings; busy while such a queue holds a message. */
export interface QueuePump extends Drainable {
  start(): void;
  /** Lets running invocations end, then stops. */
  stop(): Promise<void>;
}

export declare function createQueuePump(options: QueuePumpOptions): QueuePump;
