import type { Platform } from '../../platform';
import type { Checks } from '../checks';
import type { GraphqlClient } from '../graphql-client';
import { inParallel, partsOf } from '../in-parallel';
import { administrator } from '../world';
import { type Answering, giveAnswers } from './answers';
import { castOf, type Participant } from './cast';
import { checkOutcome } from './check-outcome';
import { type Expected, expectedOf, jp } from './expected';
import { type Figures, measure } from './figures';
import { type Participation, participationOf } from './participation';
import { enrollmentsOf } from './survey';
import { openTable } from './units';
import { adminOf, atOnce, bind, buildScaleWorld, organizer, peoplePerRequest, subjectOf } from './world';

const sessions = [
  { startsAt: '2026-10-21T01:00:00.000Z', endsAt: '2026-10-21T02:30:00.000Z', topic: 'Identifikasi risiko' },
  { startsAt: '2026-10-22T01:00:00.000Z', endsAt: '2026-10-22T07:00:00.000Z', topic: 'Analisis dan mitigasi risiko' },
] as const;
const recordsPerRequest = 45;
/** The year in which the wave closes that stage APPLICATION hangs on. */
const budgetYear = 2027;
const morningOf = (day: string): number => Date.parse(`${day}T10:00:00+07:00`);

/** Somebody with what they do and what the rules make of it. */
export interface Member extends Participant {
  readonly does: Participation;
  readonly expected: Expected;
}

interface Wave {
  readonly code: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly dueDate: string;
  readonly reminders: readonly string[];
}

/**
 * One training of two sessions with any number of participants, from their registration to the awards of both stages; a
 * sample of them answers. Budget is there for half of the money.
 */
