import { createHash } from 'node:crypto';
import { Change } from '../../../core/change';
import { approveAwardBatch } from '../../../core/incentive/approve-award-batch';
import { awardId } from '../../../core/incentive/award-id';
import { noMoney } from '../../../core/incentive/award-money';
import { dismissAwardBatch } from '../../../core/incentive/dismiss-award-batch';
import { endRecovery } from '../../../core/incentive/end-recovery';
import { importSettlements } from '../../../core/incentive/import-settlements';
import type { Award, AwardMoney } from '../../../core/incentive/incentive';
import { rejectAwards } from '../../../core/incentive/reject-awards';
import { reverseAward } from '../../../core/incentive/reverse-award';
import { submitAwardBatch } from '../../../core/incentive/submit-award-batch';
import { canonicalJson } from '../../../core/journal';
import { idOf, sample } from '../../support/entities';
import { actor, provinceAdmin } from '../../support/given';
import { at, type Given, read, refusalOf, tableWith, trailsOf, year } from './given';

const otherAdmin = actor(['PROVINCE_ADMIN'], { personId: 'province-2' });
const uninvolved = actor(['PROVINCE_ADMIN'], { personId: 'province-3' });
const finance = actor(['FINANCE'], { personId: 'finance' });
const holding = (money: Partial<AwardMoney>, parts: Partial<Award> = {}) =>
  sample('Award', { year, version: 3, batch: null, decidedBy: [], money: { ...noMoney, ...money }, ...parts });
const award = holding({ proposed: 300_000 });
const { programId, trainingId, personId } = award;
const other = holding(
  { proposed: 200_000 },
  { personId: idOf('person', 9), stage: 'COMPLETION', amount: 200_000, points: 50 },
);
const third = holding({ proposed: 100_000 }, { personId: idOf('person', 8), amount: 100_000 });
const budget = sample('Budget', { year, available: 200_000, reserved: 800_000, approved: 300_000 });

const put = { actor: 'test', role: 'SYSTEM', action: 'test.put' };
const entry = (reason: string, ref: string, parts: object) => ({ programId, year, at, reason, ref, parts });
const trailOf = async (deps: Given, entity: string) => (await trailsOf(deps, entity))[0];
const refOf = ({ trainingId: of, stage, personId: who, version }: Award) => `${of}#${stage}#${who}#${version + 1}`;
const about = ({ stage }: Award, ...personIds: string[]) => ({ trainingId, stage, personIds });
const credited = ['BudgetCredited', programId, { programId, year }];
const missing = (n: number) => awardId({ ...award, personId: idOf('person', n) });

