import { MAIL_HOUR } from '../notification/mail-hours';
import { addDays, addPeriod, atLocal, daysBetween, type Instant, type LocalDate, localDateOf } from '../time';
import type { TrainingCategory } from '../training/training';
import type { PlannedWave, Wave } from './evaluation';

/** The part of a {@link Wave} that the calendar decides. */
export type WaveDates = Pick<Wave, 'opensAt' | 'closesAt' | 'dueDate' | 'reminders'>;

/** When a wave of a training opens: `AT_END`, or after a period. */
export function opensOf(planned: PlannedWave, category: TrainingCategory): PlannedWave['opens'] {
  return (category === 'MANAGERIAL' ? planned.opensManagerial : null) ?? planned.opens;
}

/**
 * When a planned wave opens, is due, reminds and closes. Periods are added in the local calendar to the end's date, clamped
 * to the month's end; the window `[opensAt, closesAt)` closes at 00:00 local. A wave that opens at the end counts from
 * the end itself.
 */
export function waveDates(planned: PlannedWave, endedAt: Instant, category: TrainingCategory): WaveDates {
  const opens = opensOf(planned, category);
  const endDate = localDateOf(endedAt);
  const openDate = opens === 'AT_END' ? endDate : addPeriod(endDate, opens);
  const closeDate = addPeriod(openDate, planned.window);
  const opensAt = opens === 'AT_END' ? endedAt : atLocal(openDate);
  const closesAt = atLocal(closeDate);
  const dueDate = addPeriod(openDate, planned.due);
  const reminders = planned.reminders
    .map(({ before, days }) => atLocal(addDays(before === 'DUE' ? dueDate : closeDate, -days), MAIL_HOUR))
    .filter((at) => opensAt < at && at < closesAt)
    .sort();
  return { opensAt, closesAt, dueDate, reminders: [...new Set(reminders)] };
}

/** The local date on which a wave opens and its periods start. */
export function openDateOf(wave: Pick<Wave, 'opensAt'>): LocalDate {
  return localDateOf(wave.opensAt);
}

/** Due date of somebody who joins an open wave: counted from joining, capped at the wave's close. */
export function dueFromJoining(wave: Pick<Wave, 'plan' | 'closesAt'>, joinedAt: Instant): LocalDate {
  const due = addPeriod(localDateOf(joinedAt), wave.plan.due);
  const close = localDateOf(wave.closesAt);
  return daysBetween(due, close) < 0 ? close : due;
}
