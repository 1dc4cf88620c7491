import { createHash } from 'node:crypto';
import { awardId } from '../../../core/incentive/award-id';
import { noMoney } from '../../../core/incentive/award-money';
import { exportApprovedAwards } from '../../../core/incentive/export-approved-awards';
import type { Award, AwardMoney } from '../../../core/incentive/incentive';
import type { Profile } from '../../../core/people/people';
import { idOf, sample } from '../../support/entities';
import { actor, nipOf, provinceAdmin } from '../../support/given';
import { type Given, refusalOf, tableWith, trailsOf, year } from './given';

const { programId, personId, trainingId } = sample('Award');
const finance = actor(['AUDITOR', 'FINANCE'], { subject: 'finance' });
const erased = idOf('person', 9);
const approvedOf = (money: Partial<AwardMoney>, parts: Partial<Award> = {}) =>
  sample('Award', { status: 'APPROVED', money: { ...noMoney, ...money }, ...parts });

/** Whoever was erased has no profile. */
const withProfiles = (deps: Given): Given => {
  const named = (i: number) => ({ name: `Pegawai "${i}"`, nip: nipOf(i) }) as Profile;
  const profiles = async (ids: readonly string[]) => ids.map((id, i) => (id === erased ? undefined : named(i)));
  return { ...deps, vault: { ...deps.vault, profiles } };
};

describe('the export for the payment office', () => {
  it('has a line for each award that is approved: whom to pay how much, the ranks, and the totals', async () => {
    const more = { stage: 'COMPLETION', tier: null, computedAt: '2027-03-28T00:00:00.000Z' } as const;
    const awards = [
      approvedOf({ approved: 300_000, payments: [] }),
      approvedOf({ approved: 40_000 }, more),
      approvedOf({ approved: 25_000 }, { personId: erased, computedAt: '2027-03-29T00:00:00.000Z' }),
    ] as const;
    const unapproved = approvedOf({ proposed: 1 }, { trainingId: idOf('training', 2), status: 'PROPOSED' });
    const [first, second, third] = awards;
    const table = await tableWith(...awards, unapproved, sample('Person', { rank: 'II/a' }));
    const deps = withProfiles(table);
    const { csv, checksum, ...rest } = await exportApprovedAwards(deps, finance, programId);
    expect(csv.split('\r\n')).toEqual([
      'award,person,name,nip,rank,training,stage,tier,year,amount',
      `${awardId(first)},${personId},"Pegawai ""0""",${nipOf(0)},II/a,${trainingId},APPLICATION,MADYA,2027,300000`,
      `${awardId(second)},${personId},"Pegawai ""1""",${nipOf(1)},II/a,${trainingId},COMPLETION,,2027,40000`,
      `${awardId(third)},${erased},,,,${trainingId},APPLICATION,MADYA,2027,25000`,
      'TOTAL,3,,,,,,,,365000',
      '',
    ]);
    expect(checksum).toBe(createHash('sha256').update(csv).digest('hex'));
    expect(rest).toEqual({ count: 3, total: 365_000, more: false, personIds: [personId, erased], role: 'FINANCE' });
    const [{ who } = {}] = await trailsOf(table, programId);
    expect(who).toEqual(['finance', 'FINANCE', 'award.export', checksum]);
  });

  it('is for those who pay', async () => {
    const refused = exportApprovedAwards(await tableWith(), provinceAdmin, programId);
    expect(await refusalOf(refused)).toEqual(['NOT_FOUND', 'programId', {}]);
  });

  it('ends a year that is over first: what has expired is not paid, and what is of this year stands', async () => {
    const past = approvedOf({ approved: 300_000 }, { year: year - 1 });
    const present = approvedOf({ approved: 40_000 }, { stage: 'COMPLETION' });
    const of = { available: 0, reserved: 300_000, approved: 300_000 };
    const budgets = [year - 1, year, year + 1].map((each) => sample('Budget', { year: each, ...of }));
    const deps = withProfiles(await tableWith(past, present, ...budgets, sample('Person')));
    const { count, total } = await exportApprovedAwards(deps, finance, programId);
    expect([count, total]).toEqual([1, 40_000]);
    expect(await deps.store.get('Award', past)).toMatchObject({ status: 'EXPIRED' });
    expect(await deps.store.get('Budget', { programId, year })).toMatchObject({ closedAt: null });
  });

  it('is of 2,000 lines at most, and tells that there is more', async () => {
    const awards = Array.from({ length: 2_001 }, (_, n) =>
      approvedOf({ approved: n === 2_000 ? 9 : 1 }, { personId: idOf('person', n + 1) }),
    );
    const table = withProfiles(await tableWith());
    const listing = (all: readonly Award[]): Given => {
      const awardsPendingPayment: Given['reads']['awardsPendingPayment'] = async (_of, { first, after = '0' }) => {
        const rows = all.slice(Number(after)).map((node, i) => ({ node, cursor: String(Number(after) + i + 1) }));
        return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
      };
      return { ...table, reads: { ...table.reads, awardsPendingPayment } };
    };
    const sums = { count: 2_000, total: 2_000 };
    const full = await exportApprovedAwards(listing(awards.slice(0, 2_000)), finance, programId);
    expect(full).toMatchObject({ ...sums, more: false });
    expect(await exportApprovedAwards(listing(awards), finance, programId)).toMatchObject({ ...sums, more: true });
  });
});
