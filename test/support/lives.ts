import type { DynamoDBDocumentClient, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';

/** The end of a process in the middle of its work. */
export class Death extends Error {}

export type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Told of every call just before it goes to DynamoDB and just after its answer; what it throws ends the process there. */
export interface Fate {
  before(written: TransactItems): void;
  after(written: TransactItems): void;
}

/** A client for one process: once it is dead nothing of it calls DynamoDB any more, whatever it had begun side by side. */
export function mortal(client: DynamoDBDocumentClient, fate: Fate): DynamoDBDocumentClient {
  let dead = false;
  const live = (step: () => void): void => {
    if (dead) throw new Death();
    try {
      step();
    } catch (error) {
      dead = true;
      throw error;
    }
  };
  const send = async (command: { readonly input: Partial<TransactWriteCommandInput> }) => {
    const written = command.input.TransactItems ?? [];
    live(() => fate.before(written));
    const answer = await client.send(command as Parameters<typeof client.send>[0]);
    live(() => fate.after(written));
    return answer;
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

/** Numbers from 0 to below 1, the same for a seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let n = Math.imul(state ^ (state >>> 15), 1 | state);
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
    return ((n ^ (n >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** By step (a message, a plan), how many calls it makes when nothing disturbs it. */
export type Undisturbed = ReadonlyMap<string, number>;

/**
 * Where the deliveries of a run's steps die: each of the first `strikes` at a call drawn from those of its undisturbed course, before it
 * or after it; and every transaction for which `always` holds once before it and once after it, whatever was drawn.
 */
export class Strikes implements Fate {
  readonly #begun = new Map<string, number>();
  #calls = 0;
  /** Calls side by side: when one is answered, others may have begun. */
  readonly #numbers = new WeakMap<TransactItems, number>();
  #at = 0;
  #side: keyof Fate = 'before';
  #spared = false;

  constructor(
    readonly undisturbed: Undisturbed,
    readonly strikes: number,
    readonly random: () => number,
    readonly always: (written: TransactItems) => boolean,
  ) {}

  begin(step: string): void {
    const before = this.#begun.get(step) ?? 0;
    this.#begun.set(step, before + 1);
    this.#calls = 0;
    this.#at = before < this.strikes ? 1 + Math.floor(this.random() * (this.undisturbed.get(step) ?? 1)) : 0;
    this.#side = this.random() < 0.5 ? 'before' : 'after';
  }

  before(written: TransactItems): void {
    this.#numbers.set(written, ++this.#calls);
    if (this.always(written) && !this.#spared) {
      this.#spared = true;
      throw new Death();
    }
    this.#strike('before', written);
  }

  after(written: TransactItems): void {
    if (this.always(written)) {
      this.#spared = false;
      throw new Death();
    }
    this.#strike('after', written);
  }

  #strike(side: keyof Fate, written: TransactItems): void {
    if (this.#numbers.get(written) === this.#at && this.#side === side) throw new Death();
  }
}

/** Lets everything live, and counts the calls of each step. */
export class Course implements Fate {
  readonly calls = new Map<string, number>();
  #step = '';

  begin(step: string): void {
    this.#step = step;
  }

  before(): void {
    this.calls.set(this.#step, (this.calls.get(this.#step) ?? 0) + 1);
  }

  after(): void {}
}
