import type { Platform } from '../../platform';
import type { Checks } from '../checks';
import type { GraphqlClient } from '../graphql-client';
import { inParallel, partsOf } from '../in-parallel';
import { administrator, peoplePerRequest } from '../world';
import { giveAnswers } from './answers';
import { castOf } from './cast';
import { checkOutcome } from './check-outcome';
import { type Figures, measure } from './figures';
import { effects } from './floor';
import { accountsOfRaters, answersAtEnd, answersOnBehavior, membersOf } from './member';
import { inWords, tenths } from './progress';
import { enrollmentsOf } from './survey';
import { expectedSchedules, publishTraining, sessions, type WaveView } from './training';
import { openTable } from './units';
import { adminOf, bind, buildScaleWorld, enrollingAtOnce } from './world';

/** The year in which the wave closes that stage APPLICATION hangs on. */
const budgetYear = 2027;
const minutes = 60_000;
const morningOf = (day: string): number => Date.parse(`${day}T10:00:00+07:00`);

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
  const cast = castOf(size);
  const everybody = membersOf(cast);
  const owed = everybody.reduce((sum, { expected }) => sum + expected.application.amount, 0);
  const budget = { year: budgetYear, total: Math.floor(owed / 2) };

  const world = await buildScaleWorld(platform, client, cast, [budget], tenths(size, 'people are registered', tell));
  const schedulesBefore = platform.schedulesCreated();
  const training = await publishTraining(client, world, {
    title: 'Manajemen Risiko untuk Semua, angkatan pertama',
    category: 'TECHNICAL',
    seats: size,
    sessions,
  });
  tell(`A training of two sessions is published; ${inWords(size)} seats.`);
  const confirmed = tenths(size, 'people are nominated and confirmed by their agencies', tell);
  await inParallel(cast, enrollingAtOnce, async ({ index, people }) => {
    for (const part of partsOf(people, peoplePerRequest)) {
      const personIds = part.map(({ id }) => id);
      await training.enroll(adminOf(index), personIds);
      confirmed(part.length);
    }
  });
  await platform.drained();

  for (const [session, { startsAt }] of sessions.entries()) {
    await platform.advance(Date.parse(startsAt) + 20 * minutes);
    await training.recordAttendance(
      session,
      everybody.map(({ id, does }) => ({ personId: id, status: does.marks[session] ?? 'ABSENT' })),
    );
  }
  const scores = everybody.flatMap(({ id, does: { postTest } }) =>
    postTest === null ? [] : { personId: id, postTest },
  );
  await training.recordScores(scores);
  tell(`Attendance of both sessions and ${inWords(scores.length)} post-tests are recorded.`);

  const table = openTable(platform);
  const before = await table.items(effects);
  const sealedBefore = await table.sealed();
  const measured = measure(platform, size);
  await platform.advance(Date.parse(sessions[1].endsAt));
  const completed = (await enrollmentsOf(client, training.id)).filter(({ status }) => status === 'COMPLETED').length;
  tell(
    `The training has ended by itself: ${inWords(completed)} completed it, and everybody’s stage COMPLETION is computed.`,
  );
  const waves = await readWaves();

  await bind(client, accountsOfRaters(everybody));
  await platform.advance(morningOf('2026-10-23'));
  const early = await giveAnswers(client, answersAtEnd(everybody, 0));
  await platform.advance(morningOf('2026-10-26'));
  const late = await giveAnswers(client, answersAtEnd(everybody, 1));
  tell(`${inWords(early + late)} answers to the first two evaluations are given; the others keep silent.`);

  const behavior = waves.find(({ code }) => code === 'BEHAVIOR');
  if (behavior === undefined) throw new Error('No wave of level BEHAVIOR was planned');
  await platform.advance(Date.parse(behavior.opensAt));
  tell('Four months later behavior is evaluated: everybody who completed, supervisors and peers have tasks.');
  await platform.advance(Date.parse(behavior.opensAt) + 600 * minutes);
  const given = await giveAnswers(client, answersOnBehavior(everybody));
  tell(`${inWords(given)} answers are given: one participant in ten, and their supervisors.`);
  await platform.advance(Date.parse(behavior.closesAt));
  tell('It has closed: results are aggregated, the budget is debited, and everybody’s stage APPLICATION is computed.');
  const spending = measured();
  const sealedAfter = await table.sealed();

  const schedules = platform.schedulesCreated() - schedulesBefore;
  checks.equal('schedules', schedules, expectedSchedules(waves, behavior.closesAt));
  const after = await table.items(effects);
  const { programId } = world;
  await checkOutcome({ client, checks, everybody, trainingId: training.id, programId, budget, items: after });
  const floor = table.floor(before, after);
  table.close();
  const trail = {
    entries: sealedAfter.entries - sealedBefore.entries,
    seals: sealedAfter.seals - sealedBefore.seals,
  };
  return { ...spending, schedules, floor, trail };

  async function readWaves(): Promise<readonly WaveView[]> {
    const view = await client.send<{ training: { status: string; waves: WaveView[] } }>(
      administrator,
      'query ($id: ID!) { training(id: $id) { status waves { code opensAt closesAt reminders } } }',
      { id: training.id },
    );
    checks.equal('status of the training', view.training.status, 'ENDED');
    return view.training.waves;
  }
}
