import type { KeyOf } from '../../core/entities';
import { fail } from '../../core/errors';
import { raterKinds } from '../../core/evaluation/evaluation';
import { findingRules } from '../../core/improvement/findings';
import type { FindingKey } from '../../core/improvement/recommendation';
import { type Stage, stages } from '../../core/incentive/incentive';

/**
 * Ids of what has no id of its own, made from its identity: opaque to clients. A text that cannot be such an id is
 * answered like an id of something unknown.
 */
const SEPARATOR = '.';

const joined = (...parts: readonly (string | number)[]): string => parts.join(SEPARATOR);

function parts(id: string, count: number, field: string): readonly string[] {
  const found = id.split(SEPARATOR);
  if (found.length !== count || found.some((part) => part === '')) fail('NOT_FOUND', field);
  return found;
}

export const enrollmentId = ({ trainingId, personId }: KeyOf<'Enrollment'>): string => joined(trainingId, personId);

/** @throws DomainError NOT_FOUND */
export function enrollmentKey(id: string, field = 'id'): KeyOf<'Enrollment'> {
  const [trainingId = '', personId = ''] = parts(id, 2, field);
  return { trainingId, personId };
}

export const waveId = (trainingId: string, code: string): string => joined(trainingId, code);

/** @throws DomainError NOT_FOUND */
export function waveKey(id: string, field = 'id'): KeyOf<'Wave'> {
  const [trainingId = '', code = ''] = parts(id, 2, field);
  return { trainingId, code };
}

/** Parts that a finding of its rule does not have. */
const NOTHING = '-';

export const findingId = ({ trainingId, waveCode, rule, raterKind, item }: FindingKey): string =>
  joined(trainingId, waveCode, rule, raterKind ?? NOTHING, item ?? NOTHING);

/** @throws DomainError NOT_FOUND */
export function findingKey(id: string, field = 'id'): FindingKey {
  const [trainingId = '', waveCode = '', rule, kind, item = ''] = parts(id, 5, field);
  return {
    trainingId,
    waveCode,
    rule: findingRules.find((known) => known === rule) ?? fail('NOT_FOUND', field),
    raterKind: kind === NOTHING ? null : (raterKinds.find((known) => known === kind) ?? fail('NOT_FOUND', field)),
    item: item === NOTHING ? null : item,
  };
}

export const assignmentId = ({ personId, from }: KeyOf<'Assignment'>): string => joined(personId, from);

export const budgetId = ({ programId, year }: KeyOf<'Budget'>): string => joined(programId, year);

export const ledgerEntryId = (entry: KeyOf<'LedgerEntry'>): string =>
  joined(entry.trainingId, entry.stage, entry.personId, entry.n);

export const revisionId = ({ trainingId, sessionId, rev }: KeyOf<'AttendanceRevision'>): string =>
  joined(trainingId, sessionId, rev);

export const recoveryId = (key: KeyOf<'Recovery'>): string =>
  joined(key.programId, key.year, key.trainingId, key.stage, key.personId, key.n, key.payment);

/** @throws DomainError NOT_FOUND */
export function recoveryKey(id: string, field = 'id'): KeyOf<'Recovery'> {
  const [programId = '', year = '', trainingId = '', name = '', personId = '', n = '', ...payment] =
    id.split(SEPARATOR);
  const stage: Stage = stages.find((known) => known === name) ?? fail('NOT_FOUND', field);
  return { programId, year: Number(year), trainingId, stage, personId, n: Number(n), payment: payment.join(SEPARATOR) };
}
