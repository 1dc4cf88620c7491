import { type Actor, authorize } from '../access';
import { ofKnown } from '../known';
import type { Deps } from '../ports';
import { programResource } from '../training/serving';
import type { EvaluationPlan, Instrument } from './evaluation';

/** Every version of a program's evaluation plan. @throws DomainError NOT_FOUND */
export async function listPlans(deps: Deps, actor: Actor, programId: string): Promise<readonly EvaluationPlan[]> {
  authorize(actor, 'plan.read', await programResource(deps, actor, programId), 'programId');
  return ofKnown(deps, 'Program', programId, await deps.reads.plansOf(programId));
}

/** Every revision of a program's questionnaires. @throws DomainError NOT_FOUND */
export async function listInstruments(deps: Deps, actor: Actor, programId: string): Promise<readonly Instrument[]> {
  authorize(actor, 'plan.read', await programResource(deps, actor, programId), 'programId');
  return ofKnown(deps, 'Program', programId, await deps.reads.instrumentsOf(programId));
}
