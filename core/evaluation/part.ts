import type { JsonValue } from '../journal';
import type { Instrument } from './evaluation';
import { addTallies, emptyTally, type ItemTally, type Tally } from './tally';

/** Count and sum of a figure. */
export interface Sum {
  readonly n: number;
  readonly sum: number;
}

/** What one subject, or many of them, add to a wave's results. */
export interface Part {
  readonly tally: Tally;
  /** Hundredths of a test point; LEARNING only. */
  readonly gain: Sum;
  /** Basis points; BEHAVIOR only. */
  readonly behavior: Sum;
  /** Basis points; the first wave of a training only. */
  readonly attendance: Sum;
}

export const none: Sum = { n: 0, sum: 0 };
export const one = (value: number | null): Sum => (value === null ? none : { n: 1, sum: value });
export const plus = (a: Sum, b: Sum): Sum => ({ n: a.n + b.n, sum: a.sum + b.sum });

export const emptyPart: Part = { tally: emptyTally, gain: none, behavior: none, attendance: none };

export function addParts(a: Part, b: Part): Part {
  return {
    tally: addTallies(a.tally, b.tally),
    gain: plus(a.gain, b.gain),
    behavior: plus(a.behavior, b.behavior),
    attendance: plus(a.attendance, b.attendance),
  };
}

/** By agency: of the people who are evaluated, or the agency that answers for itself. */
export type PartsByAgency = ReadonlyMap<string, Part>;

export function addByAgency(a: PartsByAgency, b: PartsByAgency): PartsByAgency {
  const all = new Map(a);
  for (const [agencyId, part] of b) all.set(agencyId, addParts(all.get(agencyId) ?? emptyPart, part));
  return all;
}

export function totalOf(parts: PartsByAgency): Part {
  return [...parts.values()].reduce(addParts, emptyPart);
}

type PackedItem = readonly number[] | readonly [n: number, sum: string, squares: string, counts: readonly number[]];
interface Packed {
  readonly kinds: Tally['kinds'];
  readonly items: { readonly [key: string]: PackedItem };
  readonly sums: readonly (readonly [n: number, sum: number])[];
}

/** Short, because a chunk stores one for each agency: of a Likert item its five counts say everything. */
export function packParts(parts: PartsByAgency, instrument: Instrument): JsonValue {
  const isLikert = likertTest(instrument);
  const packed = [...parts].map(([agencyId, { tally, gain, behavior, attendance }]): [string, Packed] => {
    const items = Object.entries(tally.items).map(([key, { n, sum, squares, counts }]): [string, PackedItem] => [
      key,
      isLikert(key) ? counts : [n, sum, squares, counts],
    ]);
    const sums = [gain, behavior, attendance].map(({ n, sum }) => [n, sum] as const);
    return [agencyId, { kinds: tally.kinds, items: Object.fromEntries(items), sums }];
  });
  return Object.fromEntries(packed) as unknown as JsonValue;
}

export function unpackParts(packed: JsonValue, instrument: Instrument): PartsByAgency {
  const isLikert = likertTest(instrument);
  const sumOf = ([n, sum]: readonly [number, number] = [0, 0]): Sum => ({ n, sum });
  const parts = Object.entries(packed as unknown as Record<string, Packed>).map(
    ([agencyId, { kinds, items, sums }]) => {
      const tallies = Object.entries(items).map(([key, item]): [string, ItemTally] => {
        if (isLikert(key)) return [key, tallyOfCounts(item as readonly number[])];
        const [n, sum, squares, counts] = item as [number, string, string, readonly number[]];
        return [key, { n, sum, squares, counts }];
      });
      const tally = { kinds, items: Object.fromEntries(tallies) };
      const [gain, behavior, attendance] = sums;
      return [
        agencyId,
        { tally, gain: sumOf(gain), behavior: sumOf(behavior), attendance: sumOf(attendance) },
      ] as const;
    },
  );
  return new Map(parts);
}

/** Whether a tally's key, `<item>/<rater kind>`, is of a Likert item. */
function likertTest({ items }: Instrument): (key: string) => boolean {
  const codes = new Set(items.filter(({ type }) => type === 'LIKERT').map(({ code }) => code));
  return (key) => codes.has(key.split('/')[0] ?? '');
}

/** Answers are summed in hundredths. */
function tallyOfCounts(counts: readonly number[]): ItemTally {
  const values = counts.map((count, i) => ({ count: BigInt(count), value: BigInt(i + 1) * 100n }));
  return {
    n: counts.reduce((total, count) => total + count, 0),
    sum: String(values.reduce((total, { count, value }) => total + count * value, 0n)),
    squares: String(values.reduce((total, { count, value }) => total + count * value * value, 0n)),
    counts,
  };
}
