import type { Enrollment } from '../enrollment/enrollment';
import type { Task } from '../evaluation/evaluation';
import { daysBetween } from '../time';
import type { Session } from '../training/training';
import { fraction, mean, roundHalfUp, weightedMean } from './exact';
import type { ComponentScore, StageRules, Tier } from './incentive';

/** The whole of a component or a stage, in basis points. */
export const FULL = 10_000;
const LOST_PER_LATE_DAY = 1_000;

/** What a mark is worth, in halves: PRESENT 1, LATE ½, else 0. */
const halves = { PRESENT: 2, LATE: 1, EXCUSED: 0, ABSENT: 0 } as const;

/** JP attended / JP held. A session without a record counts as ABSENT. */
export function attendanceScore(attendance: Enrollment['attendance'], held: readonly Session[]): number {
  let attended = 0;
  let total = 0;
  for (const { id, jp } of held) {
    const mark = attendance[id];
    total += 2 * jp;
    if (mark !== undefined) attended += halves[mark.status] * jp;
  }
  return total === 0 ? 0 : roundHalfUp(fraction(attended * FULL, total));
}

/** Post-test / 100, which is the stored score in hundredths; null without a test, 0 while it is missing. */
export function learningScore(hasTest: boolean, postTest: number | null): number | null {
  return hasTest ? (postTest ?? 0) : null;
}

/**
 * The mean over a person's own tasks: 0 for one that was not answered, else 10,000 less 1,000 for each day late. Voided
 * tasks are left out; null when none is left.
 */
export function timelinessScore(ownTasks: readonly Pick<Task, 'status' | 'answeredOn' | 'dueDate'>[]): number | null {
  const scores = ownTasks
    .filter(({ status }) => status !== 'VOIDED')
    .map(({ answeredOn, dueDate }) => {
      if (answeredOn === null) return fraction(0);
      const late = Math.max(0, daysBetween(dueDate, answeredOn));
      return fraction(Math.max(0, FULL - LOST_PER_LATE_DAY * late));
    });
  const average = mean(scores);
  return average === undefined ? null : roundHalfUp(average);
}

/** Σ wᵢ·cᵢ / Σ wᵢ over the components that exist, rounded half-up once; null when none does. */
export function stageScore(breakdown: readonly ComponentScore[]): number | null {
  const parts = breakdown.flatMap(({ weight, score }) => (score === null ? [] : [{ weight, value: score }]));
  return weightedMean(parts) ?? null;
}

/** The highest tier that a score reaches; tiers stand highest first. */
export function tierOf(rules: StageRules, score: number): Tier | undefined {
  return rules.tiers.find(({ from }) => score >= from);
}
