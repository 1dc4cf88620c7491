import { fraction, integerRoot, roundHalfUp } from '../incentive/exact';
import type { Answer, Instrument, Item, ItemResult, RaterKind, Response, Task } from './evaluation';
import { raterKinds } from './evaluation';

/** Below this many responses a figure would tell about individuals. */
export const FEWEST_RESPONSES = 3;
/** Answers are summed in hundredths. */
const HUNDREDTHS = 100;

/** Exact partial sums of the responses to one item by one rater kind; big integers stand as decimal text. */
export interface ItemTally {
  readonly n: number;
  readonly sum: string;
  readonly squares: string;
  /** Per Likert value or option; empty for other items. */
  readonly counts: readonly number[];
}

/** What a chunk counted of a wave. Tallies of chunks add up in any order. */
export interface Tally {
  readonly kinds: { readonly [kind: string]: { readonly invited: number; readonly answered: number } };
  /** By `<item>/<rater kind>`. */
  readonly items: { readonly [key: string]: ItemTally };
}

export const emptyTally: Tally = { kinds: {}, items: {} };

export function addTallies(a: Tally, b: Tally): Tally {
  return {
    kinds: combine(a.kinds, b.kinds, (x, y) => ({ invited: x.invited + y.invited, answered: x.answered + y.answered })),
    items: combine(a.items, b.items, addItems),
  };
}

function combine<T>(
  a: { readonly [key: string]: T },
  b: { readonly [key: string]: T },
  add: (x: T, y: T) => T,
): { [key: string]: T } {
  const all: { [key: string]: T } = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const known = all[key];
    all[key] = known === undefined ? value : add(known, value);
  }
  return all;
}

function addItems(a: ItemTally, b: ItemTally): ItemTally {
  return {
    n: a.n + b.n,
    sum: String(BigInt(a.sum) + BigInt(b.sum)),
    squares: String(BigInt(a.squares) + BigInt(b.squares)),
    counts: a.counts.map((count, i) => count + (b.counts[i] ?? 0)),
  };
}

/** Counts the tasks about a subject; voided ones were never owed. */
export function tallyOfTasks(tasks: readonly Task[]): Tally {
  const each = tasks
    .filter(({ status }) => status !== 'VOIDED')
    .map(
      ({ raterKind, status }): Tally => ({
        kinds: { [raterKind]: { invited: 1, answered: status === 'ANSWERED' ? 1 : 0 } },
        items: {},
      }),
    );
  return each.reduce(addTallies, emptyTally);
}

/** Sums the answers about a subject. Free text is not counted. */
export function tallyOfResponses(responses: readonly Response[], instrument: Instrument): Tally {
  let tally = emptyTally;
  for (const { raterKind, answers } of responses) {
    const items = instrument.items.flatMap((item) => {
      const answer = answers[item.code];
      return answer === undefined || item.type === 'TEXT'
        ? []
        : [[`${item.code}/${raterKind}`, tallyOfAnswer(item, answer)]];
    });
    tally = addTallies(tally, { kinds: {}, items: Object.fromEntries(items) });
  }
  return tally;
}

function tallyOfAnswer(item: Item, answer: Answer): ItemTally {
  const value = typeof answer === 'number' ? BigInt(Math.round(answer * HUNDREDTHS)) : 0n;
  return { n: 1, sum: String(value), squares: String(value * value), counts: countsOf(item, answer) };
}

function countsOf(item: Item, answer: Answer): number[] {
  if (item.type === 'LIKERT') return [1, 2, 3, 4, 5].map((value) => Number(value === answer));
  if (item.type !== 'CHOICE') return [];
  const chosen: ReadonlySet<unknown> = new Set(typeof answer === 'object' ? answer : []);
  return item.options.map(({ code }) => Number(chosen.has(code)));
}

/**
 * Results per item and rater kind. Where fewer than three responses stand behind a figure it is suppressed; agencies are
 * exempt, for they answer as offices.
 */
export function itemResults({ items }: Tally, instrument: Instrument): ItemResult[] {
  return instrument.items.flatMap((item) =>
    raterKinds.flatMap((raterKind) => {
      const tally = items[`${item.code}/${raterKind}`];
      return tally === undefined ? [] : [itemResult(item, raterKind, tally)];
    }),
  );
}

function itemResult(item: Item, raterKind: RaterKind, { n, sum, squares, counts }: ItemTally): ItemResult {
  const told = n >= FEWEST_RESPONSES || raterKind === 'AGENCY';
  const isNumeric = item.type === 'LIKERT' || item.type === 'NUMBER';
  return {
    item: item.code,
    raterKind,
    n,
    mean: told && isNumeric ? roundHalfUp(fraction(BigInt(sum), n)) : null,
    deviation: told && isNumeric ? deviation(n, BigInt(sum), BigInt(squares)) : null,
    distribution: told && counts.length > 0 ? counts : null,
  };
}

/** Standard deviation of the population that answered: √(n·Σx² − (Σx)²) / n, half up. */
export function deviation(n: number, sum: bigint, squares: bigint): number {
  const count = BigInt(n);
  const root = integerRoot(4n * (count * squares - sum * sum));
  return roundHalfUp(fraction(root, 2n * count));
}

/** Σ of what agencies answered to items of money, in whole rupiah. */
export function moneyIn({ items }: Tally, instrument: Instrument, money: 'BENEFIT' | 'COST'): bigint {
  const codes = instrument.items.flatMap((item) => (item.type === 'NUMBER' && item.money === money ? [item.code] : []));
  return codes.reduce((total, code) => total + BigInt(items[`${code}/AGENCY`]?.sum ?? '0') / BigInt(HUNDREDTHS), 0n);
}

/** (Σ benefit − Σ cost) / Σ cost in basis points, half up; null without cost. */
export function returnOnInvestment(benefit: bigint, cost: bigint): number | null {
  return cost === 0n ? null : roundHalfUp(fraction((benefit - cost) * 10_000n, cost));
}
