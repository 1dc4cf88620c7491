import type { Platform } from '../../platform';
import type { Checks } from '../checks';
import type { GraphqlClient } from '../graphql-client';
import { inParallel, partsOf } from '../in-parallel';
import { type Agency, castOf, type Participant } from '../scale/cast';
import { type Attended, checkAwards, checkEnrollments } from '../scale/check-outcome';
import { inWords, tenths } from '../scale/progress';
import { publishTraining, type ScaleTraining } from '../scale/training';
import { openTable } from '../scale/units';
import { adminOf, bind, buildScaleWorld, enrollingAtOnce, type ScaleWorld, subjectOf } from '../scale/world';
import { administrator, peoplePerRequest } from '../world';
import { type Given, lookUp, type Prepared, type Rater, submit, type Task } from './answers';
import { type Asked, askedByKind, checkTasks, mayBeAsked, whoIsAsked } from './check-tasks';
import { type Circle, circles } from './doing';
import { answerFindings, findingInWords, outcomesOf, partner } from './improvement';
import { type Enrolled, enrolledIn, type Member, membersOf } from './member';
import { writeReports } from './reports';
import { checkResults, expectedResults, type Results, resultsOf } from './results';
import { courses, first, type Level, type PlannedCourse, second, third } from './trainings';

/** Rupiah for each participant whose stage APPLICATION is computed in the year: more than anybody can earn. */
const budgetEach = 500_000;
const minutes = 60_000;
const morningOf = (day: string): number => Date.parse(`${day}T10:00:00+07:00`);
const midnightOf = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);

/** Who answers for an agency: its head. */
const headOf = ([head]: readonly Participant[]): string => (head === undefined ? '' : subjectOf(head));
/** Fewer answers than this are given before anybody asks how far it is. */
const fewestTold = 100;

/** A training that is held, and everything that was answered about it. */
interface Held {
  readonly course: PlannedCourse;
  readonly training: ScaleTraining;
  readonly enrolled: readonly Enrolled[];
  readonly given: Given[];
}

interface Stage {
  readonly platform: Platform;
  readonly client: GraphqlClient;
  readonly checks: Checks;
  readonly tell: (text: string) => void;
  readonly cast: readonly Agency[];
  readonly world: ScaleWorld;
  readonly partnerId: string;
  readonly circles: ReadonlyMap<string, Circle>;
}

/**
 * A program of three trainings through all four levels of evaluation: what the first one shows to be wanting is discussed and
 * changes the program, and the evaluations of the next two show that it went away. Every figure is computed here once more, from what
 * was answered.
 * @param size participants of each training
 * @param folder where the program's yearly reports are written
 */
export async function tellProgramStory(
  platform: Platform,
  client: GraphqlClient,
  size: number,
  folder: string,
  checks: Checks,
  tell: (text: string) => void,
): Promise<undefined> {
  const stage = await setUp(platform, client, size, checks, tell);
  const { programId } = stage.world;
  const reports = (year: number) => writeReports(client, programId, [year], folder);

  const one = await hold(stage, first, size);
  await evaluate(stage, one, ['REACTION', 'LEARNING']);
  await reports(2026);
  await evaluate(stage, one, ['BEHAVIOR']);
  const wanting = (await resultsOf(client, one.training.id)).flatMap(({ findings }) => findings);
  tell(`Below the limits of the plan: ${wanting.map((finding) => findingInWords(finding, () => '')).join('; ')}.`);
  const recommendations = await answerFindings(client, programId, checks);
  tell(
    'A partner proposes three changes; after a discussion two are accepted, one is declined. Design 2 contains the two.',
  );

  const two = await hold(stage, second, size);
  await evaluate(stage, two, ['REACTION', 'LEARNING']);
  const three = await hold(stage, third, size);
  await evaluate(stage, three, ['REACTION', 'LEARNING']);
  await evaluate(stage, two, ['BEHAVIOR']);
  await evaluate(stage, one, ['RESULTS']);
  for (const id of recommendations) await checkOutcome(stage, id);
  for (const held of [one, two]) await checkRewards(stage, held);
  await checkMoney(stage, 2027, [one, two]);
  await reports(2027);

  await evaluate(stage, two, ['RESULTS']);
  await evaluate(stage, three, ['BEHAVIOR', 'RESULTS']);
  await checkRewards(stage, three);
  await checkMoney(stage, 2028, [three]);
  for (const held of [one, two, three]) await checkEvaluation(stage, held);
  const files = await reports(2028);
  checks.equal('a report for each language and format', files.size, 4);
  tell(`The program’s reports of 2026, 2027 and 2028 are pages and tables in both languages: ${folder}`);
}

