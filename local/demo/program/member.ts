import type { Agency, Participant } from '../scale/cast';
import { awardsFrom, type Expected, type Facts, type RatingKind } from '../scale/expected';
import type { Given } from './answers';
import { type Attending, attending, isIn } from './doing';
import type { PlannedCourse } from './trainings';

/** A participant of one training. */
export interface Enrolled extends Participant {
  readonly does: Attending;
}

/** The same with what was answered about them, and what the rules make of it. */
export interface Member extends Enrolled {
  readonly ratings: Facts['ratings'];
  readonly expected: Expected;
}

export function enrolledIn(cast: readonly Agency[], course: PlannedCourse, place: number, courses: number): Enrolled[] {
  return cast
    .flatMap(({ people }) => people)
    .filter((person) => isIn(place, person, courses))
    .map((person) => ({ ...person, does: attending(course, Math.floor(person.index / courses)) }));
}

export function membersOf(enrolled: readonly Enrolled[], given: readonly Given[]): Member[] {
  const about = Map.groupBy(given, ({ subjectId }) => subjectId);
  return enrolled.map((person) => {
    const its = about.get(person.id) ?? [];
    const own = (level: string): number | null =>
      its.find((one) => one.level === level && one.kind === 'SELF')?.daysLate ?? null;
    const ratings = ratingsIn(its.filter(({ level }) => level === 'BEHAVIOR'));
    const { marks, postTest } = person.does;
    const facts: Facts = {
      marks,
      postTest,
      own: { reaction: own('REACTION'), learning: own('LEARNING'), behavior: own('BEHAVIOR') },
      ratings,
    };
    return { ...person, ratings, expected: awardsFrom(facts) };
  });
}

function ratingsIn(given: readonly Given[]): Facts['ratings'] {
  const responses = (kind: RatingKind) =>
    given.filter((one) => one.kind === kind).map(({ answers }) => Object.values(answers));
  return {
    SELF: responses('SELF'),
    SUPERVISOR: responses('SUPERVISOR'),
    PEER: responses('PEER'),
    SUBORDINATE: responses('SUBORDINATE'),
  };
}
