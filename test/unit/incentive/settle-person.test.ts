import { Change } from '../../../core/change';
import type { Enrollment } from '../../../core/enrollment/enrollment';
import { noMoney } from '../../../core/incentive/award-money';
import type { AwardValue } from '../../../core/incentive/award-value';
import type { CompletionDecision } from '../../../core/incentive/completion';
import type { Award } from '../../../core/incentive/incentive';
import { placeOrder, rankKey } from '../../../core/incentive/queue-order';
import {
  type CompletionRules,
  createAwardClaiming,
  reviseAward,
  reviseAwardClaiming,
  settleEnrollment,
} from '../../../core/incentive/settle-person';
import { sample } from '../../support/entities';
import { at, tableWith, year } from './given';

const training = { ...sample('Training'), endedAt: '2026-10-23T09:00:00.000Z' };
const { id: trainingId, programId } = training;
const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
const award: Award = { ...sample('Award', { trainingId, programId, year, version: 3 }), amount: 300, money: null };
const { personId } = award;
const value = (parts: Partial<AwardValue> = {}): AwardValue => {
  const { outcome, score, tier, points, amount, breakdown, countedKinds, basis } = award;
  return { outcome, score, tier, points, amount, breakdown, countedKinds, basis, ...parts };
};

describe('a person’s completion', () => {
  const certificate = { code: 'SGR-1', issuedAt: '2026-10-24T01:00:00.000Z', revokedAt: null };
  const revokedBefore = { ...certificate, revokedAt: '2026-11-01T01:00:00.000Z' };
  async function settled(before: Partial<Enrollment>, completed: boolean, jp: number) {
    const enrollment = { ...sample('Enrollment', { trainingId, personId }), ...before };
    const change = new Change(header);
    const rules = { training } as CompletionRules;
    settleEnrollment(await tableWith(), change, enrollment, rules, { completed, jp } as CompletionDecision);
    const after = change.writes.flatMap((write) => (write.op === 'replace' ? [write.entity as Enrollment] : []));
    const counted = change.writes.flatMap((write) => (write.op === 'count' ? Object.values(write.add) : []));
    const told = change.events.map(({ type, data }) => [type, data]);
    return { after: after.map((one) => [one.status, one.statusAt, one.certificate, one.jp]), counted, told };
  }
  const nothing = { after: [], counted: [], told: [] };
  const of = { trainingId, personIds: [personId] };
  const then = '2026-10-25T01:00:00.000Z';

  it('is told with its certificate when it is reached, and when it is lost', async () => {
    const reached = await settled({}, true, 20);
    expect(reached).toMatchObject({ counted: [20], told: [['CertificateIssued', of]] });
    expect(reached.after).toMatchObject([['COMPLETED', at, { issuedAt: at, revokedAt: null }, 20]]);
    const held = { status: 'COMPLETED', statusAt: then, certificate, jp: 20 } as const;
    expect(await settled(held, false, 0)).toEqual({
      after: [['NOT_COMPLETED', at, { ...certificate, revokedAt: at }, 0]],
      counted: [-20],
      told: [['CertificateRevoked', of]],
    });
    expect(await settled({}, false, 0)).toEqual({ after: [['NOT_COMPLETED', at, null, 0]], counted: [], told: [] });
  });

  it('is written where anything of it differs, and nowhere else', async () => {
    const held = { status: 'COMPLETED', statusAt: then, certificate, jp: 20 } as const;
    expect(await settled(held, true, 20)).toEqual(nothing);
    const lost = { status: 'NOT_COMPLETED', statusAt: then, certificate: revokedBefore, jp: 0 } as const;
    expect(await settled(lost, false, 0)).toEqual(nothing);
    // Since when somebody has completed stays, however much it is worth.
    const less = { after: [['COMPLETED', then, certificate, 18]], counted: [-2], told: [] };
    expect(await settled(held, true, 18)).toEqual(less);
    expect(await settled({ ...held, certificate: revokedBefore }, true, 20)).toEqual({
      after: [['COMPLETED', then, certificate, 20]],
      counted: [],
      told: [['CertificateIssued', of]],
    });
  });
});

