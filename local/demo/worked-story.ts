import type { Platform } from '../platform';
import { answerTask, type OpenTask, openTasks } from './answering';
import { checkAuditor } from './check-auditor';
import { checkCertificate } from './check-certificate';
import { checkCommitment } from './check-commitment';
import type { Checks } from './checks';
import { personByKey } from './data/people';
import {
  type Answers,
  type ApplicationFigures,
  budgetExample,
  type CompletionFigures,
  cast,
  correctedAt,
  expectedWaves,
  type LedgerFigure,
  othersAnswerOn,
  type Stage,
  setOffExample,
  workedBudget,
  workedTraining,
} from './data/worked-example';
import type { GraphqlClient } from './graphql-client';
import { improve } from './improving';
import { setOff } from './setting-off';
import { createStory, type PlannedTraining } from './story';
import { administrator, type World } from './world';

/** Tells what happened, in plain words; `at` is the platform's own time. */
export type Tell = (text: string) => void;

interface AwardView {
  readonly stage: Stage;
  readonly score: number | null;
  readonly tier: string | null;
  readonly points: number;
  readonly amount: number;
  readonly outcome: string;
  readonly status: string;
  readonly breakdown: readonly { readonly component: string; readonly score: number | null }[];
}

interface PersonView {
  readonly awards: readonly AwardView[];
  readonly ledger: readonly LedgerFigure[];
  readonly completed: boolean;
  readonly jp: number;
  readonly certificateValid: boolean | null;
}

const supervisor = 'dpmptsp/kabid-pelayanan';
/** Ten o'clock in the morning, WIB, of a local day. */
const morningOf = (day: string): number => Date.parse(`${day}T10:00:00+07:00`);
const rupiah = (amount: number): string => `Rp${amount.toLocaleString('en')}`;
const nameOf = (key: string): string => personByKey(key).name;

/**
 * The story of the worked example: fourteen people of one team, two trainings, one year. Every figure is held against
 * the one that was computed by hand.
 */
