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

export function expectedOf({ marks, postTest, answers, supervisor }: Participation): Expected {
  const attended = marks.reduce((sum, mark, session) => sum + halves[mark] * (jp[session] ?? 0), 0);
  const attendance = ratio(attended * 10_000, 2 * (jp[0] + jp[1]));
  const completed = attendance >= 8000;
  const completion = ratio(60 * attendance + 40 * (postTest ?? 0) * 100, 100);
  return {
    completed,
    completion: award('COMPLETION', completion, completed),
    application: application(completed, answers, supervisor),
  };
}

function application(completed: boolean, answers: Participation['answers'], supervisor: number | null): ExpectedAward {
  // Without the supervisor there is no independent rating, for fewer than three peers answer.
  if (!completed || supervisor === null) return award('APPLICATION', null, false);
  const given = answers ?? { reaction: false, learning: null, behavior: 0 };
  const rating = ratio(20 * step(given.behavior) + 50 * step(supervisor), 70);
  const learning = given.learning === null ? 0 : 10_000 - 1000 * given.learning;
  const timeliness = ratio((given.reaction ? 10_000 : 0) + learning + 10_000, 3);
  return award('APPLICATION', ratio(60 * rating + 40 * timeliness, 100), answers !== null);
}

/** Basis points of an answer from 1 to 5. */
const step = (answer: number): number => (answer - 1) * 2500;

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
function ratio(numerator: number, denominator: number): number {
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
