import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { closeWave } from '../../../core/evaluation/close-wave';
import { creditBudget } from '../../../core/incentive/credit-budget';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { openBudget } from '../../../core/incentive/open-budget';
import { serveQueue } from '../../../core/incentive/serve-queue';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { processChunk } from '../../../core/run/process-chunk';
import { idOf } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import {
  answer,
  drain,
  event,
  givenEnded,
  openBehavior,
  participant,
  programId,
  rate,
  settle,
  trainingId,
} from '../run/scene';

const year = 2027;

describe('the budget of stage APPLICATION', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    await givenEnded(table, { people: 5 });
    await settle(table);
    for (const n of [1, 2, 3, 4]) {
      await answer(table, n, 'REACTION');
      await answer(table, n, 'LEARNING');
    }
    await openBehavior(table);
    // BEHAVIOR (20·8000 + 50·x) / 70 with TIMELINESS 10000: 9657 (500k), 8372 (300k), 8372 (300k), 7300 (150k).
    for (const [n, bySupervisor] of [
      [1, 25],
      [2, 19],
      [3, 19],
      [4, 14],
    ] as const) {
      await rate(table, n, bySupervisor);
    }
  });
  afterEach(() => table.close());

  const budget = () => table.deps.store.get('Budget', { programId, year });
  const award = (n: number) =>
    table.deps.store.get('Award', { trainingId, stage: 'APPLICATION', personId: participant(n) });
  const statuses = () => Promise.all([1, 2, 3, 4, 5].map(async (n) => (await award(n))?.status));

  async function close(): Promise<void> {
    table.clock.set('2027-03-27T17:00:00.000Z');
    await closeWave(table.deps, trainingId, 'BEHAVIOR');
    await drain(table, table.deps);
  }
  /** What the event of a credit leads to, whatever it came from. */
  async function serve() {
    await serveQueue(table.deps, programId, year);
    return budget();
  }
  async function open(total: number) {
    await openBudget(table.deps, provinceAdmin, { programId, year, total, legalBasis: 'Pergub 7/2027' });
    return serve();
  }
  async function credit(amount: number) {
    await creditBudget(table.deps, provinceAdmin, { programId, year, amount, reason: 'Perubahan APBD' });
    return serve();
  }

  it('reserves in strict order until the first that does not fit, and a credit serves the head of the queue', async () => {
    await open(1_000_000);
    await close();
    expect(await Promise.all([1, 2, 3, 4, 5].map(async (n) => (await award(n))?.amount))).toEqual([
      500_000, 300_000, 300_000, 150_000, 0,
    ]);
    expect(await statuses()).toEqual(['PROPOSED', 'PROPOSED', 'PENDING_BUDGET', 'PENDING_BUDGET', 'APPROVED']);
    expect(await budget()).toMatchObject({ available: 200_000, reserved: 800_000, waiting: 2, unwritten: 0 });

    expect(await credit(50_000)).toMatchObject({ available: 250_000, waiting: 2 });
    expect(await credit(50_000)).toMatchObject({ available: 0, reserved: 1_100_000, waiting: 1 });
    expect(await statuses()).toEqual(['PROPOSED', 'PROPOSED', 'PROPOSED', 'PENDING_BUDGET', 'APPROVED']);
    expect(await award(3)).toMatchObject({ money: { waiting: [], proposed: 300_000 } });
    expect((await table.deps.reads.budgetQueue(programId, year, { first: 10 })).rows).toHaveLength(1);
  });

  it('lets everybody wait where no budget has been opened, and serves them when it is', async () => {
    await close();
    expect(await statuses()).toEqual([
      'PENDING_BUDGET',
      'PENDING_BUDGET',
      'PENDING_BUDGET',
      'PENDING_BUDGET',
      'APPROVED',
    ]);
    expect(await budget()).toMatchObject({ total: 0, reserved: 0, waiting: 4 });
    expect(await open(850_000)).toMatchObject({ total: 850_000, available: 50_000, reserved: 800_000, waiting: 2 });
    expect(await failureOf(open(1))).toEqual({ code: 'BUDGET_EXISTS', fields: ['year'] });
    expect(
      await failureOf(creditBudget(table.deps, provinceAdmin, { programId, year: 2030, amount: 1, reason: 'x' })),
    ).toEqual({
      code: 'NOT_FOUND',
      fields: ['year'],
    });
  });

  it('takes a reason as long as the trail keeps any', async () => {
    await open(850_000);
    const credit = (length: number) =>
      creditBudget(table.deps, provinceAdmin, { programId, year, amount: 1, reason: 'x'.repeat(length) });
    expect(await credit(500)).toMatchObject({ total: 850_001 });
    expect(await failureOf(credit(501))).toEqual({ code: 'BAD_INPUT', fields: ['reason'] });
  });

  it('gives back what a correction takes, and serves the next in the queue with it', async () => {
    await open(1_000_000);
    await close();
    for (const session of [8, 9]) {
      const sessionId = idOf('session', session);
      const records = [{ personId: participant(1), status: 'ABSENT' }] as const;
      await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId, records });
      await settleParticipants(table.deps, event('AttendanceRecorded', { sessionId, personIds: [participant(1)] }));
    }
    expect(await award(1)).toMatchObject({ outcome: 'NOT_COMPLETED', amount: 0, points: 0 });
    await serve();
    expect(await statuses()).toEqual(['APPROVED', 'PROPOSED', 'PROPOSED', 'PROPOSED', 'APPROVED']);
    expect(await budget()).toMatchObject({ available: 250_000, reserved: 750_000, waiting: 0 });
    const { rows } = await table.deps.reads.ledgerOfPerson(participant(1), { first: 10 });
    const entries = rows.map(({ node }) => node).filter(({ stage }) => stage === 'APPLICATION');
    expect(entries.map(({ points, amount }) => [points, amount]).sort()).toEqual([
      [-150, -500_000],
      [150, 500_000],
    ]);
  });

  it('takes back what a correction between the reservation and the writing of the awards makes void', async () => {
    await open(1_000_000);
    table.clock.set('2027-03-27T17:00:00.000Z');
    await closeWave(table.deps, trainingId, 'BEHAVIOR');
    for (const message of table.chunks.take()) await processChunk(table.deps, message);
    expect(await budget()).toMatchObject({ reserved: 800_000, waiting: 2, unwritten: 2 });
    for (const session of [8, 9]) {
      const sessionId = idOf('session', session);
      const records = [{ personId: participant(1), status: 'ABSENT' }] as const;
      await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId, records });
      await settleParticipants(table.deps, event('AttendanceRecorded', { sessionId, personIds: [participant(1)] }));
    }
    await drain(table, table.deps);
    await serve();
    expect(await award(1)).toMatchObject({ outcome: 'NOT_COMPLETED', amount: 0 });
    expect(await statuses()).toEqual(['APPROVED', 'PROPOSED', 'PROPOSED', 'PROPOSED', 'APPROVED']);
    expect(await budget()).toMatchObject({ available: 250_000, reserved: 750_000, waiting: 0, unwritten: 0 });
  });

  it('tells what the wave has shown, and only what three responses stand behind', async () => {
    await open(1_000_000);
    await close();
    const [results] = await table.deps.reads.resultsOf(trainingId);
    expect(results?.kinds).toEqual([
      { kind: 'SELF', invited: 5, answered: 4 },
      { kind: 'SUPERVISOR', invited: 5, answered: 4 },
      { kind: 'PEER', invited: 20, answered: 0 },
    ]);
    expect(results?.behavior).toBe(7375);
    expect(results?.items.find(({ item, raterKind }) => item === 'application' && raterKind === 'SELF')).toMatchObject({
      n: 4,
      mean: 500,
    });
  });
});

describe('a stage COMPLETION that carries money', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
  });
  afterEach(() => table.close());

  it('is ranked and reserved like any other', async () => {
    const scheme = defaultScheme(programId);
    const [completion, application] = scheme.stages;
    const paid = { ...completion!, tiers: completion!.tiers.map((tier) => ({ ...tier, amount: 100_000 })) };
    await givenEnded(table, {
      people: 5,
      presentAt: (n) => (n === 5 ? 10 : 9),
      scheme: { ...scheme, stages: [paid, application!] },
    });
    await openBudget(table.deps, provinceAdmin, { programId, year: 2026, total: 250_000, legalBasis: 'Pergub 7/2026' });
    await settle(table);
    const awards = await table.deps.reads.awardsInRange(trainingId, 'COMPLETION', {
      from: participant(1),
      to: participant(5),
    });
    expect(awards.map(({ status }) => status)).toEqual([
      'PROPOSED',
      'PENDING_BUDGET',
      'PENDING_BUDGET',
      'PENDING_BUDGET',
      'PROPOSED',
    ]);
    expect(await table.deps.store.get('Budget', { programId, year: 2026 })).toMatchObject({
      reserved: 200_000,
      waiting: 3,
    });
  });
});