describe('a batch', () => {
  const id = idOf('batch', 5);
  const submit = (deps: Given, awards: readonly Award[], given?: string) =>
    submitAwardBatch(deps, provinceAdmin, { id: given, awards: awards.map(awardId) });

  it('is submitted under a hash over all that is shown of it, and once under its id', async () => {
    const deps = await tableWith(award, other, budget);
    const batch = await submit(deps, [award, other], id);
    const shown = { programId, year, items: batch.items, total: 500_000 };
    const hash = createHash('sha256')
      .update(canonicalJson(shown as never))
      .digest('hex');
    expect(batch).toMatchObject({ id, hash, total: 500_000, submittedBy: 'province', version: 1 });
    expect(await trailOf(deps, id)).toMatchObject({ who: ['province', 'PROVINCE_ADMIN', 'award.submit', null] });
    expect(await submit(deps, [award, other], id)).toEqual(batch);
    expect(await refusalOf(submit(deps, [award], id))).toEqual(['ID_TAKEN', 'id', {}]);
    expect(await refusalOf(submit(deps, [award]))).toEqual(['IN_BATCH', 'awards.0', { batch: id }]);
    expect(await refusalOf(submit(deps, [third], 'bat_'))).toEqual(['BAD_INPUT', 'id', {}]);
    const byFinance = submitAwardBatch(deps, finance, { awards: [awardId(award)] });
    expect(await refusalOf(byFinance)).toEqual(['NOT_FOUND', 'awards', {}]);
  });

  it('is approved as a whole: the trail, the statement and everybody in it are told', async () => {
    const deps = await tableWith(award, other, third, budget);
    const { hash, version } = await submit(deps, [award, other, third], id);
    const approve = (of = id) => approveAwardBatch(deps, otherAdmin, { id: of, hash });
    expect(await refusalOf(approve(idOf('batch', 6)))).toEqual(['NOT_FOUND', 'id', {}]);
    expect(await approve()).toMatchObject({ status: 'APPROVED', approvedBy: 'province-2', version: version + 1 });
    expect(await trailOf(deps, id)).toEqual({
      who: ['province-2', 'PROVINCE_ADMIN', 'award.approve', null],
      told: [
        ['AwardApproved', trainingId, about(award, personId, third.personId)],
        ['AwardApproved', trainingId, about(other, other.personId)],
      ],
      entries: [entry('APPROVED', id, { approved: 600_000 })],
    });
    const late = approveAwardBatch(deps, uninvolved, { id, hash });
    const status = { of: 'BatchStatus', value: 'APPROVED' };
    expect(await refusalOf(late)).toEqual(['ILLEGAL_TRANSITION', 'id', { status }]);
  });

  it('is given up once, so that what still stands in it can stand in another one', async () => {
    const deps = await tableWith(award, other, third, budget);
    await submit(deps, [award, other, third], id);
    await rejectAwards(deps, provinceAdmin, { awards: [awardId(third)], reason: 'Diragukan' });
    const anew = { ...third, money: { ...noMoney, proposed: 100_000 }, batch: idOf('batch', 6) };
    const rejected = (await deps.store.get('Award', third)) ?? third;
    await deps.store.commit(new Change({ ...put, entity: trainingId }).replace(rejected, anew));
    const dismiss = (who = otherAdmin, reason = 'Salah kirim', of = id) =>
      dismissAwardBatch(deps, who, { id: of, reason });
    expect(await refusalOf(dismiss(finance))).toEqual(['NOT_FOUND', 'id', {}]);
    expect(await refusalOf(dismiss(otherAdmin, ' '))).toEqual(['BAD_INPUT', 'reason', {}]);
    expect(await refusalOf(dismiss(otherAdmin, 'Salah kirim', idOf('batch', 7)))).toEqual(['NOT_FOUND', 'id', {}]);
    const self = actor(['PROVINCE_ADMIN'], { personId: other.personId });
    expect(await refusalOf(dismiss(self))).toEqual(['OWN_AWARD', 'id', {}]);

    const dismissed = { by: 'province-2', at, reason: 'Salah kirim' };
    const answered = await dismiss();
    expect(answered).toMatchObject({ status: 'DISMISSED', dismissed, version: 2 });
    expect(await deps.store.get('AwardBatch', { id })).toEqual(answered);
    const batches = (await deps.store.getMany('Award', [award, other, third])).map((one) => one?.batch);
    expect(batches).toEqual([null, null, idOf('batch', 6)]);
    const trail = {
      who: ['province-2', 'PROVINCE_ADMIN', 'award.dismiss', 'Salah kirim'],
      told: [],
      entries: [],
    };
    expect(await trailOf(deps, id)).toEqual(trail);
    expect(await dismiss()).toEqual(answered);
    const status = { of: 'BatchStatus', value: 'DISMISSED' };
    for (const again of [dismiss(provinceAdmin), dismiss(otherAdmin, 'Lain')]) {
      expect(await refusalOf(again)).toEqual(['ILLEGAL_TRANSITION', 'id', { status }]);
    }
    expect(await trailOf(deps, id)).toEqual(trail);
    expect(await submit(deps, [award, other])).toMatchObject({ total: 500_000 });
  });
});

