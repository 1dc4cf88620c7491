import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { DeleteScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { sha256 } from '../../adapters/system/sha256';
import { acknowledgeEntry } from '../../core/audit/acknowledge-entry';
import { Change } from '../../core/change';
import { addMinutes } from '../../core/time';
import { answerTask, openTasks } from '../../local/demo/answering';
import { createChecks } from '../../local/demo/checks';
import { personByKey } from '../../local/demo/data/people';
import { budgetExample, setOffExample, workedBudget, workedTraining } from '../../local/demo/data/worked-example';
import { createAuditClient } from '../../local/demo/graphql-client';
import type { PlannedTraining, Story } from '../../local/demo/story';
import { tellWorkedStory } from '../../local/demo/worked-story';
import { administrator, type World } from '../../local/demo/world';
import { loadAssembly } from '../../local/template/load-assembly';
import { reportWiring } from '../../local/wiring/unused-wiring';
import { operatorDeps } from '../../ops/operator-deps';
import { replayErasures } from '../../ops/privacy/replay';
import type { OperationManifest } from '../../schema/persisted/known-operations';
import { leaks, personalDataOf } from './leaks';
import { openScene, peopleScene, type Scene } from './scene';
import {
  eventOf,
  fullDeadLetters,
  idOf,
  letters,
  mainTable,
  mutate,
  mutateTraining,
  planOf,
  schedulesOf,
  sessionOn,
  statuses,
  trainingView,
} from './steps';
import { checkedTrail, journalSize } from './trail';

jest.setTimeout(360_000);

/** One platform, one timeline: each story begins where the former one ended. */
const dataDir = mkdtempSync(join(tmpdir(), 'siger-story-'));
let scene: Scene;
let world: World;
let story: Story;

beforeAll(async () => {
  scene = await openScene({ dataDir });
  ({ world, story } = await peopleScene(scene, ({ key, yearlyBudget }, year) => {
    if (year === budgetExample.budget.year && key === budgetExample.program) return budgetExample.budget.rupiah;
    return key === workedTraining.program ? workedBudget.rupiah : yearlyBudget;
  }));
});
afterAll(async () => {
  await scene.platform.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const agencyAdmin = 'dpmptsp/kasubbag-umum';
const supervisor = 'dpmptsp/kabid-pelayanan';
const head = 'dpmptsp/kepala';
const [ani, budi, citra, dewi, eko] = [1, 2, 3, 4, 5].map((n) => `dpmptsp/pelayanan-0${n}`) as [
  string,
  string,
  string,
  string,
  string,
];
const hesitant = budgetExample.candidates[3]?.person ?? '';
const consumers = [
  'KeepSchedules',
  'PlanEvaluations',
  'SettleParticipants',
  'OpenWaves',
  'PromoteWaitlist',
  'ServeBudget',
  'NotifyRaters',
  'SendDigests',
  'NoteBounces',
  'RecordReadings',
  'RunChunks',
  'OnClock',
] as const;

const approved = (...people: string[]) => people.map((person) => ({ person, approval: 'APPROVED' as const }));
const statusOf = async (training: PlannedTraining, person: string) =>
  (await statuses(scene.client, training.id))[world.person(person)];
const send = (consumer: (typeof consumers)[number], body: string) =>
  scene.platform.queues.send(idOf(scene.platform, 'AWS::SQS::Queue', `${consumer}Queue`), body);
const at = (instant: string) => scene.platform.advance(Date.parse(instant));

describe('the worked example', () => {
  it('comes out to the digit', async () => {
    const checks = createChecks();
    await tellWorkedStory(scene.platform, scene.client, world, checks, () => {});
    expect(checks.differences).toEqual([]);
    expect(checks.count).toBeGreaterThan(300);
  });
});

/** A recovery that is still due when its fiscal year ends. */
let dueAtYearsEnd = '';

describe('the money of the worked example', () => {
  const example = () => ({ programId: world.program(budgetExample.program), year: budgetExample.budget.year });
  const waiting = async () => {
    const { budgetQueue } = await scene.client.send<{ budgetQueue: { edges: { node: { awardId: string } }[] } }>(
      administrator,
      'query ($programId: ID!, $year: Int!) { budgetQueue(programId: $programId, year: $year) { edges { node { awardId } } } }',
      example(),
    );
    return budgetQueue.edges.map(({ node }) => node.awardId);
  };

  it('is submitted by one administrator, approved by another, exported and paid', async () => {
    const { client } = scene;
    const approver = { subject: 'second', roles: ['PROVINCE_ADMIN'], personId: world.person('bpsdm/sekretaris') };
    await mutate(client, 'bindAccount', 'BindAccountInput', approver);
    const payer = { subject: 'payer', roles: ['FINANCE'], personId: world.person('bpsdm/kasubbag-umum') };
    await mutate(client, 'bindAccount', 'BindAccountInput', payer);
    const { awardsPendingApproval } = await client.send<{
      awardsPendingApproval: { edges: { node: { id: string; money: { proposed: number } } }[] };
    }>(
      administrator,
      'query ($id: ID!) { awardsPendingApproval(programId: $id) { edges { node { id money { proposed } } } } }',
      { id: example().programId },
    );
    const proposed = awardsPendingApproval.edges.map(({ node }) => node);
    // Computed at the same instant, they stand in no order of their own.
    expect(proposed.map(({ money }) => money.proposed).sort()).toEqual([300_000, 300_000, 500_000]);
    const submit = async (awards: readonly string[]) => {
      const { submitAwardBatch } = await client.send<{ submitAwardBatch: { id: string; hash: string; total: number } }>(
        administrator,
        'mutation ($input: SubmitAwardBatchInput!) { submitAwardBatch(input: $input) { id hash total } }',
        { input: { awards } },
      );
      return submitAwardBatch;
    };
    const awards = proposed.map(({ id }) => id);
    const incomplete = await submit(awards.slice(0, 1));
    await expect(submit(awards)).rejects.toThrow('IN_BATCH');
    const dismissing = { id: incomplete.id, reason: 'Belum lengkap' };
    await mutate(client, 'dismissAwardBatch', 'DismissAwardBatchInput', dismissing, 'second');
    const { id, hash, total } = await submit(awards);
    expect(total).toBe(1_100_000);
    await expect(mutate(client, 'approveAwardBatch', 'ApproveAwardBatchInput', { id, hash })).rejects.toThrow(
      'SAME_ADMINISTRATOR',
    );
    await mutate(client, 'approveAwardBatch', 'ApproveAwardBatchInput', { id, hash }, 'second');

    const { exportApprovedAwards } = await client.send<{ exportApprovedAwards: { csv: string; total: number } }>(
      'payer',
      'mutation ($id: ID!) { exportApprovedAwards(programId: $id) { csv total } }',
      { id: example().programId },
    );
    expect(exportApprovedAwards.total).toBe(1_100_000);
    expect(exportApprovedAwards.csv).toContain(personByKey(budgetExample.candidates[0]?.person ?? '').nip);
    const rows = proposed.map(({ id: award, money }) => ({ award, reference: '04118/SP2D', amount: money.proposed }));
    const { importSettlements } = await client.send<{ importSettlements: { award: { status: string } }[] }>(
      'payer',
      'mutation ($rows: [SettlementInput!]!) { importSettlements(rows: $rows) { award { status } } }',
      { rows },
    );
    expect(importSettlements.map(({ award }) => award.status)).toEqual(['SETTLED', 'SETTLED', 'SETTLED']);
  });

  it('has to be recovered where an award is taken back that was paid, or is given up with a reason', async () => {
    const { client } = scene;
    /** Takes back what a candidate was paid: the recovery that follows. */
    const reverse = async (candidate: number) => {
      const { awardsOfPerson } = await client.send<{
        awardsOfPerson: { edges: { node: { id: string; amount: number } }[] };
      }>(administrator, 'query ($id: ID!) { awardsOfPerson(personId: $id) { edges { node { id amount } } } }', {
        id: world.person(budgetExample.candidates[candidate]?.person ?? ''),
      });
      const paid = awardsOfPerson.edges.find(({ node }) => node.amount > 0)?.node;
      await mutate(client, 'reverseAward', 'ReverseAwardInput', { award: paid?.id, reason: 'Pemeriksaan' });
      const { recoveries } = await client.send<{
        recoveries: { edges: { node: { id: string; amount: number; status: string } }[] };
      }>(
        'payer',
        'query ($programId: ID!, $year: Int!) { recoveries(programId: $programId, year: $year) { edges { node { id amount status } } } }',
        example(),
      );
      const due = recoveries.edges.map(({ node }) => node).filter(({ status }) => status === 'DUE');
      expect(due.map(({ amount }) => amount)).toEqual([paid?.amount]);
      return due[0]?.id;
    };
    const givenUp = { id: await reverse(0), reason: 'Meninggal dunia' };
    await expect(mutate(client, 'waiveRecovery', 'WaiveRecoveryInput', givenUp, 'second')).rejects.toThrow(
      'OWN_DECISION',
    );
    const third = { subject: 'third', roles: ['PROVINCE_ADMIN'], personId: world.person('bpsdm/kepala') };
    await mutate(client, 'bindAccount', 'BindAccountInput', third);
    await mutate(client, 'waiveRecovery', 'WaiveRecoveryInput', givenUp, 'third');
    expect(await waiting()).toHaveLength(1);
    dueAtYearsEnd = (await reverse(1)) ?? '';
  });

  it('goes on into the next year where that is decided before the year ends', async () => {
    const { programId, year } = example();
    const carrying = { programId, from: year, to: year + 1, reason: 'Keputusan Gubernur 12/2027' };
    await mutate(scene.client, 'carryBudget', 'CarryBudgetInput', carrying);
  });
});

/** Lives through most of the stories. */
let changing: PlannedTraining;

describe('a training whose plan changes', () => {
  let added: string;

  it('gets its schedules with its publishing', async () => {
    changing = await story.plan(planOf([sessionOn('2027-12-06', '08:00'), sessionOn('2027-12-06', '13:00')], 2), true);
    await scene.platform.drained();
    expect(schedulesOf(scene.platform, changing.id).map((name) => name.split('-')[0])).toEqual(['end', 'end', 'start']);
  });

  it('keeps them in step with a session that is added, moved and cancelled', async () => {
    const { platform, client } = scene;
    const known = schedulesOf(platform, changing.id);
    const fresh = async () => {
      await platform.drained();
      return schedulesOf(platform, changing.id).flatMap((name) => (known.includes(name) ? [] : [name.slice(-15)]));
    };
    const { startsAt, endsAt, jp, topic } = sessionOn('2027-12-07', '08:00');
    await mutate(client, 'addSession', 'AddSessionInput', { trainingId: changing.id, startsAt, endsAt, jp, topic });
    expect(await fresh()).toEqual(['20271207T023000']);

    const { sessions } = await trainingView(client, changing.id);
    const session = sessions.find(({ id }) => !changing.sessions.some((planned) => planned.id === id));
    added = session?.id ?? '';
    const moved = sessionOn('2027-12-08', '08:00');
    await mutate(client, 'rescheduleSession', 'RescheduleSessionInput', {
      trainingId: changing.id,
      sessionId: added,
      expectedVersion: session?.version,
      startsAt: moved.startsAt,
      endsAt: moved.endsAt,
    });
    expect(await fresh()).toEqual(['20271208T023000']);

    await mutate(client, 'cancelSession', 'CancelSessionInput', {
      trainingId: changing.id,
      sessionId: added,
      expectedVersion: (session?.version ?? 0) + 1,
      reason: 'Ruang tidak tersedia',
    });
    expect(await fresh()).toEqual([]);
    expect(schedulesOf(platform, changing.id)).toEqual(known);
  });

  it('fills seats from the waiting list when one more is offered and when one is given up', async () => {
    const { platform, client } = scene;
    await story.enroll(changing.id, approved(ani, dewi, budi, citra, eko));
    expect(await trainingView(client, changing.id)).toMatchObject({ counts: { confirmed: 2, waitlisted: 3 } });
    await mutate(client, 'changeQuota', 'ChangeQuotaInput', { trainingId: changing.id, quota: 3 });
    await platform.drained();
    expect(await statusOf(changing, budi)).toBe('CONFIRMED');
    await mutate(client, 'withdraw', 'WithdrawInput', { trainingId: changing.id, personId: world.person(dewi) });
    await platform.drained();
    expect(await statusOf(changing, citra)).toBe('CONFIRMED');
    await story.enroll(changing.id, approved(hesitant));
    await mutate(client, 'withdraw', 'WithdrawInput', { trainingId: changing.id, personId: world.person(hesitant) });
    expect(await trainingView(client, changing.id)).toMatchObject({ counts: { confirmed: 3, waitlisted: 1 } });
  });

  it('lets whoever still waits expire when it starts', async () => {
    await at('2027-12-06T08:20:00+07:00');
    expect(await statusOf(changing, eko)).toBe('EXPIRED');
  });

  it('leaves out a person who cannot be processed, and completes them once by a redrive', async () => {
    const { platform, client } = scene;
    await story.record(changing, 1, [
      [ani, 'PRESENT'],
      [budi, 'ABSENT'],
      [citra, 'PRESENT'],
    ]);
    await at('2027-12-06T13:20:00+07:00');
    await story.record(changing, 2, [
      [ani, 'PRESENT'],
      [budi, 'ABSENT'],
      [citra, 'PRESENT'],
    ]);
    await story.score(
      changing,
      [ani, budi, citra].map((person) => ({ person, postTest: 90 })),
    );
    const table = mainTable(platform);
    const setPostTest = (value: unknown) =>
      table.client.send(
        new UpdateCommand({
          TableName: table.TableName,
          Key: { pk: `TRN#${changing.id}`, sk: `ENR#${world.person(citra)}` },
          UpdateExpression: 'SET postTest = :value ADD version :one',
          ExpressionAttributeValues: { ':value': value, ':one': 1 },
        }),
      );
    await setPostTest('no number');
    await at('2027-12-06T15:00:00+07:00');
    expect(await trainingView(client, changing.id)).toMatchObject({ status: 'ENDED' });
    const [letter, ...others] = await letters(platform, 'RunChunksDeadLetters');
    expect(letter?.cause).toContain('no number');
    expect(JSON.parse(letter?.body ?? '{}')).toMatchObject({ trainingId: changing.id, only: world.person(citra) });
    expect(others).toEqual([]);

    await setPostTest(9000);
    expect([await statusOf(changing, ani), await statusOf(changing, budi), await statusOf(changing, citra)]).toEqual([
      'COMPLETED',
      'NOT_COMPLETED',
      'CONFIRMED',
    ]);
    expect(await platform.queues.redrive('RunChunks')).toBe(1);
    await platform.drained();
    expect(await statusOf(changing, citra)).toBe('COMPLETED');
    expect(await pointsOf(changing, citra)).toEqual([150]);
    await answerOwn(changing, ['REACTION', 'LEARNING']);
  });

  it('knows two by addresses from which mail will come back', async () => {
    for (const [person, email] of Object.entries(returning)) {
      const input = { id: world.person(person), expectedVersion: await versionOf(person), email };
      await mutate(scene.client, 'updateProfile', 'UpdateProfileInput', input);
    }
  });

  it('asks whoever completes by a correction while a wave is open, and reminds', async () => {
    const { platform, client } = scene;
    await at('2028-04-06T08:00:00+07:00');
    await mutateTraining(client, 'reopenTraining', changing.id, 'Daftar hadir tertinggal');
    for (const session of [1, 2]) await story.record(changing, session, [[budi, 'PRESENT']]);
    await platform.drained();
    expect(await statusOf(changing, budi)).toBe('COMPLETED');
    const asked = await openTasks(client, await world.accountOf(supervisor));
    expect(asked.filter(({ trainingId }) => trainingId === changing.id)).toHaveLength(3);
    const sent = async () =>
      (await trainingView(client, changing.id)).waves.find(({ code }) => code === 'BEHAVIOR')?.remindersSent;
    expect(await sent()).toBe(0);
    await answerOwn(changing, ['BEHAVIOR']);
    // The supervisor leaves the service: who is above answers instead.
    await leave(supervisor);
    for (const task of asked) if (task.trainingId === changing.id) await answer(head, task.id);
    await at('2028-05-05T12:00:00+07:00');
    expect(await sent()).toBe(2);
  });

  it('has told raters in one mail a day, and nobody there any more from whom it came back', async () => {
    const mailsTo = (email: string) => scene.platform.mailbox.list({ to: email, most: 100 }).map(({ fate }) => fate);
    expect(mailsTo(returning[citra] ?? '')).toEqual(['BOUNCED']);
    expect(mailsTo(returning[ani] ?? '')).toEqual(['COMPLAINED']);
    const mails = scene.platform.mailbox.list({ most: 10_000 });
    const local = ({ at: instant }: { at: number }) => new Date(instant + 7 * 3_600_000).toISOString();
    const perDay = mails.map((mail) => `${mail.to} ${local(mail).slice(0, 10)}`);
    expect(perDay.filter((one, i) => perDay.indexOf(one) !== i)).toEqual([]);
    expect(new Set(mails.map((mail) => local(mail).slice(11, 13)))).toEqual(new Set(['08']));
    const { training } = await scene.client.send<{
      training: { waves: { code: string; lastNotice: { unreachable: number } }[] };
    }>(administrator, 'query ($id: ID!) { training(id: $id) { waves { code lastNotice { people unreachable } } } }', {
      id: changing.id,
    });
    const behavior = training.waves.find(({ code }) => code === 'BEHAVIOR');
    // One of them owes an answer about herself, the other perhaps about a colleague.
    expect([1, 2]).toContain(behavior?.lastNotice.unreachable);
  });

  it('queues money that is not there, and gives a place up with its reason', async () => {
    const { platform, client } = scene;
    await at('2028-05-07T08:00:00+07:00');
    const waiting = () =>
      moneyOf(changing).then((awards) => awards.filter(([, status]) => status === 'PENDING_BUDGET'));
    expect((await waiting()).map(([person]) => person)).toEqual([ani, budi]);
    await mutateTraining(client, 'reopenTraining', changing.id, 'Temuan pemeriksaan');
    for (const session of [1, 2]) await story.record(changing, session, [[budi, 'ABSENT']]);
    await platform.drained();
    expect((await waiting()).map(([person]) => person)).toEqual([ani]);
  });

  it('serves the queue by what follows a credit, where the API died with its answer', async () => {
    const { platform, client } = scene;
    const budget = { programId: world.program('manajemen-risiko'), year: 2028 };
    await mutate(client, 'openBudget', 'OpenBudgetInput', { ...budget, total: 100_000, legalBasis: 'DPA 2028' });
    const graphql = idOf(platform, 'AWS::Lambda::Function', 'GraphqlCodeFunction');
    platform.faults.plan({ seed: 1, strikes: [{ fn: graphql, call: 2, kind: 'kill-after' }] });
    await expect(
      mutate(client, 'creditBudget', 'CreditBudgetInput', { ...budget, amount: 900_000, reason: 'DPA perubahan' }),
    ).rejects.toThrow('HTTP 500');
    platform.faults.plan(undefined);
    await platform.drained();
    expect(await budgetOf(budget)).toMatchObject({ total: 1_000_000, reserved: 500_000, waiting: 0 });
    expect((await moneyOf(changing)).find(([person]) => person === ani)?.[1]).toBe('PROPOSED');
  });
});

describe('a fiscal year that has ended', () => {
  it('has let expire what was not paid, or has carried it on, and is closed', async () => {
    const budgetFor = async (program: string, year = 2027) => {
      const { budget } = await scene.client.send<{ budget: object }>(
        administrator,
        'query ($id: ID!, $year: Int!) { budget(programId: $id, year: $year) { available proposed settled toRecover waived waiting closedAt } }',
        { id: world.program(program), year },
      );
      return budget;
    };
    const closed = { proposed: 0, toRecover: 0, waiting: 0, closedAt: expect.any(String) };
    expect(await budgetFor(workedTraining.program)).toEqual({
      ...closed,
      available: workedBudget.rupiah - setOffExample.rupiah,
      settled: setOffExample.rupiah,
      waived: 0,
    });
    expect(await budgetFor(budgetExample.program)).toEqual({
      ...closed,
      available: 0,
      settled: 300_000,
      toRecover: 300_000,
      waived: 500_000,
    });
    // Who waited goes on waiting, and what comes back later is credited to the year that paid.
    const paidBack = { id: dueAtYearsEnd, reference: 'STS 0031/2028' };
    await mutate(scene.client, 'recordRecovery', 'RecordRecoveryInput', paidBack, 'payer');
    expect(await budgetFor(budgetExample.program)).toMatchObject({ available: 300_000, toRecover: 0 });
    expect(await budgetFor(budgetExample.program, 2028)).toMatchObject({ proposed: 0, waiting: 1, closedAt: null });
  });
});

describe('a training that is called off after its end', () => {
  it('takes back what it gave: waves, schedules, enrollments and points', async () => {
    const { platform, client } = scene;
    const training = await story.plan(planOf([sessionOn('2028-05-10', '08:00')]), true);
    await story.enroll(training.id, approved(ani, budi));
    await at('2028-05-10T08:20:00+07:00');
    await story.record(training, 1, [
      [ani, 'PRESENT'],
      [budi, 'PRESENT'],
    ]);
    await at('2028-05-10T12:00:00+07:00');
    expect(await statusOf(training, ani)).toBe('COMPLETED');
    expect(schedulesOf(platform, training.id)).not.toEqual([]);
    await mutateTraining(client, 'cancelTraining', training.id, 'Penyelenggara tidak berwenang');
    await platform.drained();
    expect(new Set(Object.values(await statuses(client, training.id)))).toEqual(new Set(['CANCELLED']));
    const { waves } = await trainingView(client, training.id);
    expect(new Set(waves.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
    expect(schedulesOf(platform, training.id)).toEqual([]);
    expect((await pointsOf(training, ani)).reduce((sum, points) => sum + points, 0)).toBe(0);
  });
});

describe('what goes wrong', () => {
  it('a schedule that is lost: the sweep ends the session', async () => {
    const { platform, client } = scene;
    const training = await story.plan(planOf([sessionOn('2028-05-11', '08:00')]), true);
    await platform.drained();
    const group = idOf(platform, 'AWS::Scheduler::ScheduleGroup', 'SchedulingGroup');
    const scheduler = new SchedulerClient(platform.operator);
    const ulid = training.id.slice('trn_'.length);
    for (const name of schedulesOf(platform, training.id)) {
      const input = { GroupName: platform.nameOf(group), Name: `${ulid}-${name}` };
      await scheduler.send(new DeleteScheduleCommand(input));
    }
    scheduler.destroy();
    await at('2028-05-11T10:00:00+07:00');
    expect((await trainingView(client, training.id)).status).toBe('ENDED');
  });

  it('a function that dies at every attempt: its message waits, and a redrive does what is past by then', async () => {
    const { platform, client } = scene;
    // More than five attempts make: one may begin several calls at once, and try each again before its process is gone.
    const calls = Array.from({ length: 100 }, (_, index) => index + 1);
    platform.faults.plan({
      seed: 1,
      strikes: consumers.flatMap((name) => {
        const fn = idOf(platform, 'AWS::Lambda::Function', `${name}CodeFunction`);
        return calls.map((call) => ({ fn, call, kind: 'kill-before' as const }));
      }),
    });
    const training = await story.plan(planOf([sessionOn('2028-05-12', '08:00')]), true);
    const event = JSON.stringify(eventOf('TrainingPublished', training.id));
    for (const name of consumers) {
      // The one that subscribes to it has its message from the bus.
      if (name === 'KeepSchedules') continue;
      const messages: Readonly<Record<string, object>> = {
        OnClock: { kind: 'moment', trainingId: training.id, moment: 'start' },
        RunChunks: { trainingId: changing.id, run: 'COMPLETION-r0', chunk: 0 },
        ServeBudget: credited(),
        NotifyRaters: noticeDue(),
        SendDigests: { recipients: [{ raterId: world.person(ani), personId: world.person(ani) }] },
        NoteBounces: { personId: world.person(ani), address: '1', status: 'BOUNCED' },
        RecordReadings: readingOf(world.person(ani)),
      };
      const message = messages[name];
      send(name, message === undefined ? event : JSON.stringify(message));
    }
    await platform.drained();
    platform.faults.plan(undefined);
    const sweep = JSON.stringify({ kind: 'sweep' });
    // The clock runs: a sweep that falls due meanwhile dies too.
    const buried = new Map<string, number>();
    for (const name of consumers) {
      const found = await letters(platform, `${name}DeadLetters`);
      expect(found.filter(({ body }) => body !== sweep)).toHaveLength(1);
      buried.set(name, found.length);
    }

    // A moment past by so little is nobody's but this message's: the sweep would leave it alone.
    platform.clock.advanceTo(Date.parse('2028-05-12T09:31:00+07:00'));
    for (const name of consumers) expect(await platform.queues.redrive(name)).toBe(buried.get(name));
    await platform.drained();
    expect((await trainingView(client, training.id)).status).toBe('ENDED');
    expect(fullDeadLetters(platform)).toEqual([]);
  });

  it('a message that no one can read goes to the dead-letter queue with its cause', async () => {
    const { platform } = scene;
    for (const name of consumers) {
      send(name, 'no message');
    }
    await platform.drained();
    for (const name of consumers) {
      expect(await letters(platform, `${name}DeadLetters`)).toEqual([
        { body: 'no message', cause: expect.stringMatching(/^UNREADABLE /) },
      ]);
      platform.queues.purge(idOf(platform, 'AWS::SQS::Queue', `${name}DeadLetters`));
    }
  });

  it('a stream record that no one can read goes there too, and the rest go on', async () => {
    const { platform } = scene;
    const { client, TableName } = mainTable(platform);
    await client.send(new PutCommand({ TableName, Item: { pk: 'JRN#2028-05-12', sk: 'torn', entry: 'no entry' } }));
    const training = await story.plan(planOf([sessionOn('2028-06-12', '08:00')]), true);
    await platform.drained();
    expect(schedulesOf(platform, training.id)).toHaveLength(2);
    const [letter, ...others] = await letters(platform, 'PublishEventsFailures');
    expect(letter?.cause).toMatch(/^UNREADABLE /);
    expect(letter?.body).toContain('JRN#2028-05-12');
    expect(others).toEqual([]);
    platform.queues.purge(idOf(platform, 'AWS::SQS::Queue', 'PublishEventsFailures'));
    expect(await letters(platform, 'SealJournalAlarms')).toEqual([
      { body: expect.stringContaining('JRN#2028-05-12'), cause: expect.stringMatching(/^UNREADABLE /) },
    ]);
    platform.queues.purge(idOf(platform, 'AWS::SQS::Queue', 'SealJournalAlarms'));
    await client.send(new DeleteCommand({ TableName, Key: { pk: 'JRN#2028-05-12', sk: 'torn' } }));
    await platform.drained();
    expect((await letters(platform, 'SealJournalAlarms')).map(({ cause }) => cause)).toEqual([
      'TAMPERED an item of the trail was removed',
    ]);
    platform.queues.purge(idOf(platform, 'AWS::SQS::Queue', 'SealJournalAlarms'));
  });
});

describe('people and their trail', () => {
  it('are found by NIP and by agency, with the names that the vault alone holds', async () => {
    const { client } = scene;
    const { nip, name } = personByKey(ani);
    const { personByNip, people } = await client.send<{
      personByNip: { profile: { name: string } };
      people: { edges: { node: { profile: { nip: string } } }[] };
    }>(
      await world.accountOf(agencyAdmin),
      `query ($nip: String!) {
        personByNip(nip: $nip) { profile { name } } people(first: 100) { edges { node { profile { nip } } } }
      }`,
      { nip },
    );
    expect(personByNip.profile.name).toBe(name);
    expect(people.edges.map(({ node }) => node.profile.nip)).toContain(nip);
  });

  it('every change stands in the trail of what it changed', async () => {
    const client = createAuditClient(scene.platform);
    const { trainings } = await client.send<{ trainings: { edges: { node: { id: string } }[] } }>(
      'examiner',
      '{ trainings(filter: { status: CANCELLED }) { edges { node { id } } } }',
    );
    const [cancelled] = trainings.edges;
    const { journal } = await client.send<{
      journal: { edges: { node: { action: string; reason: string | null } }[] };
    }>('examiner', 'query ($id: ID!) { journal(entity: $id, first: 100) { edges { node { action reason } } } }', {
      id: cancelled?.node.id,
    });
    const entries = journal.edges.map(({ node }) => node);
    expect(entries).toContainEqual({ action: 'training.cancel', reason: 'Penyelenggara tidak berwenang' });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['training.publish', 'completion.decide', 'evaluation.cancel', 'enrollment.cancel']),
    );
  });
});

describe('the function of auditors', () => {
  /** Its own credentials, past all of its code. */
  const asFunction = () => {
    const { platform } = scene;
    const accessKeyId = idOf(platform, 'AWS::Lambda::Function', 'AuditGraphqlCodeFunction');
    const itself = { ...platform.operator, credentials: { accessKeyId, secretAccessKey: 'local' } };
    return {
      client: DynamoDBDocumentClient.from(new DynamoDBClient(itself)),
      keys: new KMSClient(itself),
      main: mainTable(platform).TableName,
      vault: platform.nameOf(idOf(platform, 'AWS::DynamoDB::Table', 'VaultTable')),
      KeyId: platform.nameOf(idOf(platform, 'AWS::KMS::Key', 'VaultKey')),
    };
  };
  const denied = async (calls: readonly (() => Promise<unknown>)[]) => {
    for (const call of calls) await expect(call()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  };
  const Key = { pk: 'PER#nobody', sk: '#' };

  it('may read the table, and by no call write to it', async () => {
    const { client, main: TableName } = asFunction();
    const ConditionCheck = { TableName, Key, ConditionExpression: 'attribute_not_exists(pk)' };
    expect(await client.send(new GetCommand({ TableName, Key }))).not.toHaveProperty('Item');
    await denied([
      () => client.send(new PutCommand({ TableName, Item: Key })),
      () => client.send(new UpdateCommand({ TableName, Key })),
      () => client.send(new DeleteCommand({ TableName, Key })),
      () => client.send(new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: Key } }] } })),
      () => client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: Key } }] })),
      () => client.send(new TransactWriteCommand({ TransactItems: [{ ConditionCheck }] })),
    ]);
  });

  it('can read nothing of the vault, nor use its key', async () => {
    const { client, keys, vault: TableName, KeyId } = asFunction();
    const Key = { pk: `VLT#${world.person(ani)}` };
    await denied([
      () => client.send(new GetCommand({ TableName, Key })),
      () => client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
      () => client.send(new ScanCommand({ TableName })),
      () => client.send(new PutCommand({ TableName, Item: Key })),
      () => keys.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' })),
      () => keys.send(new DecryptCommand({ KeyId, CiphertextBlob: Buffer.from('wrapped') })),
    ]);
  });
});

