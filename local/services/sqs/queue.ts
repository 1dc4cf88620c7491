import { randomUUID } from 'node:crypto';
import type { Message, MessageStore } from './messages';
import type { QueueCounts } from './sqs';

/** What the template says about a queue. Times in milliseconds. */
export interface QueueConfig {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeout: number;
  readonly delay: number;
  readonly receiveWait: number;
  readonly maxBytes: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

/** Node's timers take at most a signed 32-bit number of milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * One standard queue. Visible messages wait in order; hidden ones (in flight or delayed) come back by one timer that is
 * set for the earliest of them.
 */
export class Queue {
  readonly #visible = new Map<string, Message>();
  readonly #hidden = new Map<string, Message>();
  /** Receipt of the latest receive, by message id: an older receipt no longer deletes or hides. */
  readonly #receipts = new Map<string, string>();
  readonly #watchers = new Set<() => void>();
  #delayed = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;

  constructor(
    readonly config: QueueConfig,
    private readonly store: MessageStore,
    /** Takes a message that was received too often. */
    private readonly bury: (message: Message) => void,
  ) {
    const now = Date.now();
    for (const message of store.load(config.name)) {
      // Whoever held a received message died with the former process, so it is free again.
      if (message.receiveCount === 0 && message.visibleAt > now) this.#hide(message);
      else this.#visible.set(message.id, message);
    }
  }

  counts(): QueueCounts {
    return { visible: this.#visible.size, inFlight: this.#hidden.size - this.#delayed, delayed: this.#delayed };
  }

  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  add(message: Message): void {
    this.store.add(this.config.name, message);
    this.#place(message);
  }

  /** Takes over a message of another queue, as a dead-letter queue does. */
  adopt(message: Message): void {
    this.store.move(message, this.config.name);
    this.#place(message);
  }

  /** Takes up to `max` messages, hidden for `visibilityTimeout` milliseconds; `now` is the virtual time that they note. */
  receive(max: number, visibilityTimeout: number, now: number): { message: Message; receipt: string }[] {
    const taken: { message: Message; receipt: string }[] = [];
    const shown: Message[] = [];
    let buried = false;
    for (const message of this.#visible.values()) {
      if (taken.length === max) break;
      this.#visible.delete(message.id);
      if (this.config.redrive !== undefined && message.receiveCount >= this.config.redrive.maxReceiveCount) {
        this.#receipts.delete(message.id);
        this.bury(message);
        buried = true;
        continue;
      }
      message.receiveCount += 1;
      message.firstReceivedAt ||= now;
      const receipt = `${message.id}.${randomUUID()}`;
      this.#receipts.set(message.id, receipt);
      message.visibleAt = Date.now() + visibilityTimeout;
      this.store.update(message);
      if (visibilityTimeout > 0) this.#hide(message);
      else shown.push(message);
      taken.push({ message, receipt });
    }
    // After the loop, which would meet them again.
    for (const message of shown) this.#visible.set(message.id, message);
    if (buried) this.#changed();
    return taken;
  }

  /** Deletes by the latest receipt; an outdated one is ignored, as on a standard queue. */
  remove(receipt: string): void {
    const message = this.#held(receipt);
    if (message === undefined) return;
    this.store.remove(message.id);
    this.#unhide(message);
    this.#visible.delete(message.id);
    this.#receipts.delete(message.id);
    this.#changed();
  }

  /** Sets when a received message becomes visible again; false when the receipt is not in force. */
  release(receipt: string, afterMs: number): boolean {
    const message = this.#held(receipt);
    if (message === undefined || !this.#hidden.has(message.id)) return false;
    message.visibleAt = Date.now() + afterMs;
    this.store.update(message);
    this.#unhide(message);
    this.#place(message);
    return true;
  }

  purge(): void {
    this.store.removeAll(this.config.name);
    this.#visible.clear();
    this.#hidden.clear();
    this.#receipts.clear();
    this.#delayed = 0;
    this.#changed();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#watchers.clear();
  }

  #held(receipt: string): Message | undefined {
    const id = receipt.slice(0, receipt.indexOf('.'));
    if (this.#receipts.get(id) !== receipt) return undefined;
    return this.#hidden.get(id) ?? this.#visible.get(id);
  }

  #place(message: Message): void {
    if (message.visibleAt > Date.now()) {
      this.#hide(message);
      return;
    }
    this.#visible.set(message.id, message);
    this.#changed();
  }

  #hide(message: Message): void {
    this.#hidden.set(message.id, message);
    if (message.receiveCount === 0) this.#delayed += 1;
    if (message.visibleAt < this.#timerAt) this.#wakeAt(message.visibleAt);
  }

  #unhide(message: Message): void {
    if (this.#hidden.delete(message.id) && message.receiveCount === 0) this.#delayed -= 1;
  }

  #wakeAt(instant: number): void {
    clearTimeout(this.#timer);
    this.#timerAt = instant;
    this.#timer = setTimeout(() => this.#wake(), Math.min(Math.max(instant - Date.now(), 0), longestTimer));
    this.#timer.unref();
  }

  #wake(): void {
    const now = Date.now();
    const before = this.#visible.size;
    let next = Number.POSITIVE_INFINITY;
    for (const message of this.#hidden.values()) {
      if (message.visibleAt <= now) {
        this.#unhide(message);
        this.#visible.set(message.id, message);
      } else {
        next = Math.min(next, message.visibleAt);
      }
    }
    this.#timerAt = Number.POSITIVE_INFINITY;
    if (next !== Number.POSITIVE_INFINITY) this.#wakeAt(next);
    if (this.#visible.size > before) this.#changed();
  }

  #changed(): void {
    for (const changed of [...this.#watchers]) changed();
  }
}
