import { idPrefixes, ulidOf } from '../ids';
import type { JsonValue } from '../journal';
import type { Candidate } from './application';
import { awardValue } from './award-value';
import { ratingKinds } from './behavior';
import { type Component, outcomes, type StageRules } from './incentive';
import { rankKey } from './queue-order';

/**
 * A candidate as a chunk stores it, short because a chunk has hundreds and every kilobyte is billed: the person's ULID, the
 * confirmation in milliseconds to base 36, the gate that was not passed (its place among the outcomes, or −1), the places
 * of the kinds that counted, then the components in the order of the rules. Its value follows from the pinned rules.
 */
type Row = readonly [person: string, confirmed: string, gate: number, counted: string, ...scores: (number | null)[]];

export function packCandidate({ personId, confirmedAt, value }: Candidate): JsonValue {
  const passed = value.outcome === 'AWARDED' || value.outcome === 'BELOW_TIERS';
  const counted = value.countedKinds.map((kind) => (ratingKinds as readonly string[]).indexOf(kind)).join('');
  const row: Row = [
    ulidOf(personId),
    Date.parse(confirmedAt).toString(36),
    passed ? -1 : outcomes.indexOf(value.outcome),
    counted,
    ...value.breakdown.map(({ score }) => score),
  ];
  return row;
}

export function unpackCandidates(output: JsonValue, rules: StageRules): Candidate[] {
  return rowsIn(output).map(([person, confirmed, gate, counted, ...figures]) => {
    const scores: { [C in Component]?: number | null } = {};
    for (const [i, { component }] of rules.weights.entries()) scores[component] = figures[i] ?? null;
    const countedKinds = [...counted].flatMap((place) => ratingKinds[Number(place)] ?? []);
    return {
      personId: `${idPrefixes.person}_${person}`,
      confirmedAt: new Date(Number.parseInt(confirmed, 36)).toISOString(),
      value: awardValue(rules, scores, outcomes[gate] ?? null, countedKinds),
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
