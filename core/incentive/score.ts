import type { AttendanceStatus, Enrollment } from '../enrollment/enrollment';
import type { Level, Task } from '../evaluation/evaluation';
import { daysBetween } from '../time';
import type { Session } from '../training/training';
import type { JpFigures, TaskFigure } from './basis';
import { fraction, mean, roundHalfUp, weightedMean } from './exact';
import type { ComponentScore, StageRules, Tier } from './incentive';

/** The whole of a component or a stage, in basis points. */
export const FULL = 10_000;
export const LOST_PER_LATE_DAY = 1_000;

/** An own task, with the level of its wave. */
export type OwnTask = Pick<Task, 'status' | 'answeredOn' | 'dueDate'> & { readonly level: Level };

/** JP by mark, of held sessions. A session without a record counts as ABSENT. */
export function jpFigures(attendance: Enrollment['attendance'], held: readonly Session[]): JpFigures {
  const jpOf = (status: AttendanceStatus): number =>
    held.reduce((sum, { id, jp }) => sum + (attendance[id]?.status === status ? jp : 0), 0);
  return { present: jpOf('PRESENT'), late: jpOf('LATE'), held: held.reduce((sum, { jp }) => sum + jp, 0) };
}

/** JP attended / JP held; late counts half. */
export function attendanceScore({ present, late, held }: JpFigures): number {
  return held === 0 ? 0 : roundHalfUp(fraction((2 * present + late) * FULL, 2 * held));
}

/** How late an own task was answered, if it was. */
export function taskFigure({ status, answeredOn, dueDate, level }: OwnTask): TaskFigure {
  if (status === 'VOIDED') return { level, late: 'VOIDED' };
  return { level, late: answeredOn === null ? 'UNANSWERED' : Math.max(0, daysBetween(dueDate, answeredOn)) };
}

/** 10,000 less 1,000 for each day late; null for a task that does not count. */
export function punctuality(late: TaskFigure['late']): number | null {
  if (late === 'VOIDED') return null;
  return late === 'UNANSWERED' ? 0 : Math.max(0, FULL - LOST_PER_LATE_DAY * late);
}

/** The mean over a person's own tasks; null when none counts. */
export function timelinessScore(ownTasks: readonly TaskFigure[]): number | null {
  const average = mean(ownTasks.flatMap(({ late }) => punctuality(late) ?? []).map((score) => fraction(score)));
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