describe('a decision about awards', () => {
  const reject = (deps: Given, awards: readonly string[], who = provinceAdmin, reason = 'Diragukan') =>
    rejectAwards(deps, who, { awards, reason });

  it('names what of its list is wrong', async () => {
    const deps = await tableWith(award, other, budget);
    const refused = (...ids: string[]) => refusalOf(reject(deps, ids));
    expect(await refused()).toEqual(['BAD_INPUT', 'awards', {}]);
    expect(await refused(awardId(award), 'none')).toEqual(['NOT_FOUND', 'awards.1', {}]);
    expect(await refused(awardId(award), missing(44))).toEqual(['NOT_FOUND', 'awards.1', {}]);
    expect(await refusalOf(reject(deps, [awardId(award)], finance))).toEqual(['NOT_FOUND', 'awards', {}]);
    expect(await refusalOf(reject(deps, [awardId(award)], provinceAdmin, ' '))).toEqual(['BAD_INPUT', 'reason', {}]);
  });

  it('rejects what is proposed and nothing else; the budget is credited', async () => {
    const paid = { reference: 'SP-1', year, amount: 100_000, takenBack: 0, at };
    const partly = { ...other, money: { ...noMoney, proposed: 100_000, payments: [paid] } };
    const deps = await tableWith(award, partly, third, budget);
    const awards = [award, partly].map(awardId);
    const rejected = await reject(deps, awards);
    expect(rejected.map(({ status, money }) => [status, money?.proposed, money?.lost])).toEqual([
      ['REJECTED', 0, 'REJECTED'],
      ['SETTLED', 0, 'REJECTED'],
    ]);
    const refused = { by: 'province', at, reason: 'Diragukan' };
    expect(rejected.map((one) => one.rejected)).toEqual([
      { ...refused, amount: 300_000 },
      { ...refused, amount: 100_000 },
    ]);
    expect(await trailOf(deps, programId)).toEqual({
      who: ['province', 'PROVINCE_ADMIN', 'award.reject', 'Diragukan'],
      told: [
        ['AwardRejected', trainingId, about(award, personId)],
        ['AwardRejected', trainingId, about(partly, partly.personId)],
        credited,
      ],
      entries: [entry('REJECTED', refOf(award), { available: 400_000, reserved: -400_000 })],
    });
    const again = reject(deps, [third, award].map(awardId));
    expect(await refusalOf(again)).toEqual(['NOT_PROPOSED', 'awards.1', {}]);
  });

  it('ends a year that is over first, so that nobody acts on money that has expired', async () => {
    const old = { ...award, year: year - 1 };
    const past = sample('Budget', { year: year - 1, available: 700_000, reserved: 300_000 });
    const deps = await tableWith(old, third, past, budget);
    const lists: number[] = [];
    const store: Given['store'] = {
      ...deps.store,
      getMany(kind, keys) {
        if (kind === 'Award') lists.push(keys.length);
        return deps.store.getMany(kind, keys);
      },
    };
    // Nothing is over: they are read once, before and after what is decided.
    await reject({ ...deps, store }, [awardId(third)]);
    expect(lists).toEqual([1, 1]);
    expect(await refusalOf(reject(deps, [awardId(old)]))).toEqual(['NOT_PROPOSED', 'awards.0', {}]);
    expect(await deps.store.get('Award', old)).toMatchObject({ status: 'EXPIRED', version: old.version + 1 });
    expect(await deps.store.get('Budget', past)).toMatchObject({ closedAt: at, reserved: 0 });
  });

  it('takes an award back as a whole, once', async () => {
    const deps = await tableWith(award, budget);
    const reverse = (who = provinceAdmin, reason = 'Pemeriksaan') =>
      reverseAward(deps, who, { award: awardId(award), reason });
    expect(await refusalOf(reverse(finance))).toEqual(['NOT_FOUND', 'award', {}]);
    expect(await refusalOf(reverse(provinceAdmin, ' '))).toEqual(['BAD_INPUT', 'reason', {}]);
    expect(await reverse()).toMatchObject({ outcome: 'REVERSED', points: 0, amount: 0 });
    expect(await trailOf(deps, trainingId)).toMatchObject({
      who: ['province', 'PROVINCE_ADMIN', 'award.reverse', 'Pemeriksaan'],
      entries: [{ at, parts: { available: 300_000, reserved: -300_000 } }],
    });
    const { rows } = await deps.reads.ledgerOfPerson(personId, { first: 1 });
    expect(rows[0]?.node).toMatchObject({ at, reason: 'REVERSED', cause: 'Pemeriksaan', points: -100 });
    const status = { of: 'Outcome', value: 'REVERSED' };
    expect(await refusalOf(reverse())).toEqual(['ILLEGAL_TRANSITION', 'award', { status }]);
  });
});

describe('a payment', () => {
  const approved = holding({ approved: 300_000 }, { decidedBy: ['province'] });
  const row = { award: awardId(approved), reference: 'SP-1', amount: 300_000 };

  it('is recorded once; another amount under its reference is refused', async () => {
    const deps = await tableWith(approved, other, budget);
    const pay = async (differing: Partial<typeof row> = {}, who = finance) => {
      const [settled] = await importSettlements(deps, who, [{ ...row, ...differing }]);
      return settled !== undefined && 'refusal' in settled ? read(settled.refusal) : settled;
    };
    expect(await pay({ award: awardId(other) })).toEqual(['NOT_APPROVED', 'award', {}]);
    expect(await pay({ amount: 300_001 })).toEqual(['AMOUNT_DIFFERS', 'amount', { amount: 300_000 }]);
    expect(await pay({ reference: ' ' })).toEqual(['BAD_INPUT', 'reference', {}]);
    const decider = actor(['FINANCE'], { personId: 'province' });
    expect(await pay({}, decider)).toEqual(['OWN_DECISION', 'award', {}]);
    const settled = { id: row.award, award: { status: 'SETTLED', version: 4 } };
    expect(await pay()).toMatchObject(settled);
    const trail = {
      who: ['finance', 'FINANCE', 'award.settle', null],
      told: [['AwardSettled', trainingId, about(approved, personId)]],
      entries: [entry('SETTLED', refOf(approved), { approved: -300_000, settled: 300_000 })],
    };
    expect(await trailOf(deps, trainingId)).toEqual(trail);
    expect(await pay()).toMatchObject(settled);
    expect(await pay({ amount: 200_000 })).toEqual(['AMOUNT_DIFFERS', 'amount', { amount: 300_000 }]);
    expect(await trailOf(deps, trainingId)).toEqual(trail);
  });

  it('comes in a list that is not empty, from who pays; what breaks is no refusal', async () => {
    const deps = await tableWith(approved, budget);
    expect(await refusalOf(importSettlements(deps, finance, []))).toEqual(['BAD_INPUT', 'rows', {}]);
    expect(await refusalOf(importSettlements(deps, provinceAdmin, [row]))).toEqual(['NOT_FOUND', 'rows', {}]);
    const store = { ...deps.store, getMany: () => Promise.reject(new Error('out of reach')) };
    await expect(importSettlements({ ...deps, store }, finance, [row])).rejects.toThrow('out of reach');
  });
});

