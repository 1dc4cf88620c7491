import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import { ofKnown } from '../known';
import type { Deps, Page, PageRequest } from '../ports';
import type { AwardBatch } from './award-batch';

/** @throws DomainError NOT_FOUND */
export async function viewAwardBatch(deps: Deps, actor: Actor, id: string): Promise<AwardBatch> {
  authorize(actor, 'award.list');
  return (await deps.store.get('AwardBatch', { id })) ?? fail('NOT_FOUND', 'id');
}

/**
 * Batches of a program, latest first.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function listAwardBatches(
  deps: Deps,
  actor: Actor,
  { programId, ...page }: PageRequest & { readonly programId: string },
): Promise<Page<AwardBatch>> {
  authorize(actor, 'award.list', {}, 'programId');
  return ofKnown(deps, 'Program', programId, await deps.reads.awardBatches(programId, page));
}
