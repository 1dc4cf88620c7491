/** Names of the table's keys and indexes: what the template declares and what the code relies on. */
export const indexes = {
  /** A person or an actor and what is theirs. */
  GSI1: { pk: 'gsi1pk', sk: 'gsi1sk' },
  /** A parent and its children. */
  GSI2: { pk: 'gsi2pk', sk: 'gsi2sk' },
  /** Worklists and catalogues: an item is in one while there is something to do with it. */
  GSI3: { pk: 'gsi3pk', sk: 'gsi3sk' },
  /** Standings: sorted by a number, which is counted in place. */
  GSI4: { pk: 'gsi4pk', sk: 'gsi4sk' },
} as const;

export type IndexName = keyof typeof indexes;

export const primary = { pk: 'pk', sk: 'sk' } as const;

/** DynamoDB's longest keys, in bytes of UTF-8; a longer one is refused instead of not found. */
const LONGEST = { pk: 2048, sk: 1024 };

/** Whether an item with such keys can exist at all: what a client calls an id may be anything. */
export function canExist(pk: string, ...sks: readonly (string | number | undefined)[]): boolean {
  const fits = (key: string | number | undefined, bytes: number): boolean =>
    typeof key !== 'string' || Buffer.byteLength(key) <= bytes;
  return fits(pk, LONGEST.pk) && sks.every((sk) => fits(sk, LONGEST.sk));
}

/** Attributes of an item that are keys and not fields of the entity. */
export const keyAttributes: ReadonlySet<string> = new Set(
  [primary, ...Object.values(indexes)].flatMap(({ pk, sk }) => [pk, sk]),
);
