import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type Invocation, type JsonObject } from '../../contracts';
import { failedOf, invokeBatch } from '../batch-outcome';
import { authorize, deliverToQueue } from '../deliver';
import type { EngineClient } from '../dynamodb/client';
import type { Mapping } from '../mappings';
import { failureRecord } from './failure-record';
import { Lanes, laneOf, type Pending } from './lanes';
import type { Positions } from './positions';
import { type ReadRecord, type StreamReader, streamReader } from './reader';
import type { StreamPumpOptions } from './stream-pump';
import { toStreamRecord } from './stream-record';

export interface StreamSource {
  /** Physical name of the table. */
  readonly table: string;
  readonly partitionKey: string;
}

const firstRetryMs = 25;
/** Reads stop while so many records wait. */
const mostWaiting = 5000;
/** Between two reads while records come, and while none does; a poke ends the longer wait. */
const paceMs = 5;
const restMs = 250;

/** One event source mapping of a table's stream. */
export class StreamMapping {
  readonly #running = new Set<Promise<void>>();
  /** Lanes that are being delivered. */
  readonly #driven = new Set<number>();
  #lanes: Lanes | undefined;
  #reading: Promise<void> | undefined;
  /** Pokes so far, and those before the last read that found the end. The first read is due without a poke. */
  #pokes = 1;
  #seen = 0;
  #wake: (() => void) | undefined;
  #stopped = false;

  constructor(
    private readonly mapping: Mapping,
    private readonly source: StreamSource,
    private readonly options: StreamPumpOptions & { readonly client: EngineClient; readonly positions: Positions },
    private readonly changed: () => void,
  ) {}

  busy(): boolean {
    if (this.#running.size > 0) return true;
    return !this.#stopped && (this.#seen < this.#pokes || (this.#lanes?.waiting() ?? 0) > 0);
  }

  poke(): void {
    this.#pokes += 1;
    this.#wake?.();
  }

  async start(): Promise<void> {
    const { client, engine, positions } = this.options;
    const { Table } = await client.ask<{ Table: { LatestStreamArn?: string } }>('DynamoDB_20120810.DescribeTable', {
      TableName: this.source.table,
    });
    if (Table.LatestStreamArn === undefined) throw new Error(`Table ${this.source.table} has no stream.`);
    const kept = positions.load(this.mapping.logicalId);
    const from = kept?.stream === Table.LatestStreamArn ? kept : undefined;
    this.#lanes = new Lanes(Table.LatestStreamArn, from);
    this.#reading = this.#read(this.#lanes, streamReader(client, engine.name, Table.LatestStreamArn, from?.handled));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake?.();
    await this.#reading;
    await Promise.all(this.#running);
    this.changed();
  }

  async #read(lanes: Lanes, reader: StreamReader): Promise<void> {
    while (!this.#stopped) {
      const pokes = this.#pokes;
      let found: number | undefined;
      try {
        this.#mayRead();
        const records = await reader.read();
        this.#accept(lanes, records);
        found = records.length;
      } catch (error) {
        if (this.#stopped) return;
        this.#report(`could not read its stream (${(error as Error).message})`);
        if (error instanceof ApiError && error.code === 'AccessDeniedException') {
          this.#stopped = true;
          this.changed();
          return;
        }
      }
      if (found === 0) {
        this.#seen = pokes;
        this.changed();
      }
      if (this.#stopped) return;
      const calm = found === undefined || (found === 0 && this.#pokes === pokes);
      await (calm || lanes.waiting() > mostWaiting ? this.#rest() : sleep(paceMs));
    }
  }

  /** Until a poke, a finished batch, or a while: somebody may have written past the front door. */
  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, restMs);
      timer.unref();
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
      this.#wake = done;
    });
  }

  #mayRead(): void {
    const { fn, source } = this.mapping;
    for (const action of ['DescribeStream', 'GetShardIterator', 'GetRecords']) {
      authorize(this.options.authorizer, { kind: 'function', fn }, 'dynamodb', action, { StreamArn: source });
    }
  }

