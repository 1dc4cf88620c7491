/** FNV-1a over UTF-8 with a finishing mix, 64 bits: spreads texts that differ in their last characters alone. */
function spread(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  hash = BigInt.asUintN(64, (hash ^ (hash >> 32n)) * 0xd6e8feb86659fd93n);
  return hash ^ (hash >> 32n);
}

/** With fewer eligible people than this, none of the kind is asked: an answer would not be anonymous. */
export const FEWEST_ELIGIBLE = 3;

/**
 * Draws up to `max` of the eligible people. The seed alone decides, not their order, so that anybody can repeat the
 * draw. With fewer than {@link FEWEST_ELIGIBLE} nobody is drawn.
 */
export function draw(eligible: readonly string[], max: number, seed: string): string[] {
  const people = [...new Set(eligible)];
  if (people.length < FEWEST_ELIGIBLE) return [];
  return people
    .map((id) => ({ id, lot: spread(`${seed}#${id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, max)
    .map(({ id }) => id);
}
