/** A list of operations as Apollo's tools write and read it (`@apollo/generate-persisted-query-manifest`). */
export interface OperationManifest {
  readonly format: 'apollo-persisted-query-manifest';
  readonly version: 1;
  readonly operations: readonly KnownOperation[];
}

export interface KnownOperation {
  /** SHA-256 of the body, in hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly type: 'query' | 'mutation';
  readonly body: string;
}

/** The operations that clients may name by their ids. The server asks it as the cache in which others register theirs. */
export interface KnownOperations {
  get(key: string): Promise<string | undefined>;
  /** Registers nothing: the list is closed, and what a client sends is run once. */
  set(): Promise<void>;
  delete(): Promise<void>;
  /** Whether a text is an operation that was named by its id before. */
  has(text: string): boolean;
}

/** What Apollo Server puts before the id. */
const PREFIX = 'apq:';

/** @param load reads the list when somebody names the first operation; who sends texts alone never needs it */
export function createKnownOperations(load: () => Promise<OperationManifest>): KnownOperations {
  let bodies: Promise<ReadonlyMap<string, string>> | undefined;
  const named = new Set<string>();
  const readBodies = async () => new Map((await load()).operations.map(({ id, body }) => [id, body]));
  return {
    async get(key) {
      bodies ??= readBodies();
      const body = (await bodies).get(key.slice(PREFIX.length));
      if (body !== undefined) named.add(body);
      return body;
    },
    async set() {},
    async delete() {},
    has: (text) => named.has(text),
  };
}
