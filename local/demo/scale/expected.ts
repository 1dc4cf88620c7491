import type { Stage, Tier } from '../data/worked-example';
import type { Participation } from './participation';

/** Lesson hours of the two sessions. */
export const jp = [2, 8] as const;

/** What the rules award to somebody for a stage, computed here once more by plain arithmetic. Scores in basis points. */
export interface ExpectedAward {
  readonly stage: Stage;
  readonly score: number | null;
  readonly tier: Tier | null;
  readonly points: number;
  /** Rupiah. */
  readonly amount: number;
}

export interface Expected {
  readonly completed: boolean;
  readonly completion: ExpectedAward;
  readonly application: ExpectedAward;
}

const tiers: readonly {
  readonly name: Tier;
  readonly from: number;
  readonly points: number;
  readonly amount: number;
}[] = [
  { name: 'UTAMA', from: 9000, points: 150, amount: 500_000 },
  { name: 'MADYA', from: 8000, points: 100, amount: 300_000 },
  { name: 'PRATAMA', from: 7000, points: 50, amount: 150_000 },
];

/** Marks in halves of a presence. */
const halves = { PRESENT: 2, LATE: 1, EXCUSED: 0, ABSENT: 0 } as const;

/** What an incentive hangs on, whoever tells it. */
export interface Facts {
  /** Of the two sessions. */
  readonly marks: Participation['marks'];
  /** 0 to 100; null where none was recorded. */
  readonly postTest: number | null;
  /** Days by which each own task was answered late, 0 for in time; null where it was not answered. */
  readonly own: {
    readonly reaction: number | null;
    readonly learning: number | null;
    readonly behavior: number | null;
  };
  /** Answers on behavior: those of each response, by kind of rater. */
  readonly ratings: { readonly [kind in RatingKind]?: readonly (readonly number[])[] };
}

export type RatingKind = 'SELF' | 'SUPERVISOR' | 'PEER' | 'SUBORDINATE';

const weights = { SELF: 20, SUPERVISOR: 50, PEER: 30, SUBORDINATE: 0 };
/** Where subordinates count. */
const weightsOfLeaders = { SELF: 15, SUPERVISOR: 45, PEER: 25, SUBORDINATE: 15 };
const fewest = { SELF: 1, SUPERVISOR: 1, PEER: 3, SUBORDINATE: 3 };

export function expectedOf({ marks, postTest, answers, supervisor }: Participation): Expected {
  return awardsFrom({
    marks,
    postTest,
    own: {
      reaction: answers?.reaction ? 0 : null,
      learning: answers?.learning ?? null,
      behavior: answers === null ? null : 0,
    },
    ratings: {
      SELF: answers === null ? [] : [[answers.behavior]],
      SUPERVISOR: supervisor === null ? [] : [[supervisor]],
    },
  });
}

export function awardsFrom(facts: Facts): Expected {
  const attendance = attendanceOf(facts.marks);
  const completed = attendance >= 8000;
  const completion = ratio(60 * attendance + 40 * (facts.postTest ?? 0) * 100, 100);
  return {
    completed,
    completion: award('COMPLETION', completion, completed),
    application: application(completed, facts),
  };
}

/** In basis points. */
export function attendanceOf(marks: Participation['marks']): number {
  const attended = marks.reduce((sum, mark, session) => sum + halves[mark] * (jp[session] ?? 0), 0);
  return ratio(attended * 10_000, 2 * (jp[0] + jp[1]));
}

function application(completed: boolean, { own, ratings }: Facts): ExpectedAward {
  const behavior = behaviorOf(ratings);
  if (!completed || behavior === null) return award('APPLICATION', null, false);
  const days = [own.reaction, own.learning, own.behavior];
  const sum = days.reduce<number>((all, late) => all + (late === null ? 0 : Math.max(0, 10_000 - 1000 * late)), 0);
  const score = ratio(60 * behavior + 40 * ratio(sum, days.length), 100);
  return award('APPLICATION', score, own.behavior !== null);
}

/** Basis points; null without an independent rating. */
export function behaviorOf(ratings: Facts['ratings']): number | null {
  const scores = (['SELF', 'SUPERVISOR', 'PEER', 'SUBORDINATE'] as const).flatMap((kind) => {
    const responses = ratings[kind] ?? [];
    if (responses.length < fewest[kind]) return [];
    // Everybody answers every item, so that the mean of the means is that of all answers.
    const answers = responses.flat();
    const steps = answers.reduce((all, answer) => all + answer - 1, 0);
    return [{ kind, score: ratio(steps * 2500, answers.length) }];
  });
  if (!scores.some(({ kind }) => kind === 'SUPERVISOR' || kind === 'PEER')) return null;
  const weigh = scores.some(({ kind }) => kind === 'SUBORDINATE') ? weightsOfLeaders : weights;
  return ratio(
    scores.reduce((sum, { kind, score }) => sum + weigh[kind] * score, 0),
    scores.reduce((sum, { kind }) => sum + weigh[kind], 0),
  );
}

function award(stage: Stage, score: number | null, passes: boolean): ExpectedAward {
  const tier = score === null || !passes ? undefined : tiers.find(({ from }) => score >= from);
  const isPaid = stage === 'APPLICATION';
  return {
    stage,
    score,
    tier: tier?.name ?? null,
    points: tier?.points ?? 0,
    amount: isPaid ? (tier?.amount ?? 0) : 0,
  };
}

/** A quotient of whole numbers, half-up. */
export function ratio(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}

/** A claim on the budget. */
export interface Candidate {
  readonly id: string;
  readonly score: number;
  readonly amount: number;
  readonly confirmedAt: string;
}

/** Who gets money of a budget: by score, then confirmation, then id, until the first that does not fit. */
export function reservedOf(candidates: readonly Candidate[], budget: number): ReadonlySet<string> {
  const ranked = candidates
    .filter(({ amount }) => amount > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.confirmedAt < b.confirmedAt ? -1 : 1) * Number(a.confirmedAt !== b.confirmedAt) ||
        (a.id < b.id ? -1 : 1),
    );
  const reserved = new Set<string>();
  let left = budget;
  for (const { id, amount } of ranked) {
    if (amount > left) break;
    left -= amount;
    reserved.add(id);
  }
  return reserved;
}
