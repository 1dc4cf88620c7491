/** A small reproducible source of choices: the same seed gives the same people on every machine. */
export interface Random {
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
}

/** FNV-1a, so that a readable key can be a seed and adding one person leaves all others as they are. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193);
  return value >>> 0;
}

/** Xorshift with 32 bits of state; fine for inventing data, and for nothing else. */
export function randomFrom(seed: string): Random {
  let state = hash(seed) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  for (let warmUp = 0; warmUp < 8; warmUp += 1) next();

  const between = (low: number, high: number) => low + (next() % (high - low + 1));
  return {
    between,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[between(0, items.length - 1)] as T;
    },
  };
}
