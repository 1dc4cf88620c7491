import { randomFrom } from '../data/random';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const earliest = Date.parse('2021-01-01T00:00:00Z');
/** Five years, and a step that meets every millisecond of them once before it comes round. */
const span = 157_766_400_000;
const step = 61_803_398_875;

/** An id that a client brings: `<prefix>_<ULID>`, of the n-th of a kind. Its times are spread over years, as people come. */
export function clientId(prefix: string, n: number): string {
  const random = randomFrom(`${prefix}-${n}`);
  let time = earliest + Number((BigInt(n) * BigInt(step)) % BigInt(span));
  let ulid = '';
  for (let digit = 0; digit < 10; digit++) {
    ulid = `${alphabet[time % 32]}${ulid}`;
    time = Math.floor(time / 32);
  }
  for (let digit = 0; digit < 16; digit++) ulid += alphabet[random.between(0, 31)];
  return `${prefix}_${ulid}`;
}