async function setUp(
  platform: Platform,
  client: GraphqlClient,
  size: number,
  checks: Checks,
  tell: (text: string) => void,
): Promise<Stage> {
  const cast = castOf(size * courses.length);
  const everybody = cast.flatMap(({ people }) => people);
  const budgets = [
    { year: 2027, total: 2 * size * budgetEach },
    { year: 2028, total: size * budgetEach },
  ];
  const registered = tenths(everybody.length, 'people are registered', tell);
  const world = await buildScaleWorld(platform, client, cast, budgets, registered);
  const { registerPartner } = await client.send<{ registerPartner: { id: string } }>(
    administrator,
    'mutation ($input: RegisterPartnerInput!) { registerPartner(input: $input) { id } }',
    {
      input: {
        name: 'Universitas Peragaan',
        type: 'UNIVERSITY',
        agreement: { number: '1/PKS/2026', from: '2026-01-01', to: '2030-12-31' },
      },
    },
  );
  const partnerId = registerPartner.id;
  await bind(client, [
    { subject: partner, partnerId, roles: ['PARTNER'] },
    ...everybody.map((person) => ({
      subject: subjectOf(person),
      personId: person.id,
      agencyId: world.agencyId(person.agency),
      roles: [
        'PARTICIPANT',
        ...(person.isSupervisor ? ['SUPERVISOR'] : []),
        ...(person.supervisor === null ? ['AGENCY_ADMIN'] : []),
      ],
    })),
  ]);
  return { platform, client, checks, tell, cast, world, partnerId, circles: circles(cast) };
}

/** From the plan to the end: everybody whose turn it is takes part, is recorded and tested. */
async function hold(stage: Stage, course: PlannedCourse, size: number): Promise<Held> {
  const { platform, client, cast, world, partnerId, tell } = stage;
  const training = await publishTraining(client, world, { ...course, seats: size, partnerIds: [partnerId] });
  const enrolled = enrolledIn(cast, course, courses.indexOf(course as (typeof courses)[number]), courses.length);
  const byAgency = [...Map.groupBy(enrolled, ({ agency }) => agency)];
  await inParallel(byAgency, enrollingAtOnce, async ([agency, people]) => {
    for (const part of partsOf(people, peoplePerRequest)) {
      await training.enroll(
        adminOf(agency),
        part.map(({ id }) => id),
      );
    }
  });
  await platform.drained();
  for (const [n, { startsAt }] of course.sessions.entries()) {
    await platform.advance(Date.parse(startsAt) + 20 * minutes);
    await training.recordAttendance(
      n,
      enrolled.map(({ id, does }) => ({ personId: id, status: does.marks[n] ?? 'ABSENT' })),
    );
  }
  await training.recordScores(
    enrolled.map(({ id, does: { preTest, postTest } }) => ({ personId: id, preTest, postTest })),
  );
  await platform.advance(Date.parse(course.sessions[1].endsAt));
  tell(
    `“${course.title}” has ended: ${inWords(enrolled.length)} took part, were recorded and tested before and after.`,
  );
  return { course, training, enrolled, given: [] };
}

/** People answer some evaluations of a training: most in time, a few late, the others not at all. */
async function answer(stage: Stage, held: Held, levels: readonly Level[]): Promise<void> {
  const { platform, client, checks, tell, cast } = stage;
  const { course, training, enrolled, given } = held;
  const everybody = cast.flatMap((agency) => agency.people);
  const ratersOf = (level: Level): readonly Rater[] => {
    if (level === 'RESULTS') return cast.map(({ index, people }) => ({ subject: headOf(people), of: 'AGENCY', index }));
    const people = level === 'BEHAVIOR' ? everybody : enrolled;
    return people.map((person) => ({ subject: subjectOf(person), of: 'PERSON', index: person.index }));
  };
  const indexes = new Map([
    ...enrolled.map(({ id, index }): [string, number] => [id, Math.floor(index / courses.length)]),
    ...cast.map(({ index }): [string, number] => [stage.world.agencyId(index), index]),
  ]);
  const fits = mayBeAsked(stage.circles, ({ of, index }) =>
    of === 'AGENCY' ? stage.world.agencyId(index) : (everybody[index]?.id ?? ''),
  );
  let strangers = 0;
  const asking = {
    client,
    course,
    trainingId: training.id,
    indexOf: (subjectId: string) => indexes.get(subjectId) ?? 0,
    found: (task: Task, rater: Rater) => {
      if (!fits(task, rater)) strangers++;
    },
  };
  // Evaluations of one kind of rater that are open together are answered together.
  const rounds = levels.includes('REACTION') ? [levels] : levels.map((level) => [level]);
  const prepared: Prepared[] = [];
  for (const turn of [0, 1] as const) {
    for (const round of rounds) {
      const [level = 'REACTION'] = round;
      await platform.advance(Math.max(platform.clock.now(), morningOf(course.answeredOn[level][turn])));
      if (turn === 0) prepared.push(...(await lookUp(asking, ratersOf(level), round)));
      const now = prepared.filter((one) => one.turn === turn && round.includes(one.given.level));
      const what = `answers to ${round.join(' and ')} of “${course.title}”${turn === 0 ? '' : ', the late ones,'} are given`;
      await submit(client, now, tenths(now.length, what, now.length < fewestTold ? () => {} : tell));
      given.push(...now.map((one) => one.given));
    }
  }
  checks.equal(`${course.title}, ${levels.join()}: tasks of somebody who may not be asked`, strangers, 0);
}

