import type { Enrollment } from '../enrollment/enrollment';
import type { Response, Task, Wave } from '../evaluation/evaluation';
import type { Instant } from '../time';
import { type AwardValue, awardValue, nothing } from './award-value';
import { type Basis, bare, type GateResult } from './basis';
import { behaviorScore, kindFigures } from './behavior';
import { rulesOf } from './completion';
import type { Scheme } from './incentive';
import { type OwnTask, taskFigure } from './score';

/** What stage APPLICATION of one person is computed from. */
export interface ApplicationFacts {
  readonly enrollment: Pick<Enrollment, 'personId' | 'status' | 'confirmedAt'>;
  /** Responses about the person in the BEHAVIOR wave. */
  readonly ratings: readonly Response[];
  /** The person's own task of the BEHAVIOR wave. */
  readonly ownTask: Pick<Task, 'status'> | undefined;
  /** All their own tasks that were opened before the computation, by due date. */
  readonly ownTasks: readonly OwnTask[];
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
  const value = awardValue(rulesOf(scheme, 'APPLICATION'), scheme.behavior, basisOf(facts, likertItems, scheme));
  return facts.enrollment.status === 'CANCELLED' ? nothing(value, 'TRAINING_CANCELLED') : value;
}

function basisOf(facts: ApplicationFacts, likertItems: readonly string[], scheme: Scheme): Basis {
  const completed: GateResult = { gate: 'COMPLETED', met: facts.enrollment.status === 'COMPLETED' };
  if (!completed.met) return bare(completed);
  const ratings = kindFigures(facts.ratings, likertItems, scheme.behavior);
  return {
    ...bare(
      completed,
      { gate: 'OWN_TASK', met: facts.ownTask?.status === 'ANSWERED' },
      { gate: 'INDEPENDENT_RATING', met: behaviorScore(ratings, scheme.behavior).score !== null },
    ),
    ratings,
    ownTasks: facts.ownTasks.map(taskFigure),
  };
}

/** A candidate of a stage's run, as its chunk keeps it until the run is ranked. */
export interface Candidate {
  readonly personId: string;
  readonly confirmedAt: Instant;
  readonly value: AwardValue;
}