export async function tellScaleStory(
  platform: Platform,
  client: GraphqlClient,
  size: number,
  checks: Checks,
  tell: (text: string) => void,
): Promise<Figures> {
  const count = (n: number): string => n.toLocaleString('en');
  const cast = castOf(size);
  const everybody: Member[] = cast
    .flatMap(({ people }) => people)
    .map((person) => {
      const does = participationOf(person.index, person.supervisor !== null);
      return { ...person, does, expected: expectedOf(does) };
    });
  const owed = everybody.reduce((sum, { expected }) => sum + expected.application.amount, 0);
  const budget = { year: budgetYear, total: Math.floor(owed / 2) };

  const world = await buildScaleWorld(platform, client, cast, budget, tenths('people are registered'));
  const schedulesBefore = platform.schedulesCreated();
  const training = await plan();
  const nominated = tenths('people are nominated and confirmed by their agencies');
  let confirmed = 0;
  await inParallel(cast, atOnce, async ({ index, people }) => {
    for (const part of partsOf(people, peoplePerRequest)) {
      await enroll(adminOf(index), part);
      confirmed += part.length;
      nominated(confirmed);
    }
  });
  await platform.drained();

  for (const [session, { startsAt }] of sessions.entries()) {
    await platform.advance(Date.parse(startsAt) + 20 * 60_000);
    await record(session);
  }
  await score();
  tell(
    `Attendance of both sessions and ${count(everybody.filter(({ does }) => does.postTest !== null).length)} post-tests are recorded.`,
  );

  const table = openTable(platform);
  const before = await table.items(['Enrollment']);
  const measured = measure(platform, size);
  await platform.advance(Date.parse(sessions[1].endsAt));
  const decided = await enrollmentsOf(client, training.id);
  tell(
    `The training has ended by itself: ${count(decided.filter(({ status }) => status === 'COMPLETED').length)} completed it, and everybody’s stage COMPLETION is computed.`,
  );
  const waves = await readWaves();

  await bindRaters();
  await platform.advance(morningOf('2026-10-23'));
  const early = everybody.flatMap((member) => {
    const { answers } = member.does;
    const wanted = [...(answers?.reaction ? ['REACTION'] : []), ...(answers?.learning === 0 ? ['LEARNING'] : [])];
    return wanted.length === 0 ? [] : [own(member, wanted)];
  });
  let given = await giveAnswers(client, early);
  await platform.advance(morningOf('2026-10-26'));
  given += await giveAnswers(
    client,
    everybody.flatMap((member) => (member.does.answers?.learning === 1 ? [own(member, ['LEARNING'])] : [])),
  );
  tell(`${count(given)} answers to the first two evaluations are given; the others keep silent.`);

  const behavior = waves.find(({ code }) => code === 'BEHAVIOR');
  if (behavior === undefined) throw new Error('No wave of level BEHAVIOR was planned');
  await platform.advance(Date.parse(behavior.opensAt));
  tell(
    'Four months later the evaluation of behavior is open: everybody who completed, supervisors and peers have tasks.',
  );
  await platform.advance(morningOf('2027-02-22'));
  given = await giveAnswers(client, [...behaviorAnswers()]);
  tell(`${count(given)} answers are given: one participant in ten, and their supervisors.`);
  await platform.advance(Date.parse(behavior.closesAt));
  tell('It has closed: results are aggregated, the budget is debited, and everybody’s stage APPLICATION is computed.');
  const spending = measured();

  const schedules = platform.schedulesCreated() - schedulesBefore;
  checks.equal('schedules', schedules, expectedSchedules(waves));
  const after = await table.items(['Enrollment', 'Award', 'LedgerEntry', 'BudgetPlace', 'Task']);
  await checkOutcome({
    client,
    checks,
    everybody,
    trainingId: training.id,
    programId: world.programId,
    budget,
    items: after,
  });
  const floor = table.floor(before, after);
  table.close();
  return { ...spending, participants: size, schedules, floor };

  function tenths(what: string): (done: number) => void {
    let next = 1;
    return (done) => {
      if (done < (next * size) / 10) return;
      next = Math.floor((done * 10) / size) + 1;
      tell(`${count(done)} of ${count(size)} ${what}.`);
    };
  }

  async function plan(): Promise<{ id: string; sessionIds: string[] }> {
    const { createTraining } = await client.send<{
      createTraining: { id: string; version: number; sessions: { id: string; startsAt: string }[] };
    }>(
      organizer,
      'mutation ($input: CreateTrainingInput!) { createTraining(input: $input) { id version sessions { id startsAt } } }',
      {
        input: {
          programId: world.programId,
          organizerId: world.organizerId,
          title: 'Manajemen Risiko untuk Semua, angkatan pertama',
          type: 'TRAINING',
          category: 'TECHNICAL',
          delivery: 'ONLINE',
          location: 'Daring',
          quota: size,
          hasTest: true,
          sessions: sessions.map((session, n) => ({ ...session, jp: jp[n] })),
        },
      },
    );
    const { id, version } = createTraining;
    await client.send(organizer, 'mutation ($input: TrainingVersionInput!) { publishTraining(input: $input) { id } }', {
      input: { id, expectedVersion: version },
    });
    const sessionIds = sessions.map(
      ({ startsAt }) => createTraining.sessions.find((session) => session.startsAt === startsAt)?.id ?? '',
    );
    tell(`A training of two sessions is published; ${count(size)} seats.`);
    return { id, sessionIds };
  }

  async function enroll(admin: string, people: readonly Participant[]): Promise<void> {
    const personIds = people.map(({ id }) => id);
    await client.send(admin, 'mutation ($input: NominateInput!) { nominate(input: $input) { id } }', {
      input: { trainingId: training.id, personIds },
    });
    const { decideNominations } = await client.send<{
      decideNominations: { personId: string; refusal: { code: string } | null }[];
    }>(
      admin,
      'mutation ($input: DecideNominationsInput!) { decideNominations(input: $input) { personId refusal { code } } }',
      {
        input: { trainingId: training.id, decisions: personIds.map((personId) => ({ personId, decision: 'APPROVE' })) },
      },
    );
    const [refused] = decideNominations.filter(({ refusal }) => refusal !== null);
    if (refused !== undefined) throw new Error(`${refused.personId} was refused: ${refused.refusal?.code}`);
  }

  async function record(session: number): Promise<void> {
    await inParallel(partsOf(everybody, recordsPerRequest), atOnce, (part) =>
      client.send(organizer, 'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { id } }', {
        input: {
          trainingId: training.id,
          sessionId: training.sessionIds[session],
          records: part.map(({ id, does }) => ({ personId: id, status: does.marks[session] })),
        },
      }),
    );
  }

  async function score(): Promise<void> {
    const tested = everybody.filter(({ does }) => does.postTest !== null);
    await inParallel(partsOf(tested, recordsPerRequest), atOnce, (part) =>
      client.send(organizer, 'mutation ($input: RecordScoresInput!) { recordScores(input: $input) { id } }', {
        input: {
          trainingId: training.id,
          scores: part.map(({ id, does }) => ({ personId: id, postTest: does.postTest })),
        },
      }),
    );
  }

  async function readWaves(): Promise<readonly Wave[]> {
    const view = await client.send<{ training: { status: string; waves: Wave[] } }>(
      administrator,
      'query ($id: ID!) { training(id: $id) { status waves { code opensAt closesAt dueDate reminders } } }',
      { id: training.id },
    );
    checks.equal('status of the training', view.training.status, 'ENDED');
    return view.training.waves;
  }

  /** Participants who answer, and the supervisors who answer about them. */
  async function bindRaters(): Promise<void> {
    const raters = new Map<string, Participant>();
    for (const { does, supervisor, ...person } of everybody) {
      if (does.answers !== null) raters.set(person.id, { supervisor, ...person });
      if (does.supervisor !== null && supervisor !== null) raters.set(supervisor.id, supervisor);
    }
    await bind(
      client,
      [...raters.values()].map((rater) => ({
        subject: subjectOf(rater),
        personId: rater.id,
        roles: rater.isSupervisor ? ['PARTICIPANT', 'SUPERVISOR'] : ['PARTICIPANT'],
      })),
    );
  }

  function own(member: Member, waves: readonly string[]): Answering {
    return {
      subject: subjectOf(member),
      about: waves.map((wave) => ({ wave, personId: member.id, value: 4 })),
    };
  }

  /** Of the BEHAVIOR wave: everybody's answers about themselves and their reports, by rater. */
  function behaviorAnswers(): Iterable<Answering> {
    const raters = new Map<string, { subject: string; about: { wave: string; personId: string; value: number }[] }>();
    const answer = (rater: Participant, personId: string, value: number): void => {
      const known = raters.get(rater.id) ?? { subject: subjectOf(rater), about: [] };
      known.about.push({ wave: 'BEHAVIOR', personId, value });
      raters.set(rater.id, known);
    };
    for (const member of everybody) {
      const { answers, supervisor } = member.does;
      if (answers !== null) answer(member, member.id, answers.behavior);
      if (supervisor !== null && member.supervisor !== null) answer(member.supervisor, member.id, supervisor);
    }
    return raters.values();
  }

  /** Start and ends of the sessions, the end of corrections, and of each wave what the clock does with it. */
  function expectedSchedules(planned: readonly Wave[]): number {
    const ofWaves = planned.map(
      ({ opensAt, reminders }) => Number(opensAt > sessions[1].endsAt) + reminders.length + 1,
    );
    return 1 + sessions.length + 1 + ofWaves.reduce((sum, n) => sum + n, 0);
  }
}
