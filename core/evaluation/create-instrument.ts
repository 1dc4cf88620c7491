import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import { createdBefore, originOf } from '../origin';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import type { Instrument } from './evaluation';
import { checkInstrument, checkInstrumentCode, type InstrumentContent } from './instrument-rules';

export interface CreateInstrument extends InstrumentContent {
  readonly programId: string;
  /** A–Z, 0–9 and `_`, at most 30 characters. */
  readonly code: string;
  /** 1 for a new questionnaire, else one more than its latest, so that the same request may be sent again. */
  readonly revision: number;
}

/**
 * A new questionnaire of a program, or the next revision of one. A plan asks it once it names it.
 * @throws DomainError NOT_FOUND, ID_TAKEN (another content stands under this revision), BAD_INPUT
 */
export async function createInstrument(deps: Deps, actor: Actor, command: CreateInstrument): Promise<Instrument> {
  const role = authorize(actor, 'plan.edit', {}, 'programId');
  const { programId, code, revision, title, items } = command;
  const origin = originOf(actor, { title, items });
  return withRetry(async () => {
    if ((await deps.store.get('Program', { id: programId })) === undefined) fail('NOT_FOUND', 'programId');
    const known = (await deps.reads.instrumentsOf(programId)).filter((one) => one.code === code);
    const existing = known.find((one) => one.revision === revision);
    if (existing !== undefined) return createdBefore(existing, origin, 'revision');
    const problems = checkInstrumentCode(new Problems(), code);
    problems.when(revision !== known.length + 1, 'revision', 'NOT_THE_NEXT');
    checkInstrument(problems, command).throwIfAny();
    const instrument: Instrument = {
      kind: 'Instrument',
      programId,
      code,
      revision,
      title,
      items,
      frozen: false,
      origin,
      version: 1,
    };
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.createInstrument', entity: programId };
    await deps.store.commit(new Change(header).create(instrument));
    return instrument;
  });
}
