import { notBundled } from '../not-bundled';

/** Most entries: with documents of at most 2,000 tokens some tens of megabytes, whatever is sent. */
const MAXIMUM = 100;

/**
 * Apollo's memory of documents that it has parsed and validated, the least recently used one given up first. Its own
 * (over lru-cache) measures each document by making it into JSON, and is ten times as much code.
 */
export class InMemoryLRUCache<V> {
  readonly #entries = new Map<string, V>();

  constructor(options?: unknown) {
    if (options !== undefined) notBundled('A cache with options', `it keeps ${MAXIMUM} entries`);
  }

  async get(key: string): Promise<V | undefined> {
    const value = this.#entries.get(key);
    if (value !== undefined) this.#put(key, value);
    return value;
  }

  async set(key: string, value: V, options?: unknown): Promise<void> {
    if (options !== undefined) notBundled('A cache with expiry', 'its entries stay until others need their place');
    this.#put(key, value);
    if (this.#entries.size > MAXIMUM) this.#entries.delete(this.#oldest());
  }

  async delete(key: string): Promise<boolean> {
    return this.#entries.delete(key);
  }

  #put(key: string, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
  }

  #oldest(): string {
    for (const key of this.#entries.keys()) return key;
    throw new Error('The cache is empty.');
  }
}

interface Cache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, options?: unknown): Promise<unknown>;
}

/** Apollo asks the list of known operations through it, and checks a cache by it that a server was given. */
export class PrefixingKeyValueCache {
  readonly #wrapped: Cache;
  readonly #prefix: string;

  constructor(wrapped: Cache, prefix: string) {
    this.#wrapped = wrapped;
    this.#prefix = prefix;
  }

  get(key: string): Promise<string | undefined> {
    return this.#wrapped.get(this.#prefix + key);
  }

  set(key: string, value: string, options?: unknown): Promise<unknown> {
    return this.#wrapped.set(this.#prefix + key, value, options);
  }

  static prefixesAreUnnecessaryForIsolation(): never {
    return notBundled('A cache of another kind', 'give the server none');
  }
}
