import { fraction, roundHalfUp } from '../incentive/exact';
import type { Contribution, ItemResult, Level, RaterKind, WaveResults } from './evaluation';
import { levels, raterKinds } from './evaluation';
import { none, plus, type Sum } from './part';
import { meanOf } from './results-of';
import { addTallies, deviation, emptyTally, returnOnInvestment, type Tally } from './tally';

/** Figures of several waves of one level together, from released figures alone. */
export interface RollUp {
  readonly level: Level;
  /** Null where it is not grouped by it. */
  readonly year: number | null;
  readonly designVersion: number | null;
  readonly trainings: number;
  readonly kinds: WaveResults['kinds'];
  readonly items: readonly ItemResult[];
  readonly learningGain: number | null;
  readonly behavior: number | null;
  readonly attendance: number | null;
  readonly roi: number | null;
}

/** What roll-ups are told apart by, beside the level. */
export type GroupedBy = 'year' | 'designVersion' | 'level';

/**
 * Sums contributions, in whatever order they come, by level and by year or design version; ascending.
 */
export function rollUps(contributions: readonly Contribution[], by: GroupedBy): RollUp[] {
  const groups = Map.groupBy(contributions, (one) => `${by === 'level' ? '' : one[by]}/${one.level}`);
  return [...groups.values()].map((group) => rollUp(group, by)).sort(inOrder);
}

function inOrder(a: RollUp, b: RollUp): number {
  const place = ({ year, designVersion, level }: RollUp) => [year ?? 0, designVersion ?? 0, levels.indexOf(level)];
  const [x, y] = [place(a), place(b)];
  const at = x.findIndex((value, i) => value !== y[i]);
  return at < 0 ? 0 : (x[at] ?? 0) - (y[at] ?? 0);
}

function rollUp(group: readonly Contribution[], by: GroupedBy): RollUp {
  const [first] = group as readonly [Contribution, ...Contribution[]];
  const tally = group.map(tallyOf).reduce(addTallies, emptyTally);
  const total = (pick: (one: Contribution) => Sum): Sum => group.map(pick).reduce(plus, none);
  const money = (pick: 'benefit' | 'cost'): bigint => group.reduce((sum, one) => sum + BigInt(one[pick]), 0n);
  return {
    level: first.level,
    year: by === 'year' ? first.year : null,
    designVersion: by === 'designVersion' ? first.designVersion : null,
    trainings: new Set(group.map(({ trainingId }) => trainingId)).size,
    kinds: raterKinds.flatMap((kind) => {
      const counted = tally.kinds[kind];
      return counted === undefined ? [] : [{ kind, ...counted }];
    }),
    items: Object.entries(tally.items)
      .map(([key, item]): ItemResult => {
        const [code = '', kind] = key.split('/');
        return {
          item: code,
          raterKind: kind as RaterKind,
          n: item.n,
          mean: roundHalfUp(fraction(BigInt(item.sum), item.n)),
          deviation: deviation(item.n, BigInt(item.sum), BigInt(item.squares)),
          distribution: item.counts.length > 0 ? item.counts : null,
        };
      })
      .sort((a, b) =>
        a.item === b.item
          ? raterKinds.indexOf(a.raterKind) - raterKinds.indexOf(b.raterKind)
          : a.item < b.item
            ? -1
            : 1,
      ),
    learningGain: meanOf(total(({ gain }) => gain)),
    behavior: meanOf(total(({ behavior }) => behavior)),
    attendance: meanOf(total(({ attendance }) => attendance)),
    roi: first.level === 'RESULTS' ? returnOnInvestment(money('benefit'), money('cost')) : null,
  };
}

function tallyOf({ kinds, items }: Contribution): Tally {
  return { kinds: Object.fromEntries(kinds.map(({ kind, ...counted }) => [kind, counted])), items };
}
