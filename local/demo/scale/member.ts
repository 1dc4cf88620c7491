import { type Answering, answeringBy } from './answers';
import type { Agency, Participant } from './cast';
import { type Expected, expectedOf } from './expected';
import { type Participation, participationOf } from './participation';
import { type Binding, subjectOf } from './world';

/** Somebody with what they do and what the rules make of it. */
export interface Member extends Participant {
  readonly does: Participation;
  readonly expected: Expected;
}

export function membersOf(cast: readonly Agency[]): readonly Member[] {
  return cast
    .flatMap(({ people }) => people)
    .map((person) => {
      const does = participationOf(person.index, person.supervisor !== null);
      return { ...person, does, expected: expectedOf(does) };
    });
}

/** Accounts of the participants who answer, and of the supervisors who answer about them. */
export function accountsOfRaters(members: readonly Member[]): Binding[] {
  const raters = new Map<string, Participant>();
  for (const member of members) {
    const { does, supervisor } = member;
    if (does.answers !== null) raters.set(member.id, member);
    if (does.supervisor !== null && supervisor !== null) raters.set(supervisor.id, supervisor);
  }
  return [...raters.values()].map((rater) => ({
    subject: subjectOf(rater),
    personId: rater.id,
    roles: rater.isSupervisor ? ['PARTICIPANT', 'SUPERVISOR'] : ['PARTICIPANT'],
  }));
}

const contentment = 4;

/** Own answers to the waves that open at the end, given on the day when the learning ones are so many days late. */
export function answersAtEnd(members: readonly Member[], daysLate: number): Answering[] {
  return answeringBy(
    members.flatMap((member) => {
      const { answers } = member.does;
      const waves = [
        ...(answers?.reaction && daysLate === 0 ? ['REACTION'] : []),
        ...(answers?.learning === daysLate ? ['LEARNING'] : []),
      ];
      return waves.map((wave) => ({ subject: subjectOf(member), wave, personId: member.id, value: contentment }));
    }),
  );
}

/** Answers on behavior: about oneself, and supervisors’ about their reports. */
export function answersOnBehavior(members: readonly Member[]): Answering[] {
  return answeringBy(
    members.flatMap((member) => {
      const { answers, supervisor } = member.does;
      const about = { wave: 'BEHAVIOR', personId: member.id };
      return [
        ...(answers === null ? [] : [{ ...about, subject: subjectOf(member), value: answers.behavior }]),
        ...(supervisor === null || member.supervisor === null
          ? []
          : [{ ...about, subject: subjectOf(member.supervisor), value: supervisor }]),
      ];
    }),
  );
}
