import type { EventEnvelope } from '../events';
import type { RunDeps, TrainingAggregate } from '../ports';
import { PEOPLE_PER_CHUNK } from '../run/run';
import { startRun } from '../run/start-run';
import { everyoneRecorded } from './completion';
import { settleAgain } from './settle-again';
import { settleLeftOut } from './settle-left-out';

/**
 * What follows for a training's people from its end, its finalizing, a record or its cancellation. It acts on the training as it
 * stands: completion is decided at the first moment when every confirmed person has a record for every held session, at the latest
 * when the training is final, and again when it is final after a reopening; a correction of somebody decided, or of somebody left
 * out then, is decided at once.
 */
export async function settleParticipants(deps: RunDeps, event: EventEnvelope): Promise<void> {
  const trainingId = event.aggregateId;
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  if (aggregate === undefined) return;
  if (aggregate.training.status === 'CANCELLED') return cancel(deps, trainingId, event.id);
  if (aggregate.training.endedAt === null) return;
  const named = 'personIds' in event.data ? event.data.personIds : [];
  if (named.length > 0) {
    const undecided = await settleAgain(deps, trainingId, named, event.id);
    const isRunOver = aggregate.training.completionRevision !== null;
    if (isRunOver && undecided.size > 0) await settleLeftOut(deps, trainingId, undecided, event.id);
  }
  if (isDecidable(aggregate)) await decide(deps, aggregate, event.id);
}

function isDecidable({ training, counts, sessions }: TrainingAggregate): boolean {
  const { status, revision, completionRevision } = training;
  if (completionRevision === null) return status === 'FINALIZED' || everyoneRecorded(sessions, counts.confirmed);
  return status === 'FINALIZED' && completionRevision < revision;
}

async function decide(deps: RunDeps, { training }: TrainingAggregate, cause: string): Promise<void> {
  const { id: trainingId, revision } = training;
  const ranges = await deps.reads.enrollmentRanges(trainingId, PEOPLE_PER_CHUNK);
  await startRun(deps, { trainingId, runKind: 'COMPLETION', revision, cause, ranges, plan: { revision } });
}

async function cancel(deps: RunDeps, trainingId: string, cause: string): Promise<void> {
  const ranges = await deps.reads.enrollmentRanges(trainingId, PEOPLE_PER_CHUNK);
  await startRun(deps, { trainingId, runKind: 'CANCEL', revision: 0, cause, ranges });
}
