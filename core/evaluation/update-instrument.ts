import { type Actor, authorize, nameOfActor } from '../access';
import { Change, isUnchanged } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import type { Instrument } from './evaluation';
import { checkInstrument, type InstrumentContent } from './instrument-rules';

export interface UpdateInstrument extends InstrumentContent {
  readonly programId: string;
  readonly code: string;
  readonly revision: number;
  readonly expectedVersion: number;
}

/**
 * Edits a questionnaire that no published training has pinned yet.
 * @throws DomainError NOT_FOUND, VERSION_FROZEN (create the next revision instead), STALE_VERSION, BAD_INPUT
 */
export async function updateInstrument(deps: Deps, actor: Actor, command: UpdateInstrument): Promise<Instrument> {
  const role = authorize(actor, 'plan.edit', {}, 'programId');
  const { programId, code, revision, expectedVersion, title, items } = command;
  return withRetry(async () => {
    const before = (await deps.store.get('Instrument', { programId, code, revision })) ?? fail('NOT_FOUND', 'revision');
    if (before.frozen) fail('VERSION_FROZEN', 'revision');
    requireVersion(before, expectedVersion);
    checkInstrument(new Problems(), command).throwIfAny();
    const after = { ...before, title, items, version: before.version + 1 };
    if (isUnchanged(before, after)) return before;
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.updateInstrument', entity: programId };
    await deps.store.commit(new Change(header).replace(before, after));
    return after;
  });
}
