import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import { createdBefore, originOf } from '../origin';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import type { EvaluationPlan } from './evaluation';
import { checkPlan, type PlanContent } from './plan-rules';

export interface CreatePlan extends PlanContent {
  readonly programId: string;
  /** One more than the program's present version, so that the same request may be sent again. */
  readonly planVersion: number;
}

/**
 * A new version of a program's evaluation plan. Trainings that are published from now on pin it; those that are published
 * keep theirs.
 * @throws DomainError NOT_FOUND, ID_TAKEN (another content stands under this version), BAD_INPUT
 */
export async function createPlan(deps: Deps, actor: Actor, command: CreatePlan): Promise<EvaluationPlan> {
  const role = authorize(actor, 'plan.edit', {}, 'programId');
  const { programId, planVersion, waves, thresholds } = command;
  const origin = originOf(actor, { waves, thresholds });
  return withRetry(async () => {
    const program = (await deps.store.get('Program', { id: programId })) ?? fail('NOT_FOUND', 'programId');
    const existing = await deps.store.get('EvaluationPlan', { programId, planVersion });
    if (existing !== undefined) return createdBefore(existing, origin, 'planVersion');
    const problems = new Problems().when(planVersion !== program.planVersion + 1, 'planVersion', 'NOT_THE_NEXT');
    checkPlan(problems, command, await deps.reads.instrumentsOf(programId)).throwIfAny();
    const plan: EvaluationPlan = {
      kind: 'EvaluationPlan',
      programId,
      planVersion,
      waves,
      thresholds,
      frozen: false,
      origin,
      version: 1,
    };
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.createPlan', entity: programId };
    await deps.store.commit(new Change(header).create(plan).replace(program, { ...program, planVersion }));
    return plan;
  });
}
