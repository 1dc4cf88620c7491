import type { Checks } from '../checks';
import type { GraphqlClient } from '../graphql-client';
import { everyRow } from '../scale/survey';
import type { Given, Rater, Task } from './answers';
import { type Circle, drawn } from './doing';
import type { Member } from './member';
import type { Level, PlannedCourse, RaterKind } from './trainings';

/** Whom each evaluation must ask: how many of each kind about each person, and which agencies. */
export type Asked = ReadonlyMap<Level, ReadonlyMap<string, { readonly [kind in RaterKind]?: number }>>;

export function whoIsAsked(
  { category }: PlannedCourse,
  members: readonly Pick<Member, 'id' | 'agency' | 'expected'>[],
  circles: ReadonlyMap<string, Circle>,
  agencyId: (agency: number) => string,
): Asked {
  const completed = members.filter(({ expected }) => expected.completed);
  const self = new Map(completed.map(({ id }) => [id, { SELF: 1 }]));
  const around = ({ supervisor, peers, subordinates }: Circle) => ({
    SELF: 1,
    ...(supervisor !== null && { SUPERVISOR: 1 }),
    ...(drawn(peers) > 0 && { PEER: drawn(peers) }),
    ...(category === 'MANAGERIAL' && drawn(subordinates) > 0 && { SUBORDINATE: drawn(subordinates) }),
  });
  return new Map<Level, ReadonlyMap<string, { readonly [kind in RaterKind]?: number }>>([
    ['REACTION', self],
    ['LEARNING', self],
    ['BEHAVIOR', new Map(completed.map(({ id }) => [id, around(circleOf(circles, id))]))],
    ['RESULTS', new Map(completed.map(({ agency }) => [agencyId(agency), { AGENCY: 1 }]))],
  ]);
}

function circleOf(circles: ReadonlyMap<string, Circle>, id: string): Circle {
  const circle = circles.get(id);
  if (circle === undefined) throw new RangeError(`Nobody is ${id}`);
  return circle;
}

/** Of one evaluation: how many are asked, by kind. */
export function askedByKind(asked: Asked): ReadonlyMap<Level, ReadonlyMap<RaterKind, number>> {
  const sums = [...asked].map(([level, subjects]): [Level, ReadonlyMap<RaterKind, number>] => {
    const kinds = new Map<RaterKind, number>();
    for (const each of subjects.values()) {
      for (const [kind, n] of Object.entries(each) as [RaterKind, number][])
        kinds.set(kind, (kinds.get(kind) ?? 0) + n);
    }
    return [level, kinds];
  });
  return new Map(sums);
}

/** Whether a rater who found a task may be asked it: somebody of the right circle, and nobody else. */
export function mayBeAsked(
  circles: ReadonlyMap<string, Circle>,
  idOf: (rater: Rater) => string,
): (task: Task, rater: Rater) => boolean {
  return ({ raterKind, person, agency }, rater) => {
    const by = idOf(rater);
    if (raterKind === 'AGENCY') return agency?.id === by;
    const subject = person?.id ?? '';
    const { supervisor, peers, subordinates } = circleOf(circles, subject);
    const circle = {
      SELF: [subject],
      SUPERVISOR: supervisor === null ? [] : [supervisor.id],
      PEER: peers.map(({ id }) => id),
      SUBORDINATE: subordinates.map(({ id }) => id),
    }[raterKind];
    return circle.includes(by);
  };
}

interface TaskOfWave {
  readonly raterKind: RaterKind;
  readonly status: string;
  readonly person: { readonly id: string } | null;
  readonly agency: { readonly id: string } | null;
}

/** Every participant has exactly the tasks that the rules say, and what was answered is marked so, once. */
export async function checkTasks(
  client: GraphqlClient,
  checks: Checks,
  training: { readonly id: string; readonly title: string },
  asked: Asked,
  given: readonly Given[],
): Promise<void> {
  for (const [level, subjects] of asked) {
    const tasks = await everyRow<TaskOfWave>(
      client,
      {
        declared: '$id: ID!',
        field: 'tasksOfWave(waveId: $id, first: $first, after: $after)',
        node: 'raterKind status person { id } agency { id }',
      },
      { id: `${training.id}.${level}` },
    );
    const of = `${training.title}, ${level}`;
    const about = Map.groupBy(tasks, ({ person, agency }) => person?.id ?? agency?.id ?? '');
    checks.equal(`${of}: who is asked about`, [...about.keys()].sort(), [...subjects.keys()].sort());
    const answers = Map.groupBy(
      given.filter((one) => one.level === level),
      ({ subjectId }) => subjectId,
    );
    for (const [subject, kinds] of subjects) {
      const its = about.get(subject) ?? [];
      checks.equal(`${of}, ${subject}: tasks`, countBy(its), sorted(kinds));
      const answered = countBy(its.filter(({ status }) => status === 'ANSWERED'));
      const should = countBy((answers.get(subject) ?? []).map(({ kind }) => ({ raterKind: kind })));
      checks.equal(`${of}, ${subject}: answered`, answered, should);
    }
  }
}

const countBy = (tasks: readonly { readonly raterKind: RaterKind }[]) =>
  sorted(Object.fromEntries([...Map.groupBy(tasks, (one) => one.raterKind)].map(([kind, all]) => [kind, all.length])));

const sorted = (kinds: { readonly [kind: string]: number }): [string, number][] => Object.entries(kinds).sort();
