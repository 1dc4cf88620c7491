import { createHash } from 'node:crypto';
import type { Actor } from '../../../core/access';
import { recordAttendance } from '../../../core/enrollment/record-attendance';
import { approveAwardBatch } from '../../../core/incentive/approve-award-batch';
import { awardId } from '../../../core/incentive/award-id';
import { creditBudget } from '../../../core/incentive/credit-budget';
import { dismissAwardBatch } from '../../../core/incentive/dismiss-award-batch';
import { endRecovery } from '../../../core/incentive/end-recovery';
import { exportApprovedAwards } from '../../../core/incentive/export-approved-awards';
import { importSettlements } from '../../../core/incentive/import-settlements';
import { rejectAwards } from '../../../core/incentive/reject-awards';
import { reverseAward } from '../../../core/incentive/reverse-award';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { submitAwardBatch } from '../../../core/incentive/submit-award-batch';
import { idOf } from '../../support/entities';
import { failureOf, problemsOf } from '../../support/failures';
import { actor, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { asPerson, drain, event, participant, programId, trainingId } from '../run/scene';
import {
  awardOf,
  budgetOf,
  expectToAddUp,
  finance,
  givenApplied,
  keyOf,
  otherAdmin,
  serve,
  uninvolved,
  year,
} from './scene';

const ids = (...numbers: readonly number[]) => numbers.map((n) => awardId(keyOf(n)));

const same = { code: 'SAME_ADMINISTRATOR', fields: ['id'] };

describe('money that was reserved', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    await givenApplied(table, 1_000_000);
  });
  afterEach(async () => {
    await expectToAddUp(table);
    await table.close();
  });

  const submit = (...numbers: readonly number[]) =>
    submitAwardBatch(table.deps, provinceAdmin, { awards: ids(...numbers) });
  const statuses = () => Promise.all([1, 2, 3, 4].map(async (n) => (await awardOf(table, n)).status));
  async function approve(...numbers: readonly number[]) {
    const { id, hash } = await submit(...numbers);
    return approveAwardBatch(table.deps, otherAdmin, { id, hash });
  }
  const pay = (n: number, amount: number, reference = '04118/SP2D/2027') =>
    importSettlements(table.deps, finance, [{ award: awardId(keyOf(n)), reference, amount }]);

  /** Participant n was absent at two more sessions: NOT_COMPLETED; or present again. */
  async function correct(n: number, status: 'ABSENT' | 'PRESENT') {
    for (const session of [8, 9]) {
      const sessionId = idOf('session', session);
      const records = [{ personId: participant(n), status }];
      await recordAttendance(table.deps, provinceAdmin, { trainingId, sessionId, records });
      await settleParticipants(table.deps, event('AttendanceRecorded', { sessionId, personIds: [participant(n)] }));
    }
    await drain(table, table.deps);
  }

  it('is approved by another administrator than the one who submitted it, all at once', async () => {
    const batch = await submit(1, 2);
    expect(batch).toMatchObject({
      status: 'SUBMITTED',
      total: 800_000,
      year,
      items: [{ score: 9657 }, { score: 8372 }],
    });
    const { id, hash } = batch;
    const approving = (who = provinceAdmin, shown = hash) => approveAwardBatch(table.deps, who, { id, hash: shown });
    expect(await failureOf(approving())).toEqual(same);
    expect(await failureOf(approving(otherAdmin, '0'.repeat(64)))).toEqual({ code: 'BATCH_CHANGED', fields: ['hash'] });
    expect(await failureOf(approving(finance))).toEqual({ code: 'NOT_FOUND', fields: ['id'] });
    expect(await statuses()).toEqual(['PROPOSED', 'PROPOSED', 'PENDING_BUDGET', 'PENDING_BUDGET']);

    expect(await approving(otherAdmin)).toMatchObject({ status: 'APPROVED', approvedBy: 'province-2' });
    expect(await approving(otherAdmin)).toMatchObject({ status: 'APPROVED', version: 2 });
    expect(await statuses()).toEqual(['APPROVED', 'APPROVED', 'PENDING_BUDGET', 'PENDING_BUDGET']);
    expect(await budgetOf(table)).toMatchObject({ reserved: 800_000, approved: 800_000 });
  });

  it('is submitted, approved and paid by three people, whatever accounts they have', async () => {
    const { deps } = table;
    const boss = idOf('person', 77);
    const [first, second] = ['a', 'b'].map((subject) => actor(['PROVINCE_ADMIN'], { subject, personId: boss }));
    const payer = (who: Partial<Actor>) =>
      importSettlements(deps, actor(['FINANCE'], { subject: 'payer', ...who }), [
        { award: awardId(keyOf(1)), reference: 'r', amount: 500_000 },
      ]);
    // An account of nobody could be anybody's.
    const unbound = { ...(first as Actor), personId: null };
    expect(await failureOf(submitAwardBatch(deps, unbound, { awards: ids(1) }))).toEqual({
      code: 'NO_PERSON',
      fields: ['awards.0'],
    });
    const again = await submitAwardBatch(deps, first as Actor, { awards: ids(1) });
    expect(await failureOf(approveAwardBatch(deps, second as Actor, again))).toMatchObject(same);
    // The account is bound to another person; it is still the one that has submitted.
    const rebound = { ...(first as Actor), personId: idOf('person', 79) };
    expect(await failureOf(approveAwardBatch(deps, rebound, again))).toMatchObject(same);
    expect(await failureOf(approveAwardBatch(deps, actor(['PROVINCE_ADMIN']), again))).toMatchObject({
      code: 'NO_PERSON',
    });
    await approveAwardBatch(deps, otherAdmin, again);
    for (const decider of [
      { personId: boss },
      { subject: rebound.subject, personId: idOf('person', 79) },
      { subject: otherAdmin.subject, personId: idOf('person', 79) },
    ]) {
      expect(await payer(decider)).toMatchObject([{ refusal: { code: 'OWN_DECISION' } }]);
    }
    expect(await payer({})).toMatchObject([{ refusal: { code: 'NO_PERSON' } }]);
    expect(await payer({ personId: idOf('person', 78) })).toMatchObject([{ award: { status: 'SETTLED' } }]);
  });

  it('is not approved when anything of it has changed since it was submitted', async () => {
    const { id, hash } = await submit(1, 2);
    await correct(2, 'ABSENT');
    const approving = approveAwardBatch(table.deps, otherAdmin, { id, hash });
    expect(await failureOf(approving)).toEqual({ code: 'BATCH_CHANGED', fields: ['awards.1'] });
    expect(await awardOf(table, 1)).toMatchObject({ status: 'PROPOSED' });
  });

  it('is in nobody’s hands who stands in the batch, nor of who may not', async () => {
    const self = { ...provinceAdmin, personId: participant(1) };
    const { deps } = table;
    expect(await failureOf(submitAwardBatch(deps, self, { awards: ids(2, 1) }))).toEqual({
      code: 'OWN_AWARD',
      fields: ['awards.1'],
    });
    const { id, hash } = await submit(1, 2);
    const other = { ...otherAdmin, personId: self.personId };
    expect(await failureOf(approveAwardBatch(deps, other, { id, hash }))).toMatchObject({ code: 'OWN_AWARD' });
    expect(await failureOf(rejectAwards(deps, self, { awards: ids(1), reason: 'x' }))).toMatchObject({
      code: 'OWN_AWARD',
    });
    const participantOnly = asPerson(participant(2));
    expect(await failureOf(submitAwardBatch(deps, participantOnly, { awards: ids(2) }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await failureOf(submit(3))).toEqual({ code: 'NOT_PROPOSED', fields: ['awards.0'] });
    expect(await failureOf(submit(1, 1))).toMatchObject({ fields: ['awards'] });
    // Of the training's other stage, which closed in the year before.
    const completion = awardId({ ...keyOf(2), stage: 'COMPLETION' });
    const mixed = submitAwardBatch(deps, provinceAdmin, { awards: [...ids(1), completion] });
    expect(await problemsOf(mixed)).toEqual(['awards.1 OTHER_BUDGET']);
  });

  it('stands in one batch at a time, until that one is dismissed', async () => {
    const { deps } = table;
    const first = await submit(1, 2);
    expect(await awardOf(table, 1)).toMatchObject({ batch: first.id, status: 'PROPOSED' });
    expect(await failureOf(submit(2))).toEqual({ code: 'IN_BATCH', fields: ['awards.0'] });
    await correct(2, 'ABSENT');

    const dismissing = { id: first.id, reason: 'Daftar hadir dikoreksi' };
    const self = { ...provinceAdmin, personId: participant(1) };
    expect(await failureOf(dismissAwardBatch(deps, self, dismissing))).toEqual({ code: 'OWN_AWARD', fields: ['id'] });
    expect(await failureOf(dismissAwardBatch(deps, finance, dismissing))).toEqual({
      code: 'NOT_FOUND',
      fields: ['id'],
    });
    expect(await failureOf(dismissAwardBatch(deps, otherAdmin, { ...dismissing, reason: ' ' }))).toMatchObject({
      fields: ['reason'],
    });
    const { reason } = dismissing;
    const dismissed = { status: 'DISMISSED', version: 2, dismissed: { by: 'province-2', reason } };
    expect(await dismissAwardBatch(deps, otherAdmin, dismissing)).toMatchObject(dismissed);
    expect(await dismissAwardBatch(deps, otherAdmin, dismissing)).toMatchObject(dismissed);
    const again = dismissAwardBatch(deps, provinceAdmin, dismissing);
    expect(await failureOf(again)).toEqual({ code: 'ILLEGAL_TRANSITION', fields: ['id'] });
    const approving = approveAwardBatch(deps, otherAdmin, first);
    expect(await failureOf(approving)).toEqual({ code: 'ILLEGAL_TRANSITION', fields: ['id'] });

    expect(await awardOf(table, 1)).toMatchObject({ batch: null, status: 'PROPOSED' });
    const second = await submit(1);
    expect(await approveAwardBatch(deps, otherAdmin, second)).toMatchObject({ total: 500_000, status: 'APPROVED' });
    expect(await awardOf(table, 1)).toMatchObject({ batch: null, status: 'APPROVED' });
    const late = dismissAwardBatch(deps, otherAdmin, { ...dismissing, id: second.id });
    expect(await failureOf(late)).toEqual({ code: 'ILLEGAL_TRANSITION', fields: ['id'] });
    const { rows } = await deps.reads.journalOfEntity(first.id, { first: 1 });
    expect(rows[0]?.node).toMatchObject({ actor: 'province-2', action: 'award.dismiss', reason });
  });

  it('may be given up by who submitted it, but for what has been submitted anew since', async () => {
    const { deps } = table;
    const { id } = await submit(1, 2);
    await rejectAwards(deps, provinceAdmin, { awards: ids(2), reason: 'Daftar hadir diragukan' });
    expect(await awardOf(table, 2)).toMatchObject({ batch: null });
    expect(await dismissAwardBatch(deps, provinceAdmin, { id, reason: 'Salah kirim' })).toMatchObject({
      status: 'DISMISSED',
    });
    expect(await awardOf(table, 2)).toMatchObject({ batch: null, status: 'REJECTED' });
    expect(await failureOf(dismissAwardBatch(deps, provinceAdmin, { id: 'bat_none', reason: 'x' }))).toEqual({
      code: 'NOT_FOUND',
      fields: ['id'],
    });
  });

  it('goes back when it is rejected, and serves who waits; the points stay', async () => {
    const reason = 'Daftar hadir diragukan';
    const [rejected] = await rejectAwards(table.deps, provinceAdmin, { awards: ids(2), reason });
    expect(rejected).toMatchObject({ status: 'REJECTED', points: 100, amount: 300_000 });
    expect(await budgetOf(table)).toMatchObject({ available: 500_000, reserved: 500_000, waiting: 2 });
    await serve(table);
    expect(await statuses()).toEqual(['PROPOSED', 'REJECTED', 'PROPOSED', 'PROPOSED']);
    expect(await budgetOf(table)).toMatchObject({ available: 50_000, reserved: 950_000, waiting: 0 });
  });

  it('is claimed anew by a later correction, and then shows whoever decides that it was rejected, by whom and why', async () => {
    const reason = 'Daftar hadir diragukan';
    await rejectAwards(table.deps, otherAdmin, { awards: ids(2), reason });
    await correct(2, 'ABSENT');
    await correct(2, 'PRESENT');
    await serve(table);
    expect(await awardOf(table, 2)).toMatchObject({ amount: 300_000, money: { lost: null } });
    await creditBudget(table.deps, provinceAdmin, { programId, year, amount: 900_000, reason: 'Perubahan APBD' });
    await serve(table);
    const { items } = await submit(1, 2);
    const rejected = { by: 'province-2', at: table.clock.now(), amount: 300_000, reason };
    expect(items.map((item) => item.rejected)).toEqual([undefined, rejected]);
  });

  it('is exported with rank, gross amount, totals and a checksum, for those alone who pay', async () => {
    await approve(1, 2);
    const { csv, count, total, checksum } = await exportApprovedAwards(table.deps, finance, programId);
    const lines = csv.split('\r\n');
    expect(lines[0]).toBe('award,person,name,nip,rank,training,stage,tier,year,amount');
    const line = lines.find((each) => each.startsWith(awardId(keyOf(1))));
    expect(line).toContain(`${awardId(keyOf(1))},${participant(1)},`);
    expect(line).toContain(`,III/c,${trainingId},APPLICATION,UTAMA,2027,500000`);
    expect(lines[3]).toBe('TOTAL,2,,,,,,,,800000');
    expect({ count, total }).toEqual({ count: 2, total: 800_000 });
    expect(checksum).toBe(createHash('sha256').update(csv).digest('hex'));
    expect(await failureOf(exportApprovedAwards(table.deps, provinceAdmin, programId))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { rows } = await table.deps.reads.journalOfEntity(programId, { first: 1 });
    expect(rows[0]?.node).toMatchObject({ actor: 'finance', action: 'award.export', reason: checksum });
  });

  it('is settled once by the payment’s reference, and only as it was approved', async () => {
    expect(await pay(1, 500_000)).toMatchObject([{ refusal: { code: 'NOT_APPROVED' } }]);
    await approve(1, 2);
    expect(await pay(1, 400_000)).toMatchObject([
      { refusal: { code: 'AMOUNT_DIFFERS', details: { amount: 500_000 } } },
    ]);
    expect(await pay(1, 500_000)).toMatchObject([{ award: { status: 'SETTLED', version: 4 } }]);
    expect(await pay(1, 500_000)).toMatchObject([{ award: { status: 'SETTLED', version: 4 } }]);
    expect(await pay(1, 500_000, 'another')).toMatchObject([{ refusal: { code: 'NOT_APPROVED' } }]);
    expect(await budgetOf(table)).toMatchObject({ reserved: 800_000, approved: 300_000, settled: 500_000 });
    const own = actor(['FINANCE'], { personId: participant(2) });
    const row = { award: awardId(keyOf(2)), reference: 'r', amount: 300_000 };
    expect(await importSettlements(table.deps, own, [row])).toMatchObject([{ refusal: { code: 'OWN_AWARD' } }]);
  });

  it('has to be recovered when a correction takes back what was paid; the budget is credited only then', async () => {
    await approve(1);
    await pay(1, 500_000);
    await correct(1, 'ABSENT');
    expect(await awardOf(table, 1)).toMatchObject({ outcome: 'NOT_COMPLETED', amount: 0, status: 'APPROVED' });
    expect(await budgetOf(table)).toMatchObject({ available: 200_000, settled: 0, toRecover: 500_000 });
    const { rows } = await table.deps.reads.recoveriesOf(programId, year, { first: 10 });
    const recovery = rows[0]!.node;
    expect(recovery).toMatchObject({ status: 'DUE', amount: 500_000, payment: '04118/SP2D/2027' });
    const ending = { recovery, as: 'RECOVERED', note: 'STS 12/2027' } as const;
    expect(await endRecovery(table.deps, finance, ending)).toMatchObject({ status: 'RECOVERED' });
    expect(await endRecovery(table.deps, finance, ending)).toMatchObject({ version: 2 });
    expect(await failureOf(endRecovery(table.deps, provinceAdmin, { ...ending, as: 'WAIVED' }))).toMatchObject({
      code: 'RECOVERY_CLOSED',
    });
    expect(await budgetOf(table)).toMatchObject({ available: 700_000, reserved: 300_000, toRecover: 0 });
    await serve(table);
    expect(await statuses()).toEqual(['APPROVED', 'PROPOSED', 'PROPOSED', 'PROPOSED']);
  });

  it('is given up with a reason where recovery is waived', async () => {
    await approve(1);
    await pay(1, 500_000);
    await reverseAward(table.deps, provinceAdmin, { award: awardId(keyOf(1)), reason: 'Pemeriksaan' });
    const { rows } = await table.deps.reads.recoveriesOf(programId, year, { first: 10 });
    const giveUp = { recovery: rows[0]!.node, as: 'WAIVED', note: 'Meninggal dunia' } as const;
    expect(await failureOf(endRecovery(table.deps, finance, giveUp))).toEqual({ code: 'NOT_FOUND', fields: ['id'] });
    for (const decider of [provinceAdmin, otherAdmin]) {
      expect(await failureOf(endRecovery(table.deps, decider, giveUp))).toEqual({
        code: 'OWN_DECISION',
        fields: ['id'],
      });
    }
    await endRecovery(table.deps, uninvolved, giveUp);
    expect(await budgetOf(table)).toMatchObject({ available: 200_000, reserved: 800_000, settled: 0, waived: 500_000 });
  });

  it('is taken back by a reversal, which no correction undoes', async () => {
    const reversing = { award: awardId(keyOf(1)), reason: 'Pemeriksaan' };
    expect(await reverseAward(table.deps, provinceAdmin, reversing)).toMatchObject({
      outcome: 'REVERSED',
      points: 0,
      amount: 0,
    });
    expect(await failureOf(reverseAward(table.deps, provinceAdmin, reversing))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
    await correct(1, 'ABSENT');
    await correct(1, 'PRESENT');
    expect(await awardOf(table, 1)).toMatchObject({ outcome: 'REVERSED', points: 0, version: 2 });
    expect(await budgetOf(table)).toMatchObject({ available: 700_000, reserved: 300_000 });
  });
});
