import { answerTask, type OpenTask, openTasks } from '../../local/demo/answering';
import { type GraphqlClient, GraphqlError } from '../../local/demo/graphql-client';
import { createStory, type PlannedTraining } from '../../local/demo/story';
import { administrator, type World } from '../../local/demo/world';
import { WarmProcesses } from '../../local/functions/warm-processes';
import type { FaultPlan, Strike } from '../../local/services';
import { crashPoints, planOfFaults, seedsForAll } from './fault-plans';
import { type Chapter, chapter, openScene, peopleScene, type Scene } from './scene';
import { fullDeadLetters, idOf, mutateTraining, planOf, schedulesOf, sessionOn } from './steps';

/** How many schedules of faults to try, and the first of them: `SEEDS_FROM=1 SEEDS=1000 npx jest test/e2e/faults`. */
const { SEEDS = '4', SEEDS_FROM = '1' } = process.env;
const seeds = Array.from({ length: Number(SEEDS) }, (_, index) => Number(SEEDS_FROM) + index);

// Two plays at once, of which each death costs starts of the function.
jest.setTimeout(240_000);

const people = Array.from({ length: 6 }, (_, index) => `dpmptsp/pelayanan-${String(index + 1).padStart(2, '0')}`);
const supervisor = 'dpmptsp/kabid-pelayanan';
/** Functions whose work nobody repeats by hand: they may die at any call. */
const killable = [
  'PublishEvents',
  'SealJournal',
  'KeepSchedules',
  'PlanEvaluations',
  'SettleParticipants',
  'OpenWaves',
  'RunChunks',
  'OnClock',
  'ServeBudget',
  'NotifyRaters',
  'SendDigests',
];
const budget = 600_000;

/** Processes of one function, which all die at once. */
const processes = 2;

let begun: Chapter<{ training: PlannedTraining; world: World }>;
let undisturbed: Outcome;
/** Where the functions can die. */
let points: readonly Strike[];
/** How often each kind of fault has happened. */
const faultsSoFar: Record<string, number> = {};

beforeAll(async () => {
  begun = await chapter(async (scene) => {
    const { world, story } = await peopleScene(scene, ({ yearlyBudget }, year) =>
      year === 2027 ? budget : yearlyBudget,
    );
    const sessions = [sessionOn('2026-10-26', '08:00'), sessionOn('2026-10-26', '13:00')];
    const training = await story.plan(planOf(sessions, people.length), true);
    await story.enroll(
      training.id,
      people.map((person) => ({ person, approval: 'APPROVED' as const })),
    );
    await Promise.all([supervisor, ...people].map((person) => world.accountOf(person)));
    await scene.platform.drained();
    return { training, world };
  });
  undisturbed = await play(undefined);
});

it('without faults it comes to awards, to money that is reserved, and to people who wait for it', () => {
  const { budgets, people: found } = undisturbed;
  expect(budgets).toContainEqual(expect.objectContaining({ year: 2027, total: budget, waiting: expect.any(Number) }));
  const statuses = Object.values(found).flatMap(({ awards }) => awards.map(({ status }) => status));
  expect(statuses).toEqual(expect.arrayContaining(['APPROVED', 'PROPOSED', 'PENDING_BUDGET']));
});

it('every function that may die makes calls at which it can', () => {
  const mortal = new Set(points.map(({ fn }) => fn));
  expect(mortal.size).toBe(killable.length);
});

it.each(seeds)('seed %i: what is duplicated, late, overtaken, throttled or killed ends in the same', async (seed) => {
  expect(await played(seed)).toEqual(undisturbed);
});

afterAll(() => {
  const every = `one seed in ${seedsForAll(points)} strikes a given one of ${points.length} crash points`;
  console.info(`Seeds ${seeds[0]} to ${seeds.at(-1)} (${every}): ${JSON.stringify(faultsSoFar)}`);
});

const plays = new Map<number, Promise<Outcome>>();

/** For each of the two that are played side by side. */
const warm = [new WarmProcesses(), new WarmProcesses()] as const;
afterAll(() => Promise.all(warm.map((processes) => processes.end())));

/** What a seed comes to. The next one is played beside it, since much of a play is waiting. */
function played(seed: number): Promise<Outcome> {
  for (const each of [seed, seed + 1].filter((one) => one <= (seeds.at(-1) ?? 0) && !plays.has(one))) {
    const outcome = play(planOfFaults(each, points));
    // Its own test tells of a failure.
    outcome.catch(() => {});
    plays.set(each, outcome);
  }
  const outcome = plays.get(seed);
  if (outcome === undefined) throw new RangeError(`There is no seed ${seed}.`);
  return outcome;
}

