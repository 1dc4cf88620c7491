import type { JsonValue } from '../journal';
import type { Candidate } from './application';
import { awardValue } from './award-value';
import { type Component, type Outcome, outcomes, type StageRules } from './incentive';
import { rankKey } from './queue-order';

/**
 * A candidate as a chunk stores it, short because a chunk has hundreds: person, confirmation, components in the order
 * of the rules, the gate that was not passed, and the kinds that counted. Its value follows from the pinned rules.
 */
type Row = readonly [string, string, readonly (number | null)[], Outcome | null, readonly string[]];

export function packCandidate({ personId, confirmedAt, value }: Candidate): JsonValue {
  const gate = value.outcome === 'AWARDED' || value.outcome === 'BELOW_TIERS' ? null : value.outcome;
  const row: Row = [personId, confirmedAt, value.breakdown.map(({ score }) => score), gate, value.countedKinds];
  return row as unknown as JsonValue;
}

export function unpackCandidates(output: JsonValue, rules: StageRules): Candidate[] {
  return rowsIn(output).map(([personId, confirmedAt, figures, gate, countedKinds]) => {
    const scores: { [C in Component]?: number | null } = {};
    for (const [i, { component }] of rules.weights.entries()) scores[component] = figures[i] ?? null;
    return {
      personId,
      confirmedAt,
      value: awardValue(rules, scores, outcomes.find((known) => known === gate) ?? null, countedKinds),
    };
  });
}

function rowsIn(output: JsonValue): readonly Row[] {
  const rows = (output as { readonly candidates?: unknown } | null)?.candidates;
  return Array.isArray(rows) ? (rows as Row[]) : [];
}

/** Rank of a candidate among those of its run. */
export function keyOfCandidate({ personId, confirmedAt, value }: Candidate): string {
  return rankKey({ personId, confirmedAt, score: value.score ?? 0 });
}
