import { promoteWaitlist } from '../enrollment/promote-waitlist';
import { seatsToFill } from '../enrollment/seats';
import { throwTogether } from '../failures';
import { closeLastYear } from '../incentive/close-year';
import { everyNode } from '../page';
import type { RunDeps } from '../ports';
import { addMinutes } from '../time';
import { act } from './fire-moment';
import { momentsOf } from './moments';

/** Left to the firing itself, which is on its way: acted on twice at once, a moment has its run's chunks worked on twice. */
const GRACE_MINUTES = 5;

/**
 * Fires whatever has been overdue for some minutes, in case a schedule was never made or its firing was lost. A training
 * that fails does not keep the others waiting; the failures are thrown together at the end. A fiscal year that is over is
 * ended here too, for it is nothing of a training. Where a seat is free and somebody waits, the waiting list is gone through
 * again: what made somebody be passed over may have moved, in a training that knows nothing of them.
 */
export async function sweep(deps: RunDeps): Promise<void> {
  const until = addMinutes(deps.clock.now(), -GRACE_MINUTES);
  const ids = new Set<string>();
  for await (const { id } of everyNode((page) =>
    deps.reads.trainingsByStatus('OPEN', { ...page, startsBefore: until }),
  )) {
    ids.add(id);
  }
  for await (const { id } of everyNode((page) => deps.reads.trainingsByStatus('ENDED', page))) ids.add(id);
  for await (const { trainingId } of everyNode((page) => deps.reads.wavesDue(until, page))) ids.add(trainingId);

  const ahead: string[] = [];
  for await (const { id } of everyNode((page) =>
    deps.reads.trainingsByStatus('OPEN', { ...page, startsFrom: until }),
  )) {
    ahead.push(id);
  }

  const failures: unknown[] = [];
  await closeLastYear(deps).catch((error: unknown) => failures.push(error));
  for (const id of ids) await sweepTraining(deps, id, until).catch((error: unknown) => failures.push(error));
  for (const id of await seatsToFill(deps, ahead)) {
    await promoteWaitlist(deps, id).catch((error: unknown) => failures.push(error));
  }
  throwTogether(failures, 'parts of the sweep');
}

async function sweepTraining(deps: RunDeps, trainingId: string, until: string): Promise<void> {
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  if (aggregate === undefined) return;
  for (const moment of momentsOf(aggregate)) {
    if (moment.at <= until) await act(deps, trainingId, moment);
  }
}
