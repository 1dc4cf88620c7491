import { ApiError, type JsonObject } from '../../contracts';
import { createActivity } from '../activity';
import { failedOf, invokeBatch } from '../batch-outcome';
import { authorize } from '../deliver';
import type { Mapping } from '../mappings';
import type { Received } from '../sqs/sqs';
import type { QueuePumpOptions } from './queue-pump';
import { toSqsRecord } from './sqs-record';

/** Invocations of a mapping at the same time, where the template sets no maximum. */
const usualConcurrency = 5;
const firstRetryMs = 50;

/** One event source mapping of a queue. */
export class QueueMapping {
  readonly #concurrency: number;
  readonly #runs = createActivity();
  #running = 0;
  #pulling = false;
  #state: 'new' | 'running' | 'stopped' = 'new';
  #unwatch: (() => void) | undefined;

  constructor(
    private readonly mapping: Mapping,
    private readonly options: QueuePumpOptions,
    private readonly changed: () => void,
  ) {
    const scaling = mapping.properties.ScalingConfig as JsonObject | undefined;
    this.#concurrency = Number(scaling?.MaximumConcurrency ?? usualConcurrency);
  }

  busy(): boolean {
    if (this.#running > 0) return true;
    if (this.#state === 'stopped') return false;
    const { visible, inFlight, delayed } = this.options.sqs.counts(this.mapping.source);
    return visible + inFlight + delayed > 0;
  }

  start(): void {
    this.#state = 'running';
    this.#unwatch = this.options.sqs.watch(this.mapping.source, () => {
      this.#pullSoon();
      this.changed();
    });
    this.#pullSoon();
  }

  async stop(): Promise<void> {
    this.#state = 'stopped';
    this.#unwatch?.();
    await this.#runs.drained();
    this.changed();
  }

  /** In a turn of its own, so that all that is sent in one transaction comes in one batch. */
  #pullSoon(): void {
    if (this.#pulling) return;
    this.#pulling = true;
    setImmediate(() => {
      this.#pulling = false;
      this.#pull();
    });
  }

  #pull(): void {
    const { sqs } = this.options;
    const { source, batchSize } = this.mapping;
    while (this.#state === 'running' && this.#running < this.#concurrency && sqs.counts(source).visible > 0) {
      if (!this.#mayRead()) return;
      const batch = sqs.receive(source, batchSize);
      if (batch.length > 0) void this.#run(batch);
    }
  }

  #mayRead(): boolean {
    const { sqs, authorizer } = this.options;
    const { fn, source, logicalId } = this.mapping;
    const input = { QueueUrl: sqs.queue(source).config.url };
    try {
      for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']) {
        authorize(authorizer, { kind: 'function', fn }, 'sqs', action, input);
      }
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const report = this.options.report ?? console.error;
      report(`Mapping ${logicalId} stopped: ${fn.logicalId} may not read its queue (${error.message})`);
      void this.stop();
      return false;
    }
  }

  async #run(batch: readonly Received[]): Promise<void> {
    const done = this.#runs.begin();
    this.#running += 1;
    try {
      await this.#deliver(batch);
    } finally {
      this.#running -= 1;
      done();
      this.#pullSoon();
      this.changed();
    }
  }

  async #deliver(batch: readonly Received[]): Promise<void> {
    const { sqs, assembly, invoker, faults } = this.options;
    const { source, fn, reportsItems, passes, logicalId } = this.mapping;
    const fault = faults?.delivery(logicalId);
    const wanted: { message: Received; record: JsonObject }[] = [];
    for (const message of fault ? fault.order(batch) : batch) {
      const record = toSqsRecord(message, source, assembly.region);
      if (passes(record)) wanted.push({ message, record });
      else sqs.remove(source, message.receiptHandle);
    }
    if (wanted.length === 0) return;
    const outcome = await invokeBatch(invoker, fn, { Records: wanted.map(({ record }) => record) }, fault);
    const identifiers = wanted.map(({ message }) => message.messageId);
    const failed = failedOf(outcome, identifiers, reportsItems);
    for (const { message } of wanted) {
      if (failed === 'all' || failed.has(message.messageId))
        sqs.release(source, message.receiptHandle, this.#retryDelay(message));
      else sqs.remove(source, message.receiptHandle);
    }
  }

  /** Milliseconds until the message is tried again. */
  #retryDelay({ attributes }: Received): number {
    const { sqs, retryDelayCapMs = 1000 } = this.options;
    const doubled = firstRetryMs * 2 ** (Number(attributes.ApproximateReceiveCount) - 1);
    return Math.min(doubled, retryDelayCapMs, sqs.queue(this.mapping.source).config.visibilityTimeout);
  }
}