/** Tells the story from its beginning under a plan of faults. */
async function play(faults: FaultPlan | undefined): Promise<Outcome> {
  const scene = await openScene({ dataDir: begun.copy(), warm: warm[(faults?.seed ?? 0) % 2] });
  const { platform, problems } = scene;
  try {
    platform.faults.plan(faults);
    await tell({ ...scene, client: patient(scene.client) });
    if (faults === undefined) {
      const made = platform.faults.calls();
      const mortal = killable.map((name) => idOf(platform, 'AWS::Lambda::Function', `${name}CodeFunction`));
      points = crashPoints(Object.fromEntries(mortal.map((fn) => [fn, made[fn] ?? 0])));
    }
    for (const [kind, times] of Object.entries(platform.faults.injected())) {
      faultsSoFar[kind] = (faultsSoFar[kind] ?? 0) + times;
    }
    platform.faults.plan(undefined);
    expect(fullDeadLetters(platform)).toEqual([]);
    expect(problems).toEqual([]);
    const senders = faults?.strikes?.filter(({ fn }) => fn.startsWith('SendDigests')) ?? [];
    return await outcomeOf(scene, senders.length);
  } finally {
    await platform.close();
  }
}

/** A person who asks again when something went wrong on the platform's side. */
function patient(client: GraphqlClient): GraphqlClient {
  return {
    async send(subject, document, variables) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await client.send(subject, document, variables);
        } catch (error) {
          if (!(error instanceof GraphqlError) || error.code !== 'INTERNAL_ERROR' || attempt === 3) throw error;
        }
      }
    },
  };
}

async function tell({ platform, client }: Scene): Promise<void> {
  const { training, world } = begun.told;
  const story = createStory(client, world);
  const [first = '', second = '', third = ''] = people;
  for (const { plan } of training.sessions) {
    await platform.advance(Date.parse(plan.startsAt) + 20 * 60_000);
    await story.record(
      training,
      plan.number,
      people.map((person) => [person, person === third ? 'ABSENT' : 'PRESENT']),
    );
  }
  await story.score(
    training,
    people.map((person, index) => ({ person, postTest: 60 + index * 6 })),
  );
  await platform.advance('2026-10-26T18:00:00+07:00');
  // Two corrections on each other's heels.
  for (const session of [1, 2]) await story.record(training, session, [[third, 'PRESENT']]);
  await story.score(training, [{ person: second, postTest: 100 }]);
  await platform.advance('2026-10-28T10:00:00+07:00');
  for (const person of people.slice(0, 4)) await answer(client, person, 'SELF', () => 4);

  await platform.advance('2027-02-27T10:00:00+07:00');
  for (const person of people) await answer(client, person, 'SELF', () => 4);
  const means = people.map((_, index) => 3 + index * 0.4);
  await answer(client, supervisor, 'SUPERVISOR', ({ personId }) => {
    return means[people.findIndex((person) => world.person(person) === personId)] ?? 3;
  });
  await platform.advance('2027-03-27T10:00:00+07:00');
  await mutateTraining(client, 'reopenTraining', training.id, 'Temuan pemeriksaan');
  for (const session of [1, 2]) await story.record(training, session, [[first, 'ABSENT']]);
  await platform.advance('2027-03-29T10:00:00+07:00');
}

async function answer(client: GraphqlClient, person: string, kind: string, meanOf: (task: OpenTask) => number) {
  const subject = await begun.told.world.accountOf(person);
  for (const task of await openTasks(client, subject)) {
    if (task.raterKind === kind) await answerTask(client, subject, task.id, meanOf(task));
  }
}

interface PersonOutcome {
  readonly status: string;
  readonly awards: readonly {
    readonly stage: string;
    readonly status: string;
    readonly points: number;
    readonly amount: number;
  }[];
  readonly ledger: readonly { readonly stage: string; readonly points: number; readonly amount: number }[];
}

interface Outcome {
  readonly people: Readonly<Record<string, PersonOutcome>>;
  readonly budgets: readonly { readonly year: number; readonly total: number; readonly reserved: number }[];
}

