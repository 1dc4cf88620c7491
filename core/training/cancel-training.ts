import type { Actor } from '../access';
import { fail } from '../errors';
import { moneyOf, settledOf } from '../incentive/award-money';
import { stages } from '../incentive/incentive';
import { everyNode } from '../page';
import type { Deps, TrainingAggregate } from '../ports';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import { allowedTraining, moveSession, moveTraining, trainingChange } from './aggregate';
import { step } from './lifecycle';

export interface CancelTraining {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Calls a training off. Sessions that were not held become CANCELLED; enrollments, waves and awards follow by a run.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, AWARD_SETTLED
 */
export async function cancelTraining(deps: Deps, actor: Actor, command: CancelTraining): Promise<TrainingAggregate> {
  const { id, reason } = command;
  return withRetry(async () => {
    const aggregate = await allowedTraining(deps, actor, 'training.cancel', id);
    const { training, counts, waves, role } = aggregate;
    requireVersion(training, command.expectedVersion);
    const status = step('Training', 'cancel', training.status);
    if (training.status === 'ENDED' && (await hasSettledAward(deps, id))) fail('AWARD_SETTLED', 'id');
    const now = deps.clock.now();
    const change = trainingChange(actor, role, 'cancel', id, reason);
    const sessions = aggregate.sessions.map((session) => {
      if (session.status !== 'PLANNED') return session;
      const held = training.status === 'OPEN' && session.endsAt <= now;
      return moveSession(change, session, { status: step('Session', held ? 'end' : 'cancel', session.status) });
    });
    const cancelled = moveTraining(change, training, { ...training, status });
    // A draft was never announced: nothing follows from its end.
    if (training.status !== 'DRAFT') change.emit('TrainingCancelled', id, { trainingId: id });
    await deps.store.commit(change);
    return { training: cancelled, counts, sessions, waves };
  });
}

/** Whether money of the training has been paid. Only an ended training has awards, so that few cancellations ask. */
async function hasSettledAward(deps: Deps, trainingId: string): Promise<boolean> {
  for (const stage of stages) {
    for await (const award of everyNode((page) => deps.reads.awardsOfTraining(trainingId, stage, page))) {
      if (settledOf(moneyOf(award)) > 0) return true;
    }
  }
  return false;
}
