import { Change } from '../../../core/change';
import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { recordScores } from '../../../core/enrollment/record-scores';
import { planEvaluations } from '../../../core/evaluation/plan-evaluations';
import { approveAwardBatch } from '../../../core/incentive/approve-award-batch';
import { awardId } from '../../../core/incentive/award-id';
import { creditBudget } from '../../../core/incentive/credit-budget';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { endRecovery } from '../../../core/incentive/end-recovery';
import { importSettlements } from '../../../core/incentive/import-settlements';
import type { StageRules } from '../../../core/incentive/incentive';
import { openBudget } from '../../../core/incentive/open-budget';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { submitAwardBatch } from '../../../core/incentive/submit-award-batch';
import { everyNode } from '../../../core/page';
import { idOf } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { drain, event, givenEnded, participant, programId, settle, trainingId } from '../run/scene';
import { budgetOf, expectToAddUp, finance, otherAdmin, serve } from './scene';

const year = 2026;
const scheme = defaultScheme(programId);
const [completion, application] = scheme.stages as [StageRules, StageRules];
const amounts: Readonly<Record<string, number>> = { UTAMA: 500_000, MADYA: 300_000, PRATAMA: 150_000 };
const paying = { ...completion, tiers: completion.tiers.map((tier) => ({ ...tier, amount: amounts[tier.name] ?? 0 })) };