/** All that anybody can see of it, without the times and random codes that differ between any two runs. */
async function outcomeOf({ platform, client }: Scene, deathsOfSenders: number): Promise<Outcome> {
  const { training, world } = begun.told;
  const keyOf = (id: string) => people.find((person) => world.person(person) === id) ?? id;
  const {
    training: view,
    results,
    budgets,
    enrollments,
    completion,
    application,
    budgetQueue,
  } = await client.send<{
    training: { waves: { id: string; code: string }[] };
    results: unknown;
    budgets: { year: number; total: number; available: number; reserved: number; waiting: number }[];
    enrollments: { edges: { node: { personId: string; status: string; certificate: object | null } }[] };
    completion: AwardEdges;
    application: AwardEdges;
    budgetQueue: { edges: { node: { person: { id: string }; amount: number } }[] };
  }>(
    administrator,
    `query ($id: ID!, $program: ID!) {
      training(id: $id) {
        status revision version endedAt counts { confirmed waitlisted nominated }
        sessions { status recorded } waves { id code status opensAt closesAt remindersSent }
      }
      results(trainingId: $id) { level kinds { answered invited kind } items { item raterKind n mean } learningGain behavior }
      budgets(programId: $program) { year total available reserved waiting }
      enrollments(trainingId: $id, first: 100) {
        edges { node { personId status jp preTest postTest attendance { sessionId status } certificate { valid } } }
      }
      completion: awardsOfTraining(trainingId: $id, stage: COMPLETION, first: 100) { edges { node { ...award } } }
      application: awardsOfTraining(trainingId: $id, stage: APPLICATION, first: 100) { edges { node { ...award } } }
      budgetQueue(programId: $program, year: 2027, first: 100) { edges { node { person { id } amount } } }
    }
    fragment award on Award {
      person { id } stage status outcome score tier points amount year breakdown { component score weight } countedKinds
    }`,
    { id: training.id, program: world.program('manajemen-risiko') },
  );
  const awards = [...completion.edges, ...application.edges].map(({ node }) => node);
  const found: Record<string, PersonOutcome> = {};
  for (const { node } of enrollments.edges) {
    const person = keyOf(node.personId);
    const own = awards.filter((award) => award.person.id === node.personId);
    found[person] = { ...node, awards: own, ledger: await ledgerOf(client, await world.accountOf(person)) };
    for (const { stage, points, amount } of own) {
      const entries = found[person].ledger.filter((entry) => entry.stage === stage);
      expect([sumOf(entries, 'points'), sumOf(entries, 'amount')]).toEqual([points, amount]);
    }
  }
  for (const { total, available, reserved, year } of budgets) {
    expect(available + reserved).toBe(total);
    expect(available).toBeGreaterThanOrEqual(0);
    const held = awards.filter((award) => award.year === year && award.status === 'PROPOSED');
    expect(reserved).toBe(sumOf(held, 'amount'));
  }
  const tasks: Record<string, unknown> = {};
  for (const { id, code } of view.waves) tasks[code] = await tasksOf(client, id);
  return {
    people: found,
    budgets,
    ...{ training: view, results, tasks },
    ...{ queue: budgetQueue.edges.map(({ node }) => [keyOf(node.person.id), node.amount]) },
    ...{ schedules: schedulesOf(platform, training.id), told: toldBy(platform, deathsOfSenders) },
  };
}

/** Who was written to on which day; a mail may be doubled where its sender died, and never is by anything else. */
function toldBy({ mailbox }: Scene['platform'], deathsOfSenders: number): string[] {
  const mails = mailbox.list({ most: 10_000 });
  const told = mails.map(({ to, at }) => `${to} ${new Date(at + 7 * 3_600_000).toISOString().slice(0, 10)}`);
  const distinct = [...new Set(told)].sort();
  expect(told.length - distinct.length).toBeLessThanOrEqual(deathsOfSenders * processes);
  return distinct;
}

interface AwardEdges {
  readonly edges: readonly {
    readonly node: {
      readonly person: { readonly id: string };
      readonly stage: string;
      readonly status: string;
      readonly points: number;
      readonly amount: number;
      readonly year: number;
    };
  }[];
}

const sumOf = <K extends string>(entries: readonly Readonly<Record<K, number>>[], field: K): number =>
  entries.reduce((sum, entry) => sum + entry[field], 0);

async function ledgerOf(client: GraphqlClient, subject: string): Promise<PersonOutcome['ledger']> {
  const { ledger } = await client.send<{ ledger: { edges: { node: PersonOutcome['ledger'][number] }[] } }>(
    subject,
    '{ ledger(first: 100) { edges { node { stage points amount reason year } } } }',
  );
  return ledger.edges.map(({ node }) => node);
}

async function tasksOf(client: GraphqlClient, waveId: string): Promise<unknown[]> {
  const { tasksOfWave } = await client.send<{ tasksOfWave: { edges: { node: unknown }[] } }>(
    administrator,
    'query ($id: ID!) { tasksOfWave(waveId: $id, first: 100) { edges { node { id raterKind status voidReason dueDate } } } }',
    { id: waveId },
  );
  return tasksOfWave.edges.map(({ node }) => node);
}
