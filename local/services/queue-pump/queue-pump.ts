import type { Assembly, Authorizer, Coverage, Invoker } from '../../contracts';
import type { Drainable } from '../activity';
import type { Faults } from '../faults/faults';
import { mappingsOf } from '../mappings';
import type { Sqs } from '../sqs/sqs';
import { QueueMapping } from './queue-mapping';

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
   * visibility timeout, minutes of real time; here waits double from 50 ms up to the lesser of the two. Receive counts
   * and moves to the dead-letter queue are exact.
   */
  readonly retryDelayCapMs?: number | undefined;
  /** Told when a mapping stops because it may not read its queue; standard error by default. */
  readonly report?: ((problem: string) => void) | undefined;
}

/** Delivers the messages of queues to the event source mappings; busy while such a queue holds a message. */
export interface QueuePump extends Drainable {
  start(): void;
  /** Lets running invocations end, then stops. */
  stop(): Promise<void>;
}

/** A batching window is not waited for: a batch is what the queue holds when a delivery begins. */
const known = ['ScalingConfig', 'MaximumBatchingWindowInSeconds'];

export function createQueuePump(options: QueuePumpOptions): QueuePump {
  const { assembly, coverage } = options;
  let waiting: (() => void)[] = [];
  const changed = () => {
    if (waiting.length === 0 || busy()) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const mappings = mappingsOf(assembly, coverage, { service: 'sqs', known, batchSize: 10 }).map(
    (mapping) => new QueueMapping(mapping, options, changed),
  );
  const busy = () => mappings.some((mapping) => mapping.busy());

  return {
    busy,
    drained: () => (busy() ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    start() {
      for (const mapping of mappings) mapping.start();
    },
    async stop() {
      await Promise.all(mappings.map((mapping) => mapping.stop()));
    },
  };
}