/** Evaluations that close together: they are answered, and on the day of their close tell what they show. */
async function evaluate(stage: Stage, held: Held, levels: readonly [Level, ...Level[]]): Promise<void> {
  const { platform, client, tell } = stage;
  const { course, training } = held;
  await answer(stage, held, levels);
  await platform.advance(midnightOf(course.closedOn[levels[0]]));
  for (const results of await resultsOf(client, training.id)) {
    const { level, kinds } = results;
    if (!levels.includes(level)) continue;
    const answered = kinds.reduce((sum, kind) => sum + kind.answered, 0);
    const invited = kinds.reduce((sum, kind) => sum + kind.invited, 0);
    tell(
      `${level} of “${course.title}” has closed: ${inWords(answered)} of ${inWords(invited)} answered; ${shownBy(results)}.`,
    );
  }
}

/** The figure of a level that says most. */
function shownBy({ level, items, learningGain, behavior, roi }: Results): string {
  switch (level) {
    case 'REACTION': {
      const rated = items.flatMap(({ mean, n }) => (mean === null ? [] : [{ mean, n }]));
      const sum = rated.reduce((all, { mean, n }) => all + mean * n, 0);
      return `satisfaction ${(sum / rated.reduce((all, { n }) => all + n, 0)).toFixed(2)} of 5`;
    }
    case 'LEARNING':
      return `test scores rose by ${learningGain} points`;
    case 'BEHAVIOR':
      return `applied at work: ${(behavior ?? 0) / 100} of 100`;
    case 'RESULTS':
      return `return on investment ${(roi ?? 0) / 100} %`;
  }
}

const membersIn = ({ enrolled, given }: Held): Member[] => membersOf(enrolled, given);

async function checkRewards({ platform, client, checks }: Stage, held: Held): Promise<void> {
  const table = openTable(platform);
  const items = await table.items(['LedgerEntry']);
  table.close();
  const attended: Attended = { client, checks, everybody: membersIn(held), trainingId: held.training.id, items };
  await checkEnrollments(attended);
  const paid = attended.everybody.filter(({ expected }) => expected.application.amount > 0);
  await checkAwards(attended, new Set(paid.map(({ id }) => id)));
}

async function checkMoney({ client, checks, world, tell }: Stage, year: number, held: readonly Held[]): Promise<void> {
  const sum = held.flatMap(membersIn).reduce((all, { expected }) => all + expected.application.amount, 0);
  const { budget } = await client.send<{ budget: { reserved: number; waiting: number } }>(
    administrator,
    'query ($id: ID!, $year: Int!) { budget(programId: $id, year: $year) { reserved waiting } }',
    { id: world.programId, year },
  );
  checks.equal(`money of ${year}`, budget, { reserved: sum, waiting: 0 });
  tell(`Every participant has one incentive of each stage, as the rules say: Rp${inWords(sum)} in ${year}.`);
}

/** Tasks and results of a training whose evaluations have all closed. */
async function checkEvaluation(stage: Stage, held: Held): Promise<void> {
  const { client, checks, tell } = stage;
  const { course, training, given } = held;
  const members = membersIn(held);
  const asked: Asked = whoIsAsked(course, members, stage.circles, stage.world.agencyId);
  await checkTasks(client, checks, { id: training.id, title: course.title }, asked, given);
  const expected = expectedResults(members, given, askedByKind(asked));
  const shown = await resultsOf(client, training.id);
  checkResults(checks, course.title, shown, expected);
  tell(`“${course.title}”: every task is where the rules put it, and all four results are what the answers add up to.`);
}

/** Whether what a recommendation answers went away under the design that contains it. */
async function checkOutcome({ client, checks, world, tell }: Stage, id: string): Promise<void> {
  const { status, designVersion, findings } = await outcomesOf(client, world.programId, id);
  checks.equal('the recommendation is in the next design', [status, designVersion], ['APPLIED', 2]);
  for (const { value, outcome, ...finding } of findings) {
    checks.equal(`outcome of ${JSON.stringify(finding)}`, outcome.status, 'GONE');
    const later = outcome.later.at(-1)?.value ?? 0;
    const told = (unit: string): string =>
      ` (${figureOf(value, unit)} under design 1, ${figureOf(later, unit)} under design 2)`;
    tell(`It went away: ${findingInWords(finding, told)}.`);
  }
}

/** Basis points stand for shares of a hundred. */
const figureOf = (value: number, unit: string): string =>
  `${unit === 'of 100' || unit === '%' ? value / 100 : value}${unit === '%' ? '' : ' '}${unit}`;