describe('an award that is revised', () => {
  const why = { at, reason: 'CORRECTED', cause: 'test' };
  const proposed = { ...award, money: { ...noMoney, proposed: 300 } };
  const revised = (before: Award, after: AwardValue) => {
    const change = new Change(header);
    reviseAward(change, before, after, why);
    return change.writes;
  };

  it('stays as it is where it was reversed or is worth the same', () => {
    const reversed: Award = { ...proposed, outcome: 'REVERSED' };
    expect(revised(reversed, value({ amount: 100 }))).toEqual([]);
    expect(revised(proposed, value())).toEqual([]);
  });

  it('keeps its money where only its points differ, and gets more from a claim alone', async () => {
    const points = revised(proposed, value({ points: 50 }));
    expect(points[0]).toMatchObject({ op: 'replace', entity: { points: 50, money: proposed.money } });
    expect(points.filter((write) => 'kind' in write && write.kind === 'Budget')).toEqual([]);
    expect(revised(award, value({ points: 50 }))[0]).toMatchObject({ entity: { money: null } });
    expect(() => revised(proposed, value({ amount: 301 }))).toThrow(`${personId}: more money than before`);

    const reversed: Award = { ...proposed, outcome: 'REVERSED' };
    const change = new Change(header);
    const deps = await tableWith(sample('Budget', { year, programId }));
    await reviseAwardClaiming(deps, change, reversed, value({ amount: 900 }), null, why);
    expect(change.writes).toEqual([]);
    // What is worth the same money claims none: who had none has none.
    await reviseAwardClaiming(deps, change, award, value({ points: 50 }), null, why);
    expect(change.writes[0]).toMatchObject({ op: 'replace', entity: { points: 50, money: null } });
  });

  it.each([
    ['their score and their confirmation', 9000, '2026-10-02T01:00:00.000Z', 9000, '2026-10-02T01:00:00.000Z'],
    ['no score and the present moment, for want of both', null, null, 0, at],
  ])('claims in the rank of %s', async (_case, score, confirmedAt, ranked, since) => {
    const deps = await tableWith(sample('Budget', { year, programId, available: 0, waiting: 1, joined: 7 }));
    const order = placeOrder(8, rankKey({ personId, score: ranked, confirmedAt: since }));
    const placed = (change: Change) =>
      change.writes.flatMap((write) =>
        write.op === 'create' && write.entity.kind === 'BudgetPlace' ? [[write.entity.order, write.entity.amount]] : [],
      );
    const grown = new Change(header);
    await reviseAwardClaiming(deps, grown, proposed, value({ score, amount: 900 }), confirmedAt, why);
    expect(placed(grown)).toEqual([[order, 600]]);

    const created = new Change(header);
    const enrollment = { ...sample('Enrollment', { trainingId, personId }), confirmedAt };
    const pinned = { designVersion: 1, planVersion: 1, schemeVersion: 4 };
    const late = value({ score, amount: 900 });
    await createAwardClaiming(deps, created, 'COMPLETION', { ...training, pinned }, enrollment, late, 'run');
    expect(placed(created)).toEqual([[order, 900]]);
    const [written] = created.writes.flatMap((write) =>
      write.op === 'create' && ['Award', 'LedgerEntry'].includes(write.entity.kind) ? [write.entity] : [],
    );
    expect(written).toMatchObject({ kind: 'Award', stage: 'COMPLETION', schemeVersion: 4, year });
    expect(
      created.writes.some(
        (write) =>
          write.op === 'create' &&
          'reason' in write.entity &&
          write.entity.reason === 'COMPUTED' &&
          write.entity.kind === 'LedgerEntry',
      ),
    ).toBe(true);
  });
});
