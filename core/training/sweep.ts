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
 * ended here too, for it is nothing of a training.
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

  const failures: unknown[] = [];
  await closeLastYear(deps).catch((error: unknown) => failures.push(error));
  for (const id of ids) {
    try {
      await sweepTraining(deps, id, until);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the sweep failed ${failures.length} times`);
}

async function sweepTraining(deps: RunDeps, trainingId: string, until: string): Promise<void> {
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  if (aggregate === undefined) return;
  for (const moment of momentsOf(aggregate)) {
    if (moment.at <= until) await act(deps, trainingId, moment);
  }
}