export async function tellWorkedStory(
  platform: Platform,
  client: GraphqlClient,
  world: World,
  checks: Checks,
  tell: Tell,
): Promise<void> {
  const story = createStory(client, world);
  const planOf = (program: string, partners: readonly string[]) => ({
    ...workedTraining,
    program,
    partners,
    title: workedTraining.title.id,
  });

  const training = await story.plan(planOf(workedTraining.program, ['unila']), true);
  const second = await story.plan(planOf(budgetExample.program, []), true);
  await story.enroll(
    training.id,
    cast.map(({ person }) => ({ person, approval: 'APPROVED' })),
  );
  await story.enroll(
    second.id,
    budgetExample.candidates.map(({ person }) => ({ person, approval: 'APPROVED' })),
  );
  tell(
    `Two trainings of ${training.sessions.length} sessions are published; ${cast.length} and ${budgetExample.candidates.length} people are confirmed.`,
  );

  for (const { plan } of training.sessions) {
    await platform.advance(Date.parse(plan.startsAt) + 20 * 60_000);
    const at = plan.number - 1;
    await story.record(
      training,
      plan.number,
      cast.map(({ person, attendance }) => [person, attendance[at] ?? 'ABSENT']),
    );
    await story.record(
      second,
      plan.number,
      budgetExample.candidates.map(({ person }) => [person, budgetExample.attendance[at] ?? 'ABSENT']),
    );
  }
  await story.score(
    training,
    cast.flatMap(({ person, postTest }) => (postTest === null ? [] : [{ person, postTest }])),
  );
  await story.score(
    second,
    budgetExample.candidates.map(({ person }) => ({ person, postTest: budgetExample.postTest })),
  );
  tell('Attendance and post-tests are recorded while the sessions run.');

  await platform.advance(Date.parse(workedTraining.endedAt));
  await checkWaves(client, training, checks);
  tell(
    'The last session has ended: the training ended by itself, its four evaluations are scheduled, completion is decided.',
  );
  for (const { person, expected } of cast) {
    await checkCompletion(client, world, checks, training, person, expected.completion);
  }
  tellAwards(
    tell,
    'COMPLETION',
    await views(
      client,
      world,
      training,
      cast.map(({ person }) => person),
    ),
  );

  await correct('IN_CORRECTION_WINDOW');
  for (const { person, correction, expected } of cast) {
    if (correction?.when !== 'IN_CORRECTION_WINDOW' || expected.corrected === undefined) continue;
    await checkCompletion(client, world, checks, training, person, expected.corrected.completion);
  }

  await answerOwn('REACTION', 'reaction');
  await answerOwn('LEARNING', 'learning');
  await platform.advance(Date.parse(expectedWaves[2]?.opensAt ?? ''));
  tell('Four months later the evaluation of behavior opens: participants, supervisor and drawn peers get their tasks.');
  await answerOwn('BEHAVIOR', 'behavior');
  await answerOthers();
  await platform.advance(Date.parse(expectedWaves[2]?.closesAt ?? ''));
  tell('It closes: results are aggregated, behavior is scored, and incentives of stage APPLICATION are computed.');
  for (const { person, expected } of cast) {
    await checkApplication(client, world, checks, training, person, expected.application);
  }
  tellAwards(
    tell,
    'APPLICATION',
    await views(
      client,
      world,
      training,
      cast.map(({ person }) => person),
    ),
  );

  await improve(client, world.program(workedTraining.program), checks, tell);
  await checkBudget();
  await correct('AFTER_REOPENING');
  for (const { person, correction, expected } of cast) {
    const { completion, application } = expected.corrected ?? expected;
    await checkCompletion(client, world, checks, training, person, completion);
    await checkApplication(client, world, checks, training, person, application);
    const { ledger } = await viewOf(client, world, training, person);
    checks.equal(`${nameOf(person)}: ledger`, ledger, [...expected.ledger]);
    if (correction)
      tell(
        `${nameOf(person)}, ${correction.reason.en.toLowerCase()}: ledger ${ledger.map(({ points }) => (points > 0 ? `+${points}` : points)).join(', ')}.`,
      );
  }
  await setOff(platform, client, world, story, checks, training);
  tell(
    `${nameOf(setOffExample.person)} is paid ${rupiah(setOffExample.rupiah)}; a mistaken mark takes it back, so that it is owed; corrected, it is set off against the debt.`,
  );
  await checkCommitment(
    platform,
    client,
    world,
    checks,
    workedTraining.program,
    await Promise.all(cast.map(outcomeOf)),
  );
  tell('JP and the leaderboard agree with enrollments and ledgers; one person agrees to be shown by name.');
  const holder = cast.find(({ expected }) => (expected.corrected ?? expected).completion.completed);
  if (holder !== undefined) await checkCertificate(platform, client, world, checks, holder.person);
  const corrected = cast.find(
    ({ correction }) => correction?.when === 'AFTER_REOPENING' && correction.attendance !== undefined,
  );
  if (corrected !== undefined) await checkAuditor(platform, client, world, checks, training, corrected.person);
  tell('An auditor finds out, without a name, who changed what and why it was paid; what they read is recorded.');
  await answerResults();

  async function outcomeOf({ person }: (typeof cast)[number]) {
    const { jp, ledger } = await viewOf(client, world, training, person);
    const of = (stage: Stage): number =>
      ledger.filter((line) => line.stage === stage).reduce((sum, { points }) => sum + points, 0);
    return { person, jp, points: { 2026: of('COMPLETION'), 2027: of('APPLICATION') } };
  }

  async function correct(when: 'IN_CORRECTION_WINDOW' | 'AFTER_REOPENING'): Promise<void> {
    await platform.advance(Date.parse(correctedAt[when]));
    if (when === 'AFTER_REOPENING') await reopen(client, training);
    for (const { person, correction } of cast) {
      if (correction?.when !== when) continue;
      for (const { session, mark } of correction.attendance ?? [])
        await story.record(training, session, [[person, mark]]);
      if (correction.postTest !== undefined) await story.score(training, [{ person, postTest: correction.postTest }]);
      await platform.drained();
    }
    tell(
      when === 'IN_CORRECTION_WINDOW'
        ? 'Corrections within 24 hours: only the differences are written.'
        : 'The training is reopened for a correction: awards are taken back where the rules say so.',
    );
  }

  async function answerOwn(wave: string, which: 'reaction' | 'learning' | 'behavior'): Promise<void> {
    const everyone = [
      ...cast.map(({ person, answers }) => ({ person, answers: answers as Answers, of: training })),
      ...budgetExample.candidates.map(({ person, answers }) => ({ person, answers: answers as Answers, of: second })),
    ];
    const answering = everyone
      .flatMap(({ answers, ...who }) => (answers[which] === null ? [] : [{ ...who, answer: answers[which] }]))
      .sort((a, b) => (a.answer.on < b.answer.on ? -1 : 1));
    for (const { person, of, answer } of answering) {
      await platform.advance(morningOf(answer.on));
      const subject = await world.accountOf(person);
      const task = (await openTasks(client, subject)).find(
        ({ waveCode, raterKind, trainingId }) => waveCode === wave && raterKind === 'SELF' && trainingId === of.id,
      );
      if (task === undefined) throw new Error(`${nameOf(person)} has no own task of wave ${wave}`);
      await answerTask(client, subject, task.id, answer.mean);
    }
    tell(`${answering.length} participants answer their own ${wave} evaluation.`);
  }

  async function answerOthers(): Promise<void> {
    await platform.advance(morningOf(othersAnswerOn));
    const everyone = [
      ...cast.map(({ person, answers }) => ({ person, answers: answers as Answers, of: training })),
      ...budgetExample.candidates.map(({ person, answers }) => ({ person, answers: answers as Answers, of: second })),
    ];
    const tasks: (OpenTask & { readonly subject: string })[] = [];
    for (const person of [supervisor, ...everyone.map(({ person }) => person)]) {
      const subject = await world.accountOf(person);
      for (const task of await openTasks(client, subject)) tasks.push({ ...task, subject });
    }
    let given = 0;
    for (const { person, answers, of } of everyone) {
      const about = tasks
        .filter(({ personId, trainingId }) => personId === world.person(person) && trainingId === of.id)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      const wanted = [
        ...(answers.supervisor === null ? [] : [{ kind: 'SUPERVISOR', means: [answers.supervisor] }]),
        { kind: 'PEER', means: answers.peers },
      ];
      for (const { kind, means } of wanted) {
        const drawn = about.filter(({ raterKind }) => raterKind === kind);
        for (const [index, mean] of means.entries()) {
          const task = drawn[index];
          if (task === undefined) throw new Error(`${nameOf(person)} has only ${drawn.length} raters of kind ${kind}`);
          await answerTask(client, task.subject, task.id, mean);
          given++;
        }
      }
    }
    tell(`${given} answers of supervisor and peers are given; peers' answers lead back to nobody.`);
  }

  async function checkBudget(): Promise<void> {
    const statusOf = async (person: string) =>
      (await viewOf(client, world, second, person)).awards.find(({ stage }) => stage === 'APPLICATION');
    const compare = async (when: 'afterRun' | 'afterCredit', reserved: number) => {
      for (const { person, expected } of budgetExample.candidates) {
        const award = await statusOf(person);
        checks.equal(`${nameOf(person)}: APPLICATION score`, award?.score, expected.score);
        checks.equal(`${nameOf(person)}: amount`, award?.amount, expected.rupiah);
        const should = expected[when] === 'RESERVED' ? 'PROPOSED' : 'PENDING_BUDGET';
        checks.equal(`${nameOf(person)}: ${when}`, award?.status, should);
      }
      const budget = await budgetOf(client, world.program(budgetExample.program));
      checks.equal(`reserved ${when}`, budget?.reserved, reserved);
      return budget;
    };
    const after = await compare('afterRun', budgetExample.expectedReserved.afterRun);
    tell(
      `The second program has ${rupiah(budgetExample.budget.rupiah)}: in order of rank ${rupiah(after?.reserved ?? 0)} is reserved, ${after?.waiting} wait.`,
    );
    await client.send(
      administrator,
      'mutation ($input: CreditBudgetInput!) { creditBudget(input: $input) { total } }',
      {
        input: {
          programId: world.program(budgetExample.program),
          year: budgetExample.budget.year,
          amount: budgetExample.credit,
          reason: 'DPA perubahan (peragaan)',
        },
      },
    );
    await platform.drained();
    const credited = await compare('afterCredit', budgetExample.expectedReserved.afterCredit);
    tell(
      `A credit of ${rupiah(budgetExample.credit)} serves the head of the queue: ${rupiah(credited?.reserved ?? 0)} reserved, ${credited?.waiting} waits.`,
    );
    const first = await budgetOf(client, world.program(workedTraining.program));
    checks.equal(
      'reserved of the first program',
      first?.reserved,
      cast.reduce((sum, { expected }) => sum + expected.application.rupiah, 0),
    );
    checks.equal('total of the first program', first?.total, workedBudget.rupiah);
  }

  async function answerResults(): Promise<void> {
    const wave = expectedWaves[3];
    if (wave?.opensAt === null || wave === undefined) return;
    await platform.advance(Date.parse(wave.opensAt) + 60 * 60_000);
    const subject = await world.accountOf('dpmptsp/kasubbag-umum');
    const task = (await openTasks(client, subject, 'AGENCY')).find(({ trainingId }) => trainingId === training.id);
    if (task === undefined) throw new Error('The agency has no task of the RESULTS wave');
    await answerTask(client, subject, task.id, 4, { benefit: 150_000_000, cost: 100_000_000 });
    await platform.advance(Date.parse(wave.closesAt));
    const { results } = await client.send<{ results: { level: string; roi: number | null }[] }>(
      training.organizer,
      'query ($id: ID!) { results(trainingId: $id) { level roi } }',
      { id: training.id },
    );
    checks.equal('ROI in basis points', results.find(({ level }) => level === 'RESULTS')?.roi, 5000);
    tell(
      'A year after the end the agency reports benefit Rp150,000,000 against cost Rp100,000,000: ROI 5000 basis points (50 %).',
    );
    const reports = await client.send<{ [report: string]: { content: string } }>(
      administrator,
      `query ($wave: ID!, $program: ID!, $year: Int!) {
        page: waveReport(waveId: $wave, format: HTML, language: en) { content }
        table: waveReport(waveId: $wave, format: CSV) { content }
        year: programReport(programId: $program, year: $year, format: HTML) { content }
      }`,
      {
        wave: `${training.id}.RESULTS`,
        program: world.program(workedTraining.program),
        year: Number(wave.closesAt.slice(0, 4)),
      },
    );
    checks.equal('the page tells the ROI', reports.page?.content.includes('(return 50%)'), true);
    checks.equal(
      'the table tells the ROI',
      /,return_on_investment,.*,50,percent,/.test(reports.table?.content ?? ''),
      true,
    );
    for (const page of ['page', 'year']) {
      checks.equal(`the ${page} has charts`, reports[page]?.content.includes('<svg '), true);
    }
    tell('What each evaluation and the program’s year show is a page with charts, and a table to compute with.');
  }
}

