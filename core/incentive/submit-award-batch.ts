import { type Actor, authorize, nameOfActor, namesOfActor } from '../access';
import { Change } from '../change';
import { sha256 } from '../digest';
import { fail } from '../errors';
import { requireId } from '../ids';
import { canonicalJson, type JsonValue } from '../journal';
import { createdBefore, originOf } from '../origin';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { requireAwards } from './acting-on-awards';
import type { AwardBatch, BatchItem } from './award-batch';
import { moneyOf } from './award-money';
import type { Award } from './incentive';

export interface SubmitAwardBatch {
  readonly id?: string | undefined;
  /** Ids of 1 to 80 awards of one program and fiscal year that wait for approval. */
  readonly awards: readonly string[];
}

/**
 * Puts awards together for the approval of another administrator, as they are now: an award that changes before it is approved
 * makes the batch void. An award stands in one batch at a time.
 * @throws DomainError NOT_FOUND, BAD_INPUT, NO_PERSON, OWN_AWARD, NOT_PROPOSED, IN_BATCH, ID_TAKEN, CONFLICT
 */
export async function submitAwardBatch(deps: Deps, actor: Actor, command: SubmitAwardBatch): Promise<AwardBatch> {
  const role = authorize(actor, 'award.decide', {}, 'awards');
  const id = command.id === undefined ? `bat_${deps.ids.ulid()}` : requireId('batch', command.id);
  const origin = originOf(actor, { awards: command.awards });
  return withRetry(async () => {
    const existing = await deps.store.get('AwardBatch', { id });
    if (existing !== undefined) return createdBefore(existing, origin);
    const awards = await requireAwards(deps, actor, command.awards);
    const items = awards.map((award, i) => itemOf(award, `awards.${i}`));
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
      submitter: namesOfActor(actor),
      submittedAt: deps.clock.now(),
      approvedBy: null,
      approvedAt: null,
      dismissed: null,
      origin,
      version: 1,
    };
    const change = new Change({ actor: nameOfActor(actor), role, action: 'award.submit', entity: id }).create(batch);
    for (const award of awards) change.replace(award, { ...award, batch: id });
    await deps.store.commit(change);
    return batch;
  });
}

/** The award as the batch leaves it: the version with which it stands in it. */
function itemOf(award: Award, field: string): BatchItem {
  const { trainingId, stage, personId, score, tier, points, rejected } = award;
  const amount = moneyOf(award).proposed;
  if (amount === 0) fail('NOT_PROPOSED', field);
  if (award.batch !== null) fail('IN_BATCH', field, { batch: award.batch });
  const item = { trainingId, stage, personId, version: award.version + 1, score, tier, points, amount };
  return rejected === undefined ? item : { ...item, rejected };
}

/** Over all that is shown of a batch, so that what another administrator approves is what they have seen. */
function hashOf(content: Pick<AwardBatch, 'programId' | 'year' | 'items' | 'total'>): Promise<string> {
  return sha256(canonicalJson(content as unknown as JsonValue));
}
