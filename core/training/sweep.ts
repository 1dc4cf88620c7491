import { everyNode } from '../page';
import type { RunDeps } from '../ports';
import { act } from './fire-moment';
import { momentsOf } from './moments';

/**
 * Fires whatever is overdue, in case a schedule was never made or its firing was lost. A training that fails does not
 * keep the others waiting; the failures are thrown together at the end.
 */
export async function sweep(deps: RunDeps): Promise<void> {
  const now = deps.clock.now();
  const ids = new Set<string>();
  for await (const { id } of everyNode((page) =>
    deps.reads.trainingsByStatus('OPEN', { ...page, startsBefore: now }),
  )) {
    ids.add(id);
  }
  for await (const { id } of everyNode((page) => deps.reads.trainingsByStatus('ENDED', page))) ids.add(id);
  for await (const { trainingId } of everyNode((page) => deps.reads.wavesDue(now, page))) ids.add(trainingId);

  const failures: unknown[] = [];
  for (const id of ids) {
    try {
      await sweepTraining(deps, id, now);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the sweep failed for ${failures.length} trainings`);
}

async function sweepTraining(deps: RunDeps, trainingId: string, now: string): Promise<void> {
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  if (aggregate === undefined) return;
  for (const moment of momentsOf(aggregate)) {
    if (moment.at <= now) await act(deps, trainingId, moment);
  }
}