describe('the recovery of what was paid', () => {
  const paid = holding({}, { decidedBy: ['province', 'province-2'] });
  const recovery = sample('Recovery', { year });
  const owed = { ...budget, toRecover: 300_000 };
  const ref = `${awardId(recovery)}#${recovery.n}#${recovery.payment}`;
  const end = (deps: Given, as: 'RECOVERED' | 'WAIVED', who = as === 'RECOVERED' ? finance : uninvolved) => ({
    with: (note: string, of = recovery) => endRecovery(deps, who, { recovery: of, as, note }),
  });

  it('credits the budget with what came back, and is answered once more as it is', async () => {
    const deps = await tableWith(paid, recovery, owed);
    const back = end(deps, 'RECOVERED');
    expect(await refusalOf(back.with(' '))).toEqual(['BAD_INPUT', 'reference', {}]);
    expect(await refusalOf(back.with('STS 1', { ...recovery, n: 6 }))).toEqual(['NOT_FOUND', 'id', {}]);
    const self = end(deps, 'RECOVERED', actor(['FINANCE'], { personId }));
    expect(await refusalOf(self.with('STS 1'))).toEqual(['OWN_AWARD', 'id', {}]);
    const ended = { status: 'RECOVERED', closedAt: at, note: 'STS 1', version: 2 };
    expect(await back.with('STS 1')).toMatchObject(ended);
    expect(await deps.store.get('Recovery', recovery)).toMatchObject(ended);
    const parts = { toRecover: -300_000, available: 300_000, reserved: -300_000 };
    const trail = {
      who: ['finance', 'FINANCE', 'award.recover', 'STS 1'],
      told: [credited],
      entries: [entry('RECOVERED', ref, parts)],
    };
    expect(await trailOf(deps, trainingId)).toEqual(trail);
    expect(await back.with('STS 1')).toMatchObject(ended);
    expect(await refusalOf(back.with('STS 2'))).toEqual(['RECOVERY_CLOSED', 'id', {}]);
    expect(await refusalOf(end(deps, 'WAIVED').with('STS 1'))).toEqual(['RECOVERY_CLOSED', 'id', {}]);
    expect(await trailOf(deps, trainingId)).toEqual(trail);
  });

  it('is in nobody’s hands who submitted or approved what was paid, nor of whom nobody knows who they are', async () => {
    const deps = await tableWith(paid, recovery, owed);
    for (const decider of [
      provinceAdmin,
      otherAdmin,
      actor(['PROVINCE_ADMIN'], { subject: 'province', personId: 'x' }),
    ])
      expect(await refusalOf(end(deps, 'WAIVED', decider).with('Rekan'))).toEqual(['OWN_DECISION', 'id', {}]);
    const onceAdmin = end(deps, 'RECOVERED', actor(['FINANCE'], { personId: 'province-2' }));
    expect(await refusalOf(onceAdmin.with('STS 1'))).toEqual(['OWN_DECISION', 'id', {}]);
    for (const as of ['RECOVERED', 'WAIVED'] as const) {
      const nobody = end(deps, as, actor(['PROVINCE_ADMIN', 'FINANCE']));
      expect(await refusalOf(nobody.with('STS 1'))).toEqual(['NO_PERSON', 'id', {}]);
    }
    expect(await deps.store.get('Recovery', recovery)).toMatchObject({ status: 'DUE' });
  });

  it('credits nothing when it is waived', async () => {
    const deps = await tableWith(paid, recovery, owed);
    expect(await refusalOf(end(deps, 'WAIVED').with(' '))).toEqual(['BAD_INPUT', 'reason', {}]);
    expect(await end(deps, 'WAIVED').with('Meninggal dunia')).toMatchObject({ status: 'WAIVED', version: 2 });
    expect(await trailOf(deps, trainingId)).toEqual({
      who: ['province-3', 'PROVINCE_ADMIN', 'award.waive', 'Meninggal dunia'],
      told: [],
      entries: [entry('WAIVED', ref, { toRecover: -300_000, waived: 300_000 })],
    });
  });
});
