import type { Agency, Participant } from '../scale/cast';
import { type Participation, participationOf } from '../scale/participation';
import type { PlannedCourse, RaterKind } from './trainings';

/** Everybody of an agency's tree takes part in one of the trainings, in turn. */
export const isIn = (course: number, { index }: Participant, courses: number): boolean => index % courses === course;

/** What somebody brings along from the training itself; all of it follows from who they are. */
export interface Attending {
  readonly marks: Participation['marks'];
  readonly preTest: number;
  readonly postTest: number;
}

/** Of ten people in a row: their distance from the mean, adding up to nothing. */
const around = [-9, 4, -3, 7, 0, 2, -5, 9, -2, -3] as const;

export function attending({ preTest, gain }: PlannedCourse, turn: number): Attending {
  const apart = around[turn % around.length] ?? 0;
  return {
    marks: participationOf(turn, true).marks,
    preTest: preTest + apart,
    postTest: preTest + gain + Math.round(apart / 2),
  };
}

/** Of ten who are asked in a row, how many answer in time, and late. */
const answering: { readonly [kind in RaterKind]: readonly [inTime: number, late: number] } = {
  SELF: [6, 2],
  SUPERVISOR: [7, 1],
  PEER: [7, 0],
  SUBORDINATE: [7, 0],
  AGENCY: [8, 0],
};

/** 0 for an answer in time, 1 for a late one; null for none. */
export function answersWhen(kind: RaterKind, rater: number, subject: number): 0 | 1 | null {
  const [inTime, late] = answering[kind];
  const turn = (kind === 'SELF' || kind === 'AGENCY' ? subject : 3 * subject + 7 * rater) % 10;
  return turn < inTime ? 0 : turn < inTime + late ? 1 : null;
}

/** An answer from 1 to 5 whose mean over many is the course's. */
export function ratingOf(
  { means, leniency }: PlannedCourse,
  asked: { readonly level: string; readonly item: string; readonly place: number; readonly kind: RaterKind },
  turn: number,
): number {
  const mean = means[`${asked.level}/${asked.item}`] ?? means[asked.level] ?? 3;
  const lenient = asked.level === 'BEHAVIOR' && asked.kind !== 'AGENCY' ? leniency[asked.kind] : 0;
  const n = turn + 3 * asked.place;
  const apart = [-1, 0, 1, 0, 0][Math.floor(n / 10) % 5] ?? 0;
  // Rounded up as often as the tenths say, so that the mean over ten is exact.
  const tenths = Math.round((mean + lenient + apart) * 10) + ((n * 3) % 10);
  return Math.min(5, Math.max(1, Math.floor(tenths / 10)));
}

/** Who can be asked about somebody besides themself, by the rules: how many, and whether one of them may be asked. */
export interface Circle {
  readonly supervisor: Participant | null;
  readonly peers: readonly Participant[];
  readonly subordinates: readonly Participant[];
}

export function circles(cast: readonly Agency[]): ReadonlyMap<string, Circle> {
  const everybody = cast.flatMap(({ people }) => people);
  const reports = Map.groupBy(everybody, ({ supervisor }) => supervisor?.id ?? null);
  return new Map(
    everybody.map(({ id, supervisor }) => [
      id,
      {
        supervisor,
        peers: supervisor === null ? [] : (reports.get(supervisor.id) ?? []).filter((peer) => peer.id !== id),
        subordinates: reports.get(id) ?? [],
      },
    ]),
  );
}

const mostDrawn = 5;
const fewestEligible = 3;

/** How many of those who may be drawn are. */
export const drawn = (eligible: readonly Participant[]): number =>
  eligible.length < fewestEligible ? 0 : Math.min(mostDrawn, eligible.length);
