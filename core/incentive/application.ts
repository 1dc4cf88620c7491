import type { Enrollment } from '../enrollment/enrollment';
import type { Response, Task, Wave } from '../evaluation/evaluation';
import type { Instant } from '../time';
import type { AwardValue } from './award-value';
import { awardValue } from './award-value';
import { behaviorScore } from './behavior';
import { rulesOf } from './completion';
import type { Outcome, Scheme } from './incentive';
import { timelinessScore } from './score';

/** What stage APPLICATION of one person is computed from. */
export interface ApplicationFacts {
  readonly enrollment: Pick<Enrollment, 'personId' | 'status' | 'confirmedAt'>;
  /** Responses about the person in the BEHAVIOR wave. */
  readonly ratings: readonly Response[];
  /** The person's own task of the BEHAVIOR wave. */
  readonly ownTask: Task | undefined;
  /** All their own tasks that were opened before the computation. */
  readonly ownTasks: readonly Task[];
}

/** The wave whose close computes stage APPLICATION: the first of level BEHAVIOR. */
export function applicationWave(waves: readonly Wave[]): Wave | undefined {
  const behavior = waves.filter(({ level }) => level === 'BEHAVIOR');
  return behavior.sort((a, b) =>
    a.opensAt < b.opensAt ? -1 : a.opensAt > b.opensAt ? 1 : a.code < b.code ? -1 : 1,
  )[0];
}

/** What stage APPLICATION is worth for a person, and why. */
export function applicationValue(facts: ApplicationFacts, likertItems: readonly string[], scheme: Scheme): AwardValue {
  const rules = rulesOf(scheme, 'APPLICATION');
  if (facts.enrollment.status === 'CANCELLED') return awardValue(rules, {}, 'TRAINING_CANCELLED');
  if (facts.enrollment.status !== 'COMPLETED') return awardValue(rules, {}, 'NOT_COMPLETED');
  const behavior = behaviorScore(facts.ratings, likertItems, scheme.behavior);
  const scores = { BEHAVIOR: behavior.score, TIMELINESS: timelinessScore(facts.ownTasks) };
  return awardValue(rules, scores, gateOf(facts, behavior.score), behavior.counted);
}

function gateOf({ ownTask }: ApplicationFacts, behavior: number | null): Outcome | null {
  if (ownTask?.status !== 'ANSWERED') return 'GATE_OWN_TASK';
  return behavior === null ? 'NO_INDEPENDENT_RATING' : null;
}

/** A candidate of a stage's run, as its chunk keeps it until the run is ranked. */
export interface Candidate {
  readonly personId: string;
  readonly confirmedAt: Instant;
  readonly value: AwardValue;
}