  #accept(lanes: Lanes, records: readonly ReadRecord[]): void {
    if (records.length === 0) return;
    const origin = {
      arn: this.mapping.source,
      region: this.options.assembly.region,
      offset: this.options.clock.offset(),
    };
    for (const { record, place } of records) {
      const shown = toStreamRecord(record, origin);
      const lane = laneOf(record.dynamodb.Keys[this.source.partitionKey]);
      lanes.add(lane, place, this.mapping.passes(shown) ? shown : undefined);
    }
    this.#save(lanes);
    for (const lane of lanes.numbers) this.#drive(lanes, lane);
  }

  /** Delivers a lane's records, one batch after the other, until none waits. */
  #drive(lanes: Lanes, lane: number): void {
    if (this.#driven.has(lane) || lanes.next(lane, 1).length === 0) return;
    this.#driven.add(lane);
    const run = this.#deliverAll(lanes, lane).finally(() => {
      this.#driven.delete(lane);
      this.#running.delete(run);
      // Records may have come since the lane was found empty.
      if (!this.#stopped) this.#drive(lanes, lane);
      this.changed();
    });
    this.#running.add(run);
  }

  async #deliverAll(lanes: Lanes, lane: number): Promise<void> {
    for (;;) {
      const batch = lanes.next(lane, this.mapping.batchSize);
      if (batch.length === 0 || this.#stopped) return;
      const handled = (count: number) => {
        lanes.advance(lane, count);
        this.#save(lanes);
      };
      if (!(await this.#deliver(lane, batch, handled))) return;
      if (lanes.waiting() <= mostWaiting) this.#wake?.();
    }
  }

  /** Retries and bisects until every record is handled or given up; false when the pump was stopped before. */
  async #deliver(lane: number, whole: readonly Pending[], handled: (count: number) => void): Promise<boolean> {
    const { BisectBatchOnFunctionError: bisect, MaximumRetryAttempts = -1 } = this.mapping.properties;
    let batch = whole;
    let attempts = 0;
    while (batch.length > 0) {
      if (this.#stopped) return false;
      const { outcome, failedAt } = await this.#invoke(batch);
      handled(failedAt);
      batch = batch.slice(failedAt);
      if (batch.length === 0) break;
      // What succeeded is behind; the rest is a batch of its own.
      attempts = failedAt > 0 ? 1 : attempts + 1;
      if (failedAt === 0 && bisect === true && batch.length > 1) {
        const half = Math.ceil(batch.length / 2);
        if (!(await this.#deliver(lane, batch.slice(0, half), handled))) return false;
        batch = batch.slice(half);
        attempts = 0;
        continue;
      }
      const most = Number(MaximumRetryAttempts);
      if (most >= 0 && attempts > most) {
        this.#giveUp(lane, batch, attempts, outcome);
        handled(batch.length);
        return true;
      }
      await sleep(Math.min(firstRetryMs * 2 ** (attempts - 1), this.options.retryDelayCapMs ?? 1000));
    }
    return true;
  }

  /** `failedAt`: the index of the first record that failed; the batch's length when none did. */
  async #invoke(batch: readonly Pending[]): Promise<{ outcome: Invocation; failedAt: number }> {
    const { invoker, faults } = this.options;
    const { fn, logicalId, reportsItems } = this.mapping;
    const fault = faults?.delivery(logicalId);
    const outcome = await invokeBatch(invoker, fn, { Records: batch.map(({ record }) => record) }, fault);
    const sequences = batch.map(({ sequence }) => sequence);
    const failed = failedOf(outcome, sequences, reportsItems);
    if (failed === 'all') return { outcome, failedAt: 0 };
    const first = sequences.findIndex((sequence) => failed.has(sequence));
    return { outcome, failedAt: first < 0 ? batch.length : first };
  }

  #giveUp(lane: number, batch: readonly Pending[], attempts: number, outcome: Invocation): void {
    const { sqs, authorizer, clock } = this.options;
    const { fn, source, properties } = this.mapping;
    const queue = ((properties.DestinationConfig as JsonObject | undefined)?.OnFailure as JsonObject | undefined)
      ?.Destination;
    const functionArn = fn.attributes.Arn ?? fn.ref;
    const body = failureRecord({ functionArn, streamArn: source, lane, batch, attempts, outcome, now: clock.now() });
    try {
      if (queue === undefined) throw new Error('it has no on-failure destination');
      const caller = { kind: 'function', fn } as const;
      deliverToQueue({ sqs, authorizer, caller, queue: String(queue), body: JSON.stringify(body) });
    } catch (error) {
      this.#report(`gave up ${batch.length} records in vain: ${(error as Error).message}`);
    }
  }

  #save(lanes: Lanes): void {
    this.options.positions.save(this.mapping.logicalId, lanes.position());
  }

  #report(problem: string): void {
    (this.options.report ?? console.error)(`Mapping ${this.mapping.logicalId} ${problem}`);
  }
}
