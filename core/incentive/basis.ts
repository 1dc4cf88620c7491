import { type Level, levels } from '../evaluation/evaluation';
import type { JsonValue } from '../journal';

export const ratingKinds = ['SELF', 'SUPERVISOR', 'PEER', 'SUBORDINATE'] as const;
export type RatingKind = (typeof ratingKinds)[number];

/** Conditions of a stage; the first that is not met names the outcome. */
export const gates = ['COMPLETED', 'ATTENDANCE', 'OWN_TASK', 'INDEPENDENT_RATING'] as const;
export type Gate = (typeof gates)[number];

export interface GateResult {
  readonly gate: Gate;
  readonly met: boolean;
}

/** JP by mark, of the sessions that were held. */
export interface JpFigures {
  readonly present: number;
  readonly late: number;
  readonly held: number;
}

/** What a kind of raters said of a person. `score` is null where the kind does not count. */
export interface KindFigure {
  readonly kind: RatingKind;
  readonly responses: number;
  readonly score: number | null;
}

/** An own task: how many days after its due date it was answered, or why there is no such number. */
export interface TaskFigure {
  readonly level: Level;
  readonly late: number | 'UNANSWERED' | 'VOIDED';
}

/**
 * What a stage was computed from. An award keeps it, so that it is explained as it was computed whatever is recorded later. It
 * goes to nobody as it is, nor into the trail: what a kind of raters said is theirs.
 */
export interface Basis {
  readonly gates: readonly GateResult[];
  readonly jp: JpFigures | null;
  /** Hundredths of a point, null while there is no score; null as a whole without a test. */
  readonly learning: { readonly postTest: number | null } | null;
  readonly ratings: readonly KindFigure[];
  readonly ownTasks: readonly TaskFigure[];
}

/** Of a stage of which nothing was looked at but its gates. */
export function bare(...results: readonly GateResult[]): Basis {
  return { gates: results, jp: null, learning: null, ratings: [], ownTasks: [] };
}

const NO_NUMBER = { UNANSWERED: -1, VOIDED: -2 } as const;
const MISSING = -1;

/**
 * A basis in some sixty bytes, because every award has one and every kilobyte is billed: gates by their place with `+` where met,
 * JP, the post-test, then kinds and own tasks by their place. The order of the lists is part of the stored format: append only.
 */
type Row = readonly [
  gates: string,
  jp: readonly [present: number, late: number, held: number] | null,
  postTest: number | null,
  ratings: readonly (readonly [kind: number, responses: number, score: number | null])[],
  ownTasks: readonly (readonly [level: number, late: number])[],
];

export function packBasis({ gates: results, jp, learning, ratings, ownTasks }: Basis): JsonValue {
  const row: Row = [
    results.map(({ gate, met }) => `${gates.indexOf(gate)}${met ? '+' : '-'}`).join(''),
    jp && [jp.present, jp.late, jp.held],
    learning && (learning.postTest ?? MISSING),
    ratings.map(({ kind, responses, score }) => [ratingKinds.indexOf(kind), responses, score]),
    ownTasks.map(({ level, late }) => [levels.indexOf(level), typeof late === 'number' ? late : NO_NUMBER[late]]),
  ];
  return row;
}

export function unpackBasis(packed: JsonValue): Basis {
  const [results, jp, postTest, ratings, ownTasks] = packed as unknown as Row;
  return {
    gates: [...results.matchAll(/(\d)([+-])/g)].map(([, place, sign]) => ({
      gate: gates[Number(place)] as Gate,
      met: sign === '+',
    })),
    jp: jp && { present: jp[0], late: jp[1], held: jp[2] },
    learning: postTest === null ? null : { postTest: postTest === MISSING ? null : postTest },
    ratings: ratings.map(([kind, responses, score]) => ({
      kind: ratingKinds[kind] as RatingKind,
      responses,
      score,
    })),
    ownTasks: ownTasks.map(([level, late]) => ({ level: levels[level] as Level, late: lateOf(late) })),
  };
}

function lateOf(stored: number): TaskFigure['late'] {
  if (stored === NO_NUMBER.UNANSWERED) return 'UNANSWERED';
  return stored === NO_NUMBER.VOIDED ? 'VOIDED' : stored;
}