async function reopen(client: GraphqlClient, { id }: PlannedTraining): Promise<void> {
  const { training } = await client.send<{ training: { version: number } }>(
    administrator,
    'query ($id: ID!) { training(id: $id) { version } }',
    { id },
  );
  await client.send(administrator, 'mutation ($input: TrainingReasonInput!) { reopenTraining(input: $input) { id } }', {
    input: { id, expectedVersion: training.version, reason: 'Temuan pemeriksaan' },
  });
}

async function checkWaves(client: GraphqlClient, { id, organizer }: PlannedTraining, checks: Checks): Promise<void> {
  type WaveView = {
    level: string;
    opensAt: string;
    closesAt: string;
    dueDate: string;
    reminders: string[];
    status: string;
  };
  const { training } = await client.send<{ training: { status: string; endedAt: string; waves: WaveView[] } }>(
    organizer,
    'query ($id: ID!) { training(id: $id) { status endedAt waves { level opensAt closesAt dueDate reminders status } } }',
    { id },
  );
  checks.equal('status of the training', training.status, 'ENDED');
  checks.equal('end of the training', training.endedAt, workedTraining.endedAt);
  for (const expected of expectedWaves) {
    const wave = training.waves.find(({ level }) => level === expected.level);
    checks.equal(`${expected.level} opens`, wave?.opensAt, expected.opensAt ?? workedTraining.endedAt);
    checks.equal(`${expected.level} closes`, wave?.closesAt, expected.closesAt);
    checks.equal(`${expected.level} is due`, wave?.dueDate, expected.dueDate);
    checks.equal(`${expected.level} reminds`, wave?.reminders, [...expected.reminders]);
    checks.equal(`${expected.level} status`, wave?.status, expected.opensAt === null ? 'OPEN' : 'SCHEDULED');
  }
}

