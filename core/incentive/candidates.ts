import { idPrefixes, ulidOf } from '../ids';
import type { JsonValue } from '../journal';
import type { Candidate } from './application';
import { awardValue } from './award-value';
import { packBasis, unpackBasis } from './basis';
import { rulesOf } from './completion';
import type { Scheme, Stage } from './incentive';
import { rankKey } from './queue-order';

/**
 * A candidate as a chunk stores it, short because a chunk has hundreds and every kilobyte is billed: the person's ULID, the
 * confirmation in milliseconds to base 36, then what the stage is computed from. Its value follows by the pinned rules.
 */
type Row = readonly [person: string, confirmed: string, basis: JsonValue];

export function packCandidate({ personId, confirmedAt, value }: Candidate): JsonValue {
  const row: Row = [ulidOf(personId), Date.parse(confirmedAt).toString(36), packBasis(value.basis)];
  return row;
}

export function unpackCandidates(output: JsonValue, scheme: Scheme, stage: Stage): Candidate[] {
  const rules = rulesOf(scheme, stage);
  return rowsIn(output).map(([person, confirmed, basis]) => ({
    personId: `${idPrefixes.person}_${person}`,
    confirmedAt: new Date(Number.parseInt(confirmed, 36)).toISOString(),
    value: awardValue(rules, scheme.behavior, unpackBasis(basis)),
  }));
}

function rowsIn(output: JsonValue): readonly Row[] {
  const rows = (output as { readonly candidates?: unknown } | null)?.candidates;
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** Rank of a candidate among those of its run. */
export function keyOfCandidate({ personId, confirmedAt, value }: Candidate): string {
  return rankKey({ personId, confirmedAt, score: value.score ?? 0 });
}
