import { type Actor, authorize } from '../access';
import { ofKnown } from '../known';
import type { Deps } from '../ports';
import type { Scheme } from './incentive';

/** Every version of a program's incentive scheme, oldest first: the rules are everybody's to know. @throws DomainError NOT_FOUND */
export async function listSchemes(deps: Deps, actor: Actor, programId: string): Promise<readonly Scheme[]> {
  authorize(actor, 'scheme.read', {}, 'programId');
  return ofKnown(deps, 'Program', programId, await deps.reads.schemesOf(programId));
}
