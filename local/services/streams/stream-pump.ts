import type { Assembly, Authorizer, Coverage, Invoker, VirtualClock } from '../../contracts';
import type { Drainable } from '../activity';
import type { Engine } from '../dynamodb/engine';
import type { Faults } from '../faults/faults';
import type { Sqs } from '../sqs/sqs';
import type { Store } from '../store';

export interface StreamPumpOptions {
  readonly assembly: Assembly;
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly store: Store;
  readonly sqs: Sqs;
  readonly invoker: Invoker;
  /**
   * Decides each poll as the function's role: `dynamodb:DescribeStream`, `GetShardIterator`, `GetRecords` with
   * `{ StreamArn }` as input (the ARN of the template), and `sqs:SendMessage` for the on-failure queue.
   */
  readonly authorizer: Authorizer;
  /** Told `filter`, `<mapping logical id>#<index>` for every filter that let a record through. */
  readonly coverage: Coverage;
  readonly faults?: Faults | undefined;
  /** Longest wait before a retry, in milliseconds; 1000 by default. Waits double from 25 ms. */
  readonly retryDelayCapMs?: number | undefined;
  readonly report?: ((problem: string) => void) | undefined;
}

/** Delivers the records of the tables' streams to the event source mappings. */
export interface StreamPump extends Drainable {
  start(): Promise<void>;
  /** There may be new records: read now. The pump is busy from here until it has read and delivered them. */
  poke(): void;
  /** Lets running invocations end, then stops; positions stay. */
  stop(): Promise<void>;
}

export declare function createStreamPump(options: StreamPumpOptions): StreamPump;
