import { Change } from '../change';
import type { Deps, TrainingAggregate } from '../ports';
import { persist } from '../run/persist';
import type { Instant } from '../time';
import type { PlannedWave, Wave } from './evaluation';
import { waveDates } from './wave-dates';

const header = { actor: 'system', role: 'SYSTEM' } as const;

/**
 * Plans one wave for each of the pinned plan once a training has ended; of a cancelled training cancels the waves that are
 * not closed. Their number depends on the plan alone. Whatever stands already is left as it is.
 */
export async function planEvaluations(deps: Deps, trainingId: string): Promise<void> {
  await persist(async () => {
    const aggregate = await deps.reads.trainingAggregate(trainingId);
    if (aggregate === undefined) return;
    const { training } = aggregate;
    if (training.status === 'CANCELLED') await cancelWaves(deps, aggregate);
    else if (training.endedAt !== null) await planWaves(deps, aggregate, training.endedAt);
  });
}

async function planWaves(deps: Deps, { training, waves }: TrainingAggregate, endedAt: Instant): Promise<void> {
  if (training.pinned === null) return;
  const { id, programId, pinned, category, version } = training;
  const plan = await deps.store.get('EvaluationPlan', { programId, planVersion: pinned.planVersion });
  if (plan === undefined) throw new Error(`${programId} has no evaluation plan ${pinned.planVersion}`);
  const known = new Set(waves.map(({ code }) => code));
  const missing = plan.waves.filter(({ code }) => !known.has(code));
  if (missing.length === 0) return;
  const change = new Change({ ...header, action: 'evaluation.plan', entity: id });
  // A cancellation that comes between must find the waves, or keep them from being planned.
  change.check('Training', { id }, [{ field: 'version', is: '=', than: version }]);
  for (const planned of missing) change.create(newWave(id, planned, waveDates(planned, endedAt, category)));
  change.emit('EvaluationScheduled', id, { trainingId: id, waves: missing.map(({ code }) => code) });
  await deps.store.commit(change);
}

function newWave(trainingId: string, plan: PlannedWave, dates: ReturnType<typeof waveDates>): Wave {
  return {
    kind: 'Wave',
    trainingId,
    code: plan.code,
    level: plan.level,
    plan,
    status: 'SCHEDULED',
    ...dates,
    remindersSent: 0,
    openedAt: null,
    announcedAt: null,
    lastNotice: null,
    closedAt: null,
    version: 1,
  };
}

async function cancelWaves(deps: Deps, { training, waves }: TrainingAggregate): Promise<void> {
  const open = waves.filter(({ status }) => status === 'SCHEDULED' || status === 'OPEN');
  if (open.length === 0) return;
  const change = new Change({ ...header, action: 'evaluation.cancel', entity: training.id });
  for (const wave of open) change.replace(wave, { ...wave, status: 'CANCELLED' });
  await deps.store.commit(change);
}