async function viewOf(
  client: GraphqlClient,
  world: World,
  training: PlannedTraining,
  person: string,
): Promise<PersonView> {
  const { awardsOfPerson, ledger, enrollmentsOfPerson } = await client.send<{
    awardsOfPerson: { edges: { node: AwardView & { trainingId: string } }[] };
    ledger: { edges: { node: LedgerFigure & { training: { id: string } } }[] };
    enrollmentsOfPerson: {
      edges: { node: { trainingId: string; status: string; jp: number; certificate: { valid: boolean } | null } }[];
    };
  }>(
    await world.accountOf(person),
    `{
      awardsOfPerson { edges { node { trainingId stage score tier points amount outcome status breakdown { component score } } } }
      ledger { edges { node { stage points training { id } } } }
      enrollmentsOfPerson { edges { node { trainingId status jp certificate { valid } } } }
    }`,
  );
  const mine = <T extends { trainingId: string }>(edges: { node: T }[]): T[] =>
    edges.map(({ node }) => node).filter(({ trainingId }) => trainingId === training.id);
  const [enrollment] = mine(enrollmentsOfPerson.edges);
  return {
    awards: mine(awardsOfPerson.edges),
    ledger: ledger.edges
      .filter(({ node }) => node.training.id === training.id)
      .map(({ node: { stage, points } }) => ({ stage, points }))
      .reverse(),
    completed: enrollment?.status === 'COMPLETED',
    jp: enrollment?.jp ?? 0,
    certificateValid: enrollment?.certificate?.valid ?? null,
  };
}

