import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { createOnce } from '../create-once';
import { sha256 } from '../digest';
import { fail } from '../errors';
import { requireId } from '../ids';
import { canonicalJson, type JsonValue } from '../journal';
import { originOf } from '../origin';
import type { Deps } from '../ports';
import { requireAwards } from './acting-on-awards';
import type { AwardBatch, BatchItem } from './award-batch';
import { moneyOf } from './award-money';

export interface SubmitAwardBatch {
  readonly id?: string | undefined;
  /** Ids of 1 to 80 awards of one program and fiscal year that wait for approval. */
  readonly awards: readonly string[];
}

/**
 * Puts awards together for the approval of another administrator, as they are now: an award that changes before it is approved
 * makes the batch void.
 * @throws DomainError NOT_FOUND, BAD_INPUT, OWN_AWARD, NOT_PROPOSED, ID_TAKEN
 */
export async function submitAwardBatch(deps: Deps, actor: Actor, command: SubmitAwardBatch): Promise<AwardBatch> {
  const role = authorize(actor, 'award.decide', {}, 'awards');
  const id = command.id === undefined ? `bat_${deps.ids.ulid()}` : requireId('batch', command.id);
  const origin = originOf(actor, { awards: command.awards });
  const existing = await deps.store.get('AwardBatch', { id });
  if (existing !== undefined) {
    if (existing.origin.by === origin.by && existing.origin.content === origin.content) return existing;
    fail('ID_TAKEN', 'id');
  }
  const awards = await requireAwards(deps, actor, command.awards);
  const items = awards.map((award, i): BatchItem => {
    const { trainingId, stage, personId, version, score, tier, points } = award;
    const amount = moneyOf(award).proposed;
    if (amount === 0) fail('NOT_PROPOSED', `awards.${i}`);
    return { trainingId, stage, personId, version, score, tier, points, amount };
  });
  const { programId, year } = awards[0];
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  const batch: AwardBatch = {
    kind: 'AwardBatch',
    id,
    programId,
    year,
    status: 'SUBMITTED',
    items,
    total,
    hash: await hashOf({ programId, year, items, total }),
    submittedBy: nameOfActor(actor),
    submittedAt: deps.clock.now(),
    approvedBy: null,
    approvedAt: null,
    origin,
    version: 1,
  };
  const header = { actor: nameOfActor(actor), role, action: 'award.submit', entity: id };
  return createOnce(deps, new Change(header).create(batch), batch, () => deps.store.get('AwardBatch', { id }));
}

/** Over all that is shown of a batch, so that what another administrator approves is what they have seen. */
function hashOf(content: Pick<AwardBatch, 'programId' | 'year' | 'items' | 'total'>): Promise<string> {
  return sha256(canonicalJson(content as unknown as JsonValue));
}
