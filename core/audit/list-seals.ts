import { type Actor, authorize } from '../access';
import { withNodes } from '../page';
import type { AuditDeps, Page, PageRequest } from '../ports';
import type { Sha256 } from './merkle';
import { headAfter, type Seal } from './seal';

/** A seal, and the head of the chain after it, as it is published. */
export interface SealView extends Seal {
  readonly head: string;
}

export function viewOf(sha256: Sha256, seal: Seal): SealView {
  return { ...seal, head: headAfter(sha256, seal).head };
}

/** Latest first. @throws DomainError NOT_FOUND */
export async function listSeals(
  { reads, sha256 }: AuditDeps,
  actor: Actor,
  request: PageRequest,
): Promise<Page<SealView>> {
  authorize(actor, 'journal.read', {}, 'first');
  const page = await reads.seals(request);
  return withNodes(
    page,
    page.rows.map(({ node }) => viewOf(sha256, node.seal)),
  );
}