async function views(
  client: GraphqlClient,
  world: World,
  training: PlannedTraining,
  persons: readonly string[],
): Promise<ReadonlyMap<string, PersonView>> {
  const found = new Map<string, PersonView>();
  for (const person of persons) found.set(person, await viewOf(client, world, training, person));
  return found;
}

const component = (award: AwardView | undefined, name: string): number | null =>
  award?.breakdown.find((one) => one.component === name)?.score ?? null;

async function checkCompletion(
  client: GraphqlClient,
  world: World,
  checks: Checks,
  training: PlannedTraining,
  person: string,
  expected: CompletionFigures,
): Promise<void> {
  const view = await viewOf(client, world, training, person);
  const award = view.awards.find(({ stage }) => stage === 'COMPLETION');
  const of = `${nameOf(person)}: COMPLETION`;
  checks.equal(`${of} completed`, view.completed, expected.completed);
  checks.equal(`${of} JP`, view.jp, expected.completed ? workedTraining.jp : 0);
  checks.equal(`${of} attendance`, component(award, 'ATTENDANCE'), expected.attendance);
  checks.equal(`${of} learning`, component(award, 'LEARNING'), expected.learning);
  checks.equal(`${of} score`, award?.score, expected.score);
  checks.equal(`${of} tier`, award?.tier, expected.tier);
  checks.equal(`${of} points`, award?.points, expected.points);
}

async function checkApplication(
  client: GraphqlClient,
  world: World,
  checks: Checks,
  training: PlannedTraining,
  person: string,
  expected: ApplicationFigures,
): Promise<void> {
  const { awards } = await viewOf(client, world, training, person);
  const award = awards.find(({ stage }) => stage === 'APPLICATION');
  const of = `${nameOf(person)}: APPLICATION`;
  if (expected.behavior !== null) checks.equal(`${of} behavior`, component(award, 'BEHAVIOR'), expected.behavior);
  if (expected.timeliness !== null)
    checks.equal(`${of} timeliness`, component(award, 'TIMELINESS'), expected.timeliness);
  checks.equal(`${of} score`, award?.score ?? null, expected.score);
  checks.equal(`${of} tier`, award?.tier ?? null, expected.tier);
  checks.equal(`${of} points`, award?.points ?? 0, expected.points);
  checks.equal(`${of} amount`, award?.amount ?? 0, expected.rupiah);
  if (expected.because !== undefined && award !== undefined)
    checks.equal(`${of} outcome`, award.outcome, expected.because);
}

async function budgetOf(
  client: GraphqlClient,
  programId: string,
): Promise<{ total: number; reserved: number; waiting: number; year: number } | undefined> {
  const { budgets } = await client.send<{
    budgets: { year: number; total: number; reserved: number; waiting: number }[];
  }>(administrator, 'query ($id: ID!) { budgets(programId: $id) { year total reserved waiting } }', { id: programId });
  return budgets.find(({ year }) => year === budgetExample.budget.year);
}

function tellAwards(tell: Tell, stage: Stage, people: ReadonlyMap<string, PersonView>): void {
  for (const [person, { awards }] of people) {
    const award = awards.find((one) => one.stage === stage);
    if (award === undefined) continue;
    const worth =
      award.tier === null
        ? `nothing (${award.outcome})`
        : `${award.tier}, ${award.points} points${award.amount > 0 ? `, ${rupiah(award.amount)}` : ''}`;
    tell(`    ${nameOf(person).padEnd(20)} ${String(award.score ?? '–').padStart(5)}  ${worth}`);
  }
}
