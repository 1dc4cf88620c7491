import { daysBetween, type LocalDate } from '../time';
import type { Assignment } from './people';

/** The assignment in force on a date: `from <= date < to`. */
export function assignmentAt(assignments: readonly Assignment[], date: LocalDate): Assignment | undefined {
  return assignments.find(({ from, to }) => from <= date && (to === null || date < to));
}

/** The assignment that has no end yet. */
export function openAssignment(assignments: readonly Assignment[]): Assignment | undefined {
  return assignments.find(({ to }) => to === null);
}

/**
 * Who supervised a person on most days of `[from, to)`; of two who did so equally long, the later one. Days without
 * a supervisor count for nobody. `eligible` leaves out who may not be chosen.
 */
export function supervisorOverPeriod(
  assignments: readonly Assignment[],
  from: LocalDate,
  to: LocalDate,
  eligible: (supervisorId: string) => boolean = () => true,
): string | undefined {
  const tenures = new Map<string, { days: number; last: LocalDate }>();
  for (const { supervisorId, from: begin, to: end } of assignments) {
    if (supervisorId === null || !eligible(supervisorId)) continue;
    const first = begin > from ? begin : from;
    const last = end === null || end > to ? to : end;
    const days = daysBetween(first, last);
    if (days <= 0) continue;
    const known = tenures.get(supervisorId);
    tenures.set(supervisorId, {
      days: (known?.days ?? 0) + days,
      last: known !== undefined && known.last > last ? known.last : last,
    });
  }
  const [best] = [...tenures].sort(([, a], [, b]) => b.days - a.days || (a.last < b.last ? 1 : -1));
  return best?.[0];
}
