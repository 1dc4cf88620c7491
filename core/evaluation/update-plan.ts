import { type Actor, authorize, nameOfActor } from '../access';
import { Change, isUnchanged } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import type { EvaluationPlan } from './evaluation';
import { checkPlan, type PlanContent } from './plan-rules';

export interface UpdatePlan extends PlanContent {
  readonly programId: string;
  readonly planVersion: number;
  readonly expectedVersion: number;
}

/**
 * Edits a plan that no published training has pinned yet.
 * @throws DomainError NOT_FOUND, VERSION_FROZEN (create the next version instead), STALE_VERSION, BAD_INPUT
 */
export async function updatePlan(deps: Deps, actor: Actor, command: UpdatePlan): Promise<EvaluationPlan> {
  const role = authorize(actor, 'plan.edit', {}, 'programId');
  const { programId, planVersion, expectedVersion, waves, thresholds } = command;
  return withRetry(async () => {
    const before =
      (await deps.store.get('EvaluationPlan', { programId, planVersion })) ?? fail('NOT_FOUND', 'planVersion');
    if (before.frozen) fail('VERSION_FROZEN', 'planVersion');
    requireVersion(before, expectedVersion);
    checkPlan(new Problems(), command, await deps.reads.instrumentsOf(programId)).throwIfAny();
    const after = { ...before, waves, thresholds, version: before.version + 1 };
    if (isUnchanged(before, after)) return before;
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.updatePlan', entity: programId };
    await deps.store.commit(new Change(header).replace(before, after));
    return after;
  });
}