describe('an award that grows', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    // Three MADYA of 300k each: 900k of 1,000k is reserved.
    await givenEnded(table, { people: 3, scheme: { ...scheme, stages: [paying, application] } });
    await openBudget(table.deps, provinceAdmin, { programId, year, total: 1_000_000, legalBasis: 'Pergub 7/2026' });
    await settle(table);
  });
  afterEach(async () => {
    await expectToAddUp(table, year);
    await table.close();
  });

  const keyOf = (n: number) => ({ trainingId, stage: 'COMPLETION', personId: participant(n) }) as const;
  async function moneyOf(n: number) {
    const award = await table.deps.store.get('Award', keyOf(n));
    const { waiting = [], proposed, approved, payments = [] } = award?.money ?? {};
    const paid = payments.reduce((sum, { amount, takenBack }) => sum + amount - takenBack, 0);
    return [award?.status, waiting.map(({ amount }) => amount), proposed, approved, paid];
  }
  async function record(n: number, sessions: Readonly<Record<number, 'PRESENT' | 'ABSENT'>>) {
    for (const [session, status] of Object.entries(sessions)) {
      const sessionId = idOf('session', Number(session));
      const records = [{ personId: participant(n), status }];
      await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId, records });
      await settleParticipants(table.deps, event('AttendanceRecorded', { sessionId, personIds: [participant(n)] }));
    }
    await drain(table, table.deps);
  }
  async function score(n: number, postTest: number) {
    table.clock.advance({ hours: 1 });
    const scores = [{ personId: participant(n), postTest }];
    await recordScores(table.deps, provinceAdmin, { trainingId, scores });
    await settleParticipants(table.deps, event('ScoreRecorded', { personIds: [participant(n)] }));
    await drain(table, table.deps);
  }
  async function pay(n: number, amount: number, reference: string) {
    const awards = [awardId(keyOf(n))];
    const { id, hash } = await submitAwardBatch(table.deps, provinceAdmin, { awards });
    await approveAwardBatch(table.deps, otherAdmin, { id, hash });
    await importSettlements(table.deps, finance, [{ award: awards[0] ?? '', reference, amount }]);
  }
  async function recoveries() {
    const { rows } = await table.deps.reads.recoveriesOf(programId, year, { first: 10 });
    return rows.map(({ node: { payment, amount, setOff, status } }) => [payment, amount, setOff, status]);
  }
  const credit = (amount: number) =>
    creditBudget(table.deps, provinceAdmin, { programId, year, amount, reason: 'Perubahan APBD' });

  it('keeps what it holds: the increase alone joins the queue’s tail', async () => {
    await record(1, { 10: 'PRESENT' });
    expect(await moneyOf(1)).toEqual(['PENDING_BUDGET', [200_000], 300_000, 0, 0]);
    expect(await budgetOf(table, year)).toMatchObject({ available: 100_000, waiting: 1, waitingAmount: 200_000 });
    await record(2, { 10: 'PRESENT' });
    await credit(100_000);
    await serve(table, year);
    expect(await moneyOf(1)).toEqual(['PROPOSED', [], 500_000, 0, 0]);
    expect(await moneyOf(2)).toEqual(['PENDING_BUDGET', [200_000], 300_000, 0, 0]);
  });

  it('is approved and paid for what it holds while the increase waits, and then for the increase', async () => {
    await record(1, { 10: 'PRESENT' });
    await pay(1, 300_000, 'SP2D-1');
    expect(await moneyOf(1)).toEqual(['PENDING_BUDGET', [200_000], 0, 0, 300_000]);
    await credit(100_000);
    await serve(table, year);
    expect(await moneyOf(1)).toEqual(['PROPOSED', [], 200_000, 0, 300_000]);
    await pay(1, 200_000, 'SP2D-2');
    expect(await moneyOf(1)).toEqual(['SETTLED', [], 0, 0, 500_000]);

    // Attendance 8000, learning 8400: 8160, MADYA. The latest payment has to come back in part.
    await record(1, { 9: 'ABSENT', 10: 'ABSENT' });
    expect(await moneyOf(1)).toEqual(['SETTLED', [], 0, 0, 300_000]);
    const { rows } = await table.deps.reads.recoveriesOf(programId, year, { first: 10 });
    expect(rows.map(({ node }) => [node.payment, node.amount])).toEqual([['SP2D-2', 200_000]]);
  });

  it('is set off against what the person still owes, and only the rest is claimed', async () => {
    await pay(1, 300_000, 'SP2D-1');
    // Attendance 8000: 8160, MADYA. 7000 fails the gate: nothing, and 300k are due.
    await record(1, { 7: 'ABSENT', 8: 'ABSENT' });
    expect(await moneyOf(1)).toEqual(['APPROVED', [], 0, 0, 0]);
    expect(await recoveries()).toEqual([['SP2D-1', 300_000, 0, 'DUE']]);
    expect(await budgetOf(table, year)).toMatchObject({ available: 100_000, settled: 0, toRecover: 300_000 });

    await record(1, { 7: 'PRESENT', 8: 'PRESENT' });
    expect(await moneyOf(1)).toEqual(['SETTLED', [], 0, 0, 300_000]);
    expect(await recoveries()).toEqual([['SP2D-1', 0, 300_000, 'SET_OFF']]);
    expect(await budgetOf(table, year)).toMatchObject({
      available: 100_000,
      settled: 300_000,
      toRecover: 0,
      waiting: 0,
    });
    const [first] = (await table.deps.reads.recoveriesOf(programId, year, { first: 1 })).rows;
    const ending = { recovery: first!.node, as: 'RECOVERED', note: 'STS 1' } as const;
    expect(await failureOf(endRecovery(table.deps, finance, ending))).toMatchObject({ code: 'RECOVERY_CLOSED' });
  });

  it('joins the tail with what the debt leaves, in one transaction with it', async () => {
    await pay(1, 300_000, 'SP2D-1');
    // 5400 + 40 % of 4000 are 7000, PRATAMA: 150k have to come back.
    await score(1, 4000);
    expect(await recoveries()).toEqual([['SP2D-1', 150_000, 0, 'DUE']]);
    // 5400 + 40 % of 10000 are 9400, UTAMA: of 350k more 150k are kept, and 200k wait, for 100k are left.
    await score(1, 10_000);
    expect(await recoveries()).toEqual([['SP2D-1', 0, 150_000, 'SET_OFF']]);
    expect(await moneyOf(1)).toEqual(['PENDING_BUDGET', [200_000], 0, 0, 300_000]);
    expect(await budgetOf(table, year)).toMatchObject({ settled: 300_000, toRecover: 0, waitingAmount: 200_000 });

    const entries = [];
    for await (const { at, reason, parts } of everyNode((page) =>
      table.deps.reads.budgetEntries(programId, year, page),
    ))
      entries.push({ at, reason, parts });
    const [kept] = entries.filter(({ reason }) => reason === 'SET_OFF');
    expect(kept?.parts).toEqual({ settled: 150_000, toRecover: -150_000 });
    const [joined] = entries.filter(({ reason }) => reason === 'QUEUED');
    expect(joined?.parts).toEqual({ waiting: 1, waitingAmount: 200_000 });
    const { rows } = await table.deps.reads.ledgerOfPerson(participant(1), { first: 10 });
    expect(rows.map(({ node: { amount, reason } }) => [amount, reason])).toEqual([
      [350_000, 'CORRECTED'],
      [-150_000, 'CORRECTED'],
      [300_000, 'COMPUTED'],
    ]);
    const trail = await table.deps.reads.journalOfEntity(trainingId, { first: 1 });
    const { action, changes = [] } = trail.rows[0]?.node ?? {};
    const changed = changes.map(({ of }) => of.split('/')[0]);
    expect([action, changed.sort()]).toEqual([
      'completion.correct',
      ['Award', 'Budget', 'Budget', 'BudgetEntry', 'BudgetEntry', 'BudgetPlace', 'LedgerEntry', 'Recovery'],
    ]);
  });

  it('is paid anew where what was taken back has come back', async () => {
    await pay(1, 300_000, 'SP2D-1');
    await score(1, 4000);
    const [due] = (await table.deps.reads.recoveriesOf(programId, year, { first: 1 })).rows;
    await endRecovery(table.deps, finance, { recovery: due!.node, as: 'RECOVERED', note: 'STS 1' });
    await score(1, 8400);
    expect(await recoveries()).toEqual([['SP2D-1', 150_000, 0, 'RECOVERED']]);
    expect(await moneyOf(1)).toEqual(['PROPOSED', [], 150_000, 0, 150_000]);
  });

  it('loses its place first when it shrinks again, and lets who waits behind be served', async () => {
    await record(1, { 10: 'PRESENT' });
    await record(2, { 8: 'ABSENT', 9: 'ABSENT' });
    expect(await budgetOf(table, year)).toMatchObject({ available: 400_000, waiting: 1 });
    await record(1, { 10: 'ABSENT' });
    expect(await moneyOf(1)).toEqual(['PROPOSED', [], 300_000, 0, 0]);
    expect(await budgetOf(table, year)).toMatchObject({ available: 400_000, waiting: 0, waitingAmount: 0 });
  });

  it('gives everything back when the training is cancelled: what is reserved and what waits', async () => {
    await record(1, { 10: 'PRESENT' });
    const { store } = table.deps;
    const training = await store.get('Training', { id: trainingId });
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    await store.commit(new Change(header).replace(training!, { ...training!, status: 'CANCELLED' }));
    await planEvaluations(table.deps, trainingId);
    await settleParticipants(table.deps, event('TrainingCancelled'));
    await drain(table, table.deps);
    for (const n of [1, 2, 3]) expect(await moneyOf(n)).toEqual(['APPROVED', [], 0, 0, 0]);
    expect(await budgetOf(table, year)).toMatchObject({ available: 1_000_000, reserved: 0, waiting: 0 });
    const { rows } = await table.deps.reads.ledgerOfPerson(participant(1), { first: 10 });
    expect(rows.reduce((sum, { node }) => sum + node.amount, 0)).toBe(0);
  });
});
