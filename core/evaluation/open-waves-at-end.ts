import type { RunDeps } from '../ports';
import { openWave } from './open-wave';
import { planEvaluations } from './plan-evaluations';
import { opensOf } from './wave-dates';

/** Opens the waves that waited for completion. Plans them first, for the decision may arrive before the planning. */
export async function openWavesAtEnd(deps: RunDeps, trainingId: string): Promise<void> {
  await planEvaluations(deps, trainingId);
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  if (aggregate === undefined) return;
  const { training, waves } = aggregate;
  for (const { code, plan } of waves) {
    if (opensOf(plan, training.category) === 'AT_END') await openWave(deps, trainingId, code);
  }
}