describe('the audit trail', () => {
  it('holds every entry of the journal once, as it was sealed and published', async () => {
    const { platform } = scene;
    await platform.drained();
    const verdict = await checkedTrail(platform);
    expect(verdict).toMatchObject({ finding: null, entries: await journalSize(platform) });
    expect(verdict.seals).toBeGreaterThan(10);
  });

  it('is intact without the personal data of somebody who was erased', async () => {
    const { platform, client } = scene;
    const personId = world.person(eko);
    const asked = { personId, right: 'ERASURE' };
    await mutate(client, 'requestPrivacy', 'RequestPrivacyInput', asked, await world.accountOf(agencyAdmin));
    const { privacyWorklist } = await client.send<{ privacyWorklist: { edges: { node: { id: string } }[] } }>(
      administrator,
      '{ privacyWorklist { edges { node { id } } } }',
    );
    const [request] = privacyWorklist.edges;
    await leave(eko);
    const { client: table, TableName: main } = mainTable(platform);
    const vault = platform.nameOf(idOf(platform, 'AWS::DynamoDB::Table', 'VaultTable'));
    const Key = { pk: `VLT#${personId}` };
    const { Item: backup } = await table.send(new GetCommand({ TableName: vault, Key }));
    expect(backup).toBeDefined();
    const step = { personId, id: request?.node.id, expectedVersion: 1 };
    await mutate(client, 'fulfillPrivacyRequest', 'PrivacyStepInput', step);
    await platform.drained();
    const held = async () => (await table.send(new GetCommand({ TableName: vault, Key }))).Item;
    expect(await held()).toBeUndefined();
    expect((await checkedTrail(platform)).finding).toBeNull();

    await table.send(new PutCommand({ TableName: vault, Item: backup ?? {} }));
    const clock = { now: () => new Date(platform.clock.now()).toISOString() };
    expect(await replayErasures({ client: table, clock, mainTable: main, vaultTable: vault })).toEqual({
      granted: 1,
      replayed: 1,
    });
    expect(await held()).toBeUndefined();
    const { person } = await client.send<{ person: object }>(
      administrator,
      'query ($id: ID!) { person(id: $id) { erased profile { name } } }',
      { id: personId },
    );
    expect(person).toEqual({ erased: true, profile: null });
  });

  it('tells of an entry that somebody changes in the table, at once and whenever it is checked', async () => {
    const { platform } = scene;
    const { client, TableName } = mainTable(platform);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :day',
        ExpressionAttributeValues: { ':day': 'JRN#2028-05-12' },
      }),
    );
    const [original] = Items;
    await client.send(new PutCommand({ TableName, Item: { ...original, actor: 'per_somebody_else' } }));
    await platform.drained();
    const [letter, ...others] = await letters(platform, 'SealJournalAlarms');
    expect(letter?.cause).toBe('TAMPERED an item of the trail was changed');
    expect(letter?.body).toContain('per_somebody_else');
    expect(others).toEqual([]);
    expect((await checkedTrail(platform)).finding).toMatchObject({ entryId: original?.id });

    await client.send(new PutCommand({ TableName, Item: original ?? {} }));
    await platform.drained();
    expect((await checkedTrail(platform)).finding).toBeNull();
    platform.queues.purge(idOf(platform, 'AWS::SQS::Queue', 'SealJournalAlarms'));
  });

  it('tells of an entry that is dated back, at once and whenever it is checked, until it is acknowledged', async () => {
    const { platform } = scene;
    const { client, TableName } = mainTable(platform);
    const now = { now: () => new Date(platform.clock.now()).toISOString() };
    const daysAgo = { now: () => addMinutes(now.now(), -3 * 24 * 60) };
    const deps = operatorDeps({ client, mainTable: TableName, clock: daysAgo });
    const header = { actor: 'system', role: 'SYSTEM', action: 'test.dateBack', entity: 'trail' };
    const { id } = await deps.store.commit(new Change(header));
    await platform.drained();
    expect((await letters(platform, 'SealJournalAlarms')).map(({ cause }) => cause)).toEqual([
      expect.stringMatching(`^MISDATED entry ${id} is dated back`),
    ]);
    platform.queues.purge(idOf(platform, 'AWS::SQS::Queue', 'SealJournalAlarms'));
    expect(await checkedTrail(platform)).toMatchObject({ finding: { entryId: id }, further: [] });

    const reads = operatorDeps({ client, mainTable: TableName, clock: now });
    await acknowledgeEntry({ ...reads, sha256 }, { entryId: id, reason: 'Percobaan' });
    await platform.drained();
    expect(await checkedTrail(platform)).toMatchObject({ finding: null, acknowledged: [{ entryId: id }] });
  });
});

