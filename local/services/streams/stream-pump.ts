import type { Assembly, Authorizer, Coverage, Invoker, JsonObject, VirtualClock } from '../../contracts';
import type { Drainable } from '../activity';
import { engineClient } from '../dynamodb/client';
import type { Engine } from '../dynamodb/engine';
import type { Faults } from '../faults/faults';
import { mappingsOf } from '../mappings';
import type { Sqs } from '../sqs/sqs';
import type { Store } from '../store';
import { positionsIn } from './positions';
import { StreamMapping, type StreamSource } from './stream-mapping';

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
  /** Told what goes wrong beside the functions' own errors; standard error by default. */
  readonly report?: ((problem: string) => void) | undefined;
}

/** Delivers the records of the tables' streams to the event source mappings, each key's records in order. */
export interface StreamPump extends Drainable {
  /** Call it when the tables exist. */
  start(): Promise<void>;
  /** There may be new records: read now. The pump is busy from here until it has read and delivered them. */
  poke(): void;
  /** Lets running invocations end, then stops; positions stay. */
  stop(): Promise<void>;
}

/** Records are never old here, and a batching window or parallelization changes no outcome, so those are not acted on. */
const known = [
  'StartingPosition',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'ParallelizationFactor',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'DestinationConfig',
];

export function createStreamPump(options: StreamPumpOptions): StreamPump {
  const { assembly, coverage, engine, store } = options;
  const client = engineClient(engine);
  const shared = { ...options, client, positions: positionsIn(store) };
  let waiting: (() => void)[] = [];
  const changed = () => {
    if (waiting.length === 0 || busy()) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const mappings = mappingsOf(assembly, coverage, { service: 'dynamodb', known, batchSize: 100 }).map(
    (mapping) => new StreamMapping(mapping, sourceOf(assembly, mapping.source), shared, changed),
  );
  const busy = () => mappings.some((mapping) => mapping.busy());

  return {
    busy,
    drained: () => (busy() ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    async start() {
      await Promise.all(mappings.map((mapping) => mapping.start()));
    },
    poke() {
      for (const mapping of mappings) mapping.poke();
    },
    async stop() {
      await Promise.all(mappings.map((mapping) => mapping.stop()));
      client.close();
    },
  };
}

function sourceOf(assembly: Assembly, streamArn: string): StreamSource {
  const table = assembly.ofType('AWS::DynamoDB::Table').find(({ attributes }) => attributes.StreamArn === streamArn);
  if (table === undefined) throw new Error(`No table of the template has the stream ${streamArn}.`);
  const hash = (table.properties.KeySchema as JsonObject[]).find(({ KeyType }) => KeyType === 'HASH');
  return { table: table.ref, partitionKey: String(hash?.AttributeName) };
}
