import type { Actor } from '../access';
import { fail, refuse } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { allowedTraining, holdTraining, trainingChange } from './aggregate';
import type { TrainingCounts } from './training';
import { checkQuota } from './training-rules';

export interface ChangeQuota {
  readonly trainingId: string;
  readonly quota: number;
}

/**
 * A raised quota lets the waiting list move.
 * @throws DomainError NOT_FOUND, BAD_INPUT, ILLEGAL_TRANSITION, QUOTA_BELOW_CONFIRMED
 */
export async function changeQuota(
  deps: Deps,
  actor: Actor,
  { trainingId, quota }: ChangeQuota,
): Promise<TrainingCounts> {
  return withRetry(async () => {
    const { training, counts, role } = await allowedTraining(deps, actor, 'training.plan', trainingId, 'trainingId');
    checkQuota(new Problems(), quota).throwIfAny();
    if (training.status !== 'DRAFT' && training.status !== 'OPEN')
      refuse('TrainingStatus', training.status, 'trainingId');
    if (quota < counts.confirmed) fail('QUOTA_BELOW_CONFIRMED', 'quota', { confirmed: counts.confirmed });
    if (quota === counts.quota) return counts;
    const change = trainingChange(actor, role, 'changeQuota', trainingId);
    holdTraining(change, training);
    change.update(
      'TrainingCounts',
      { trainingId },
      {
        set: { quota },
        was: { quota: counts.quota },
        when: [
          { field: 'quota', is: '=', than: counts.quota },
          { field: 'confirmed', is: '<=', than: quota },
        ],
      },
    );
    if (quota > counts.quota) change.emit('QuotaRaised', trainingId, { trainingId });
    await deps.store.commit(change);
    return { ...counts, quota };
  });
}