describe('an entry that is not sealed', () => {
  it('is told by the sweep after ten minutes, and can be proven once it is', async () => {
    const { platform, client } = scene;
    const { client: table, TableName } = mainTable(platform);
    await mutate(client, 'bindAccount', 'BindAccountInput', { subject: 'late', roles: ['AUDITOR'] });
    await platform.drained();
    const day = new Date(platform.clock.now()).toISOString().slice(0, 10);
    const { Items: [marker] = [] } = await table.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :day',
        ExpressionAttributeValues: { ':day': `SEALED#${day}` },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    const { pk, sk } = marker as { pk: string; sk: string };
    await table.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
    await platform.advance(platform.clock.now() + 20 * 60_000);
    const told = await letters(platform, 'SealJournalAlarms');
    expect(told.map(({ cause }) => cause)).toEqual([
      'TAMPERED an item of the trail was removed',
      'UNSEALED 1 entries are not sealed after ten minutes',
    ]);
    expect(told[1]?.body).toContain(sk);
    await table.send(new PutCommand({ TableName, Item: { ...marker } }));
    platform.queues.purge(idOf(platform, 'AWS::SQS::Queue', 'SealJournalAlarms'));
    const { auditProof, auditHead } = await createAuditClient(platform).send<{
      auditProof: { entryHash: string; sealedHash: string; seal: { head: string } };
      auditHead: { head: string };
    }>(
      'late',
      'query ($id: ID!) { auditProof(entryId: $id) { entryHash sealedHash seal { head } } auditHead { head } }',
      { id: `jrn_${sk}` },
    );
    expect(auditProof.entryHash).toBe(auditProof.sealedHash);
    expect(auditHead.head).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('personal data', () => {
  /** Those who were registered, by everything that may be read in the vault alone. */
  const personal = () => [...personalDataOf(['bpsdm', 'dpmptsp']), ...Object.values(returning)];

  it('stands nowhere but in the vault, and in the mails that were really sent', async () => {
    await refuseWithPersonalData();
    expect(await leaks(scene.platform, dataDir, personal())).toEqual([]);
  });

  it('would be found wherever it stood', async () => {
    const { platform } = scene;
    const { name, nip, email } = personByKey(ani);
    const { client, TableName } = mainTable(platform);
    const hidden = brotliCompressSync(JSON.stringify({ changes: [{ after: { name } }] }));
    const Item = { pk: 'PLANTED', sk: '#', packed: hidden };
    await client.send(new PutCommand({ TableName, Item }));
    const letters = idOf(platform, 'AWS::SQS::Queue', 'KeepSchedulesDeadLetters');
    platform.queues.send(letters, JSON.stringify({ nip }));
    writeFileSync(join(platform.logDir, 'Planted.log'), `{"email":"${email}"}\n`);
    const found = await leaks(platform, dataDir, personal());
    expect(found).toContainEqual(['item PLANTED / #', name]);
    expect(found).toContainEqual([expect.stringMatching(/^queue /), nip]);
    expect(found).toContainEqual([expect.stringMatching(/Planted\.log$/), email]);
    await client.send(new DeleteCommand({ TableName, Key: { pk: 'PLANTED', sk: '#' } }));
    platform.queues.purge(letters);
    rmSync(join(platform.logDir, 'Planted.log'));
  });
});

/** Failures whose cause is personal: neither their answers nor the logs may repeat it. */
async function refuseWithPersonalData(): Promise<void> {
  const { nip, email, name } = personByKey(ani);
  const input = { id: world.person(ani), expectedVersion: 0, nip, email: `${email} `, name };
  const account = await world.accountOf(agencyAdmin);
  const refused = [
    mutate(scene.client, 'updateProfile', 'UpdateProfileInput', input, account),
    scene.client.send(account, 'query ($nip: String!) { personByNip(nip: $nip) { nobody } }', { nip: `${nip}0` }),
    scene.client.send(account, 'query ($nip: String!) { personByNip(nip: $nip) { id } }', { nip: `${nip}0` }),
  ];
  for (const refusal of refused) {
    const { message } = await refusal.then(
      () => ({ message: '' }),
      (error: Error) => error,
    );
    expect(message).not.toBe('');
    for (const value of [nip, email, name]) expect(message).not.toContain(value);
  }
}

describe('known operations', () => {
  it('give the same by their ids, compiled or not, as their texts do', async () => {
    const { operations } = JSON.parse(readFileSync('schema/operations.json', 'utf8')) as OperationManifest;
    const { trainings } = await scene.client.send<{ trainings: { edges: { node: Record<string, unknown> }[] } }>(
      administrator,
      '{ trainings(filter: { status: ENDED }, first: 1) { edges { node { id program { id } } } } }',
    );
    const [{ node: training }] = trainings.edges as [{ node: { id: string; program: { id: string } } }];
    const variables = { trainingId: training.id, id: training.id, programId: training.program.id, year: 2026 };
    // Each has an administrator of its own: together they cost more than one may spend at once.
    const reader = async (name: string) => {
      const personId = world.person('bpsdm/sekretaris');
      const account = { subject: name, roles: ['PROVINCE_ADMIN'], personId };
      await mutate(scene.client, 'bindAccount', 'BindAccountInput', account);
      return scene.platform.token(name);
    };
    const ask = async (token: string, operation: object) => {
      const response = await fetch(scene.platform.urls.graphql, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ ...operation, variables }),
      });
      return (await response.text()).replace(/"requestId":"[^"]*"/g, '');
    };
    let full = 0;
    for (const { id, body } of operations.filter(({ type }) => type === 'query')) {
      const token = await reader(`reads-${id}`);
      const byText = await ask(token, { query: body });
      const persisted = { extensions: { persistedQuery: { version: 1, sha256Hash: id } } };
      for (let n = 0; n < 11; n++) expect(await ask(token, persisted)).toBe(byText);
      if (byText.startsWith('{"data":{') && byText.length > 100) full += 1;
    }
    expect(full).toBeGreaterThan(10);
  });
});

describe('a request for access', () => {
  it('opens the file to the person, and is told as overdue by the sweep until it is fulfilled', async () => {
    const { platform, client } = scene;
    const account = await world.accountOf(ani);
    const { requestPrivacy } = await client.send<{ requestPrivacy: { id: string; dueAt: string } }>(
      account,
      'mutation ($input: RequestPrivacyInput!) { requestPrivacy(input: $input) { id dueAt } }',
      { input: { right: 'ACCESS' } },
    );
    const { id, dueAt } = requestPrivacy;
    const { dataFile } = await client.send<{ dataFile: { rows: { profile: { nip: string } }[] } }>(
      account,
      'query ($id: ID!) { dataFile(requestId: $id, section: PERSON) { rows } }',
      { id },
    );
    expect(dataFile.rows[0]?.profile.nip).toBe(personByKey(ani).nip);
    const told = () => {
      const log = join(platform.logDir, `${idOf(platform, 'AWS::Lambda::Function', 'OnClockCodeFunction')}.log`);
      const lines = readFileSync(log, 'utf8').split('\n');
      return lines.filter((line) => line.includes('OverduePrivacyRequests') && line.includes(id));
    };
    await platform.advance(Date.parse(dueAt) - 30 * 60_000);
    expect(told()).toEqual([]);
    await platform.advance(Date.parse(dueAt) + 20 * 60_000);
    const lines = told();
    const line = JSON.parse(lines.at(-1) ?? '{}');
    expect(line).toMatchObject({ stage: 'dev', OverduePrivacyRequests: 1, requests: [id] });
    expect(line._aws.CloudWatchMetrics).toEqual([
      expect.objectContaining({ Namespace: 'Siger', Dimensions: [['stage']] }),
    ]);
    const step = { personId: world.person(ani), id, expectedVersion: 1 };
    await mutate(client, 'fulfillPrivacyRequest', 'PrivacyStepInput', step);
    await platform.advance(platform.clock.now() + 30 * 60_000);
    expect(told()).toEqual(lines);
  });
});

describe('the template', () => {
  it('leaves nothing behind in a dead-letter queue', () => {
    expect(fullDeadLetters(scene.platform)).toEqual([]);
  });

  it('grants and wires nothing that these stories do not use', () => {
    const { urls, coverage } = scene.platform;
    const template = loadAssembly(scene.assemblyDir, { endpoints: { frontDoor: urls.frontDoor } });
    const { unused, inert } = reportWiring(template, coverage);
    expect(unused).toEqual([]);
    for (const reason of inert.keys()) expect(reason).toMatch(/^\w.{20,}/);
  });
});

/** That the raters of a wave are to be told, as its consumer gets it. */
function noticeDue(): object {
  const event = eventOf('EvaluationNoticeDue', changing.id) as { detail: object };
  return { ...event, detail: { ...event.detail, data: { trainingId: changing.id, wave: 'REACTION' } } };
}

/** What an auditor looked at, as its consumer gets it. */
function readingOf(personId: string): object {
  const [at, seen] = ['2028-05-12T01:00:00.000Z', [personId]];
  return {
    kind: 'Reading',
    requestId: 'request',
    part: 0,
    at,
    reader: 'examiner',
    role: 'AUDITOR',
    asked: ['person'],
    seen,
  };
}

/** A credit of a budget, as its consumer gets it. */
function credited(): object {
  const programId = world.program('manajemen-risiko');
  const event = eventOf('BudgetCredited', changing.id) as { detail: object };
  return { ...event, detail: { ...event.detail, aggregateId: programId, data: { programId, year: 2028 } } };
}

/** Where SES simulates a bounce and a complaint. */
const returning: Readonly<Record<string, string>> = {
  [citra]: 'bounce+citra@simulator.amazonses.com',
  [ani]: 'complaint+ani@simulator.amazonses.com',
};

async function versionOf(person: string): Promise<number> {
  const { person: found } = await scene.client.send<{ person: { version: number } }>(
    administrator,
    'query ($id: ID!) { person(id: $id) { version } }',
    { id: world.person(person) },
  );
  return found.version;
}

async function leave(person: string): Promise<void> {
  const id = world.person(person);
  await mutate(scene.client, 'updatePerson', 'UpdatePersonInput', {
    id,
    expectedVersion: await versionOf(person),
    active: false,
  });
  await scene.platform.drained();
}

async function answer(person: string, taskId: string): Promise<void> {
  await answerTask(scene.client, await world.accountOf(person), taskId, 5);
}

/** Lets everybody answer about themselves in these waves, as well as can be. */
async function answerOwn({ id }: PlannedTraining, waves: readonly string[]): Promise<void> {
  for (const person of [ani, budi, citra]) {
    for (const task of await openTasks(scene.client, await world.accountOf(person))) {
      const isOwn = task.trainingId === id && task.raterKind === 'SELF' && waves.includes(task.waveCode);
      // One who lets it be earns nothing for applying.
      if (isOwn && (person !== citra || task.waveCode !== 'BEHAVIOR')) await answer(person, task.id);
    }
  }
}

/** A person's entries for a training, the oldest first. */
async function pointsOf({ id }: PlannedTraining, person: string): Promise<number[]> {
  const { ledger } = await scene.client.send<{
    ledger: { edges: { node: { points: number; training: { id: string } } }[] };
  }>(await world.accountOf(person), '{ ledger(first: 100) { edges { node { points training { id } } } } }');
  return ledger.edges.flatMap(({ node }) => (node.training.id === id ? [node.points] : [])).reverse();
}

/** Person and status of the money of stage APPLICATION. */
async function moneyOf({ id }: PlannedTraining): Promise<[person: string, status: string][]> {
  const { awardsOfTraining } = await scene.client.send<{
    awardsOfTraining: { edges: { node: { person: { id: string }; status: string } }[] };
  }>(
    administrator,
    'query ($id: ID!) { awardsOfTraining(trainingId: $id, stage: APPLICATION) { edges { node { person { id } status } } } }',
    { id },
  );
  const keyOf = (personId: string) => [ani, budi, citra].find((key) => world.person(key) === personId) ?? personId;
  return awardsOfTraining.edges
    .map(({ node }): [string, string] => [keyOf(node.person.id), node.status])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

async function budgetOf({ programId, year }: { programId: string; year: number }) {
  const { budgets } = await scene.client.send<{
    budgets: { year: number; total: number; reserved: number; waiting: number }[];
  }>(administrator, 'query ($id: ID!) { budgets(programId: $id) { year total reserved waiting } }', { id: programId });
  return budgets.find((budget) => budget.year === year);
}
