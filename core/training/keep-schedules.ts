import type { ScheduleDeps } from '../ports';
import { momentsOf, scheduleName, schedulePrefix } from './moments';

/**
 * Makes the schedules of a training those that its state asks for: creates what is missing, removes what is superfluous.
 * A missing moment that is past goes to the clock queue. Any number of calls, in any order, ends in the same.
 */
export async function keepSchedules(deps: ScheduleDeps, trainingId: string): Promise<void> {
  // In this order: whatever is listed was made from a state no newer than the one read, so that no call removes what a
  // newer state asks for.
  const existing = await deps.schedules.names(schedulePrefix(trainingId));
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  const now = deps.clock.now();
  const moments = aggregate === undefined ? [] : momentsOf(aggregate);
  const wanted = new Map(moments.map((moment) => [scheduleName(trainingId, moment), moment]));
  const missing = [...wanted].filter(([name]) => !existing.includes(name));
  const messageOf = (moment: string) => ({ kind: 'moment', trainingId, moment }) as const;

  const overdue = missing.filter(([, { at }]) => at <= now).map(([, { name }]) => messageOf(name));
  if (overdue.length > 0) await deps.clockQueue.send(overdue);
  for (const [name, moment] of missing) {
    if (moment.at > now) await deps.schedules.create({ name, at: moment.at, message: messageOf(moment.name) });
  }
  for (const name of existing) {
    if (!wanted.has(name)) await deps.schedules.remove(name);
  }
}
