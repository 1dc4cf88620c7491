import type { Write } from '../../../core/change';
import type { Entity } from '../../../core/entities';
import { noMoney } from '../../../core/incentive/award-money';
import { carryBudget } from '../../../core/incentive/carry-budget';
import { closeYear } from '../../../core/incentive/close-year';
import { creditBudget } from '../../../core/incentive/credit-budget';
import type { Award, AwardMoney, AwardStatus } from '../../../core/incentive/incentive';
import { openBudget } from '../../../core/incentive/open-budget';
import { carriedOrder, placeOrder } from '../../../core/incentive/queue-order';
import { serveQueue } from '../../../core/incentive/serve-queue';
import { idOf, sample } from '../../support/entities';
import { actor, provinceAdmin } from '../../support/given';
import { at, type Given, refusalOf, tableWith, trailsOf, year } from './given';

const finance = actor(['FINANCE'], { personId: 'finance' });
const { programId, trainingId, stage } = sample('Award');
const awardOf = (n: number, status: AwardStatus, of: number, money: Partial<AwardMoney>) =>
  sample('Award', { personId: idOf('person', n), status, year: of, version: 3, money: { ...noMoney, ...money } });
const placeOf = ({ personId }: Award, of: number, order: string, amount: number) =>
  sample('BudgetPlace', { personId, year: of, order, amount });
const refOf = ({ personId, version }: Award) => `${trainingId}#${stage}#${personId}#${version + 1}`;
const entry = (of: number, reason: string, ref: string, parts: object) => ({
  programId,
  year: of,
  at,
  reason,
  ref,
  parts,
});
const byAdmin = (action: string, reason: string | null) => ['province', 'PROVINCE_ADMIN', action, reason];
const bySystem = (action: string) => ['system', 'SYSTEM', action, null];
const credited = [['BudgetCredited', programId, { programId, year }]];
const budgetOf = (deps: Given, of: number) => deps.store.get('Budget', { programId, year: of });
const queueOf = async (deps: Given, of: number) =>
  (await deps.reads.budgetQueue(programId, of, { first: 10 })).rows.map(({ node }) => [node.order, node.amount]);

/** The same deps, and the conditions under which budgets are moved. */
function watching(deps: Given) {
  const conditions: unknown[] = [];
  const conditionsOf = (write: Write) => (write.op === 'update' && write.kind === 'Budget' ? [write.when] : []);
  const commit: Given['store']['commit'] = (change) => {
    conditions.push(...change.writes.flatMap(conditionsOf));
    return deps.store.commit(change);
  };
  return { conditions, deps: { ...deps, store: { ...deps.store, commit } } };
}

describe('a decision about a budget', () => {
  it('opens it once, for a program that exists', async () => {
    const deps = await tableWith(sample('Program', { id: programId }));
    const opening = { programId, year, total: 500_000, legalBasis: 'Pergub 7/2027' };
    const open = (differing: Partial<typeof opening> = {}, who = provinceAdmin) =>
      openBudget(deps, who, { ...opening, ...differing });
    expect(await refusalOf(open({}, finance))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(open({ total: -1 }))).toEqual(['BAD_INPUT', 'total', {}]);
    expect(await refusalOf(open({ legalBasis: ' ' }))).toEqual(['BAD_INPUT', 'legalBasis', {}]);
    expect(await refusalOf(open({ programId: idOf('program', 77) }))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await open()).toMatchObject({ total: 500_000, available: 500_000 });
    const entries = [entry(year, 'OPENED', '', { total: 500_000, available: 500_000 })];
    const [trail] = await trailsOf(deps, programId);
    expect(trail).toEqual({ who: byAdmin('budget.open', null), told: credited, entries });
  });

  it('tops up what somebody has opened', async () => {
    const deps = await tableWith(sample('Budget', { year }), sample('Budget', { year: year + 1, legalBasis: '' }));
    const crediting = { programId, year, amount: 1, reason: 'Perubahan APBD' };
    const credit = (differing: Partial<typeof crediting> = {}, who = provinceAdmin) =>
      creditBudget(deps, who, { ...crediting, ...differing });
    expect(await refusalOf(credit({}, finance))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(credit({ amount: 0 }))).toEqual(['BAD_INPUT', 'amount', {}]);
    expect(await refusalOf(credit({ year: year + 1 }))).toEqual(['NOT_FOUND', 'year', {}]);
    expect(await credit()).toMatchObject({ total: 1_000_001, available: 1_000_001 });
    const [trail] = await trailsOf(deps, programId);
    expect(trail).toMatchObject({ who: byAdmin('budget.credit', 'Perubahan APBD'), told: credited });
    expect(trail?.entries).toMatchObject([{ reason: 'CREDITED', parts: { total: 1, available: 1 } }]);
  });

  it('carries it into the next year, once', async () => {
    const deps = await tableWith(sample('Budget', { year }));
    const carrying = { programId, from: year, to: year + 1, reason: 'DPA lanjutan' };
    const carry = (differing: Partial<typeof carrying> = {}, who = provinceAdmin) =>
      carryBudget(deps, who, { ...carrying, ...differing });
    expect(await refusalOf(carry({}, finance))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(carry({ from: 1999, to: 2000 }))).toEqual(['BAD_INPUT', 'from', {}]);
    expect(await refusalOf(carry({ to: year }))).toEqual(['BAD_INPUT', 'to', {}]);
    expect(await carry()).toMatchObject({ carries: true });
    const trails = await trailsOf(deps, programId);
    expect(trails).toMatchObject([{ who: byAdmin('budget.carry', 'DPA lanjutan'), told: [] }]);
    expect(await carry({ reason: 'sekali lagi' })).toMatchObject({ carries: true });
    expect(await trailsOf(deps, programId)).toEqual(trails);
  });
});

describe('a queue that is served', () => {
  const [first, second] = [placeOrder(1, 'a'), placeOrder(2, 'a')];
  const waiting = awardOf(1, 'PENDING_BUDGET', year, {
    waiting: [
      { order: first, amount: 300_000 },
      { order: second, amount: 200_000 },
    ],
    proposed: 10_000,
  });
  const places = [placeOf(waiting, year, first, 300_000), placeOf(waiting, year, second, 200_000)];
  const budget = sample('Budget', { year, available: 350_000, waiting: 2, waitingAmount: 500_000 });

  it('gives an award the part that the money goes for; the other part keeps its place', async () => {
    const { deps, conditions } = watching(await tableWith(waiting, ...places, budget));
    await serveQueue(deps, programId, year);
    expect(await deps.store.get('Award', waiting)).toMatchObject({
      status: 'PENDING_BUDGET',
      money: { waiting: [{ order: second, amount: 200_000 }], proposed: 310_000 },
    });
    expect(await queueOf(deps, year)).toEqual([[second, 200_000]]);
    const parts = { available: -300_000, reserved: 300_000, waiting: -1, waitingAmount: -300_000 };
    expect(await trailsOf(deps, programId)).toEqual([
      { who: bySystem('budget.serve'), told: [], entries: [entry(year, 'SERVED', first, parts)] },
    ]);
    // Somebody else may have drawn on it, or a run may have begun to write its places.
    expect(conditions).toEqual([
      [
        { field: 'available', is: '>=', than: 300_000 },
        { field: 'unwritten', is: '=', than: 0 },
      ],
    ]);
  });

  it.each([
    ['has no budget', undefined],
    ['is still being written', { ...budget, unwritten: 1 }],
  ])('gives nobody anything where it %s', async (_case, given) => {
    const deps = await tableWith(waiting, ...places, ...(given === undefined ? [] : [given]));
    await serveQueue(deps, programId, year);
    expect(await deps.store.get('Award', waiting)).toEqual(waiting);
  });

  it('is not read where nobody waits, and breaks where a place has no award', async () => {
    const deps = await tableWith(...places, { ...budget, waiting: 0 }, { ...budget, year: year + 1 });
    const unread = { ...deps.reads, budgetQueue: () => Promise.reject(new Error('read')) };
    await serveQueue({ ...deps, reads: unread }, programId, year);
    await deps.store.get('Budget', budget);
    const broken = await tableWith(...places, budget);
    await expect(serveQueue(broken, programId, year)).rejects.toThrow(`place ${first} of ${programId} has no award`);
  });
});

describe('a year that ends', () => {
  const past = year - 1;
  const [order, later] = [placeOrder(1, 'a'), placeOrder(2, 'a')];
  const waiting = awardOf(1, 'PENDING_BUDGET', past, { waiting: [{ order, amount: 50_000 }], proposed: 100_000 });
  const approved: Award = {
    ...awardOf(2, 'PROPOSED', past, { proposed: 30_000, approved: 200_000 }),
    batch: idOf('batch'),
    decidedBy: ['province'],
  };
  const held = { available: 0, reserved: 330_000, approved: 200_000, waiting: 1, waitingAmount: 50_000, joined: 4 };
  const given: Entity[] = [waiting, approved, placeOf(waiting, past, order, 50_000)];
  const queued = { reserved: -100_000, waiting: -1, waitingAmount: -50_000 };
  const rest = { reserved: -230_000, approved: -200_000 };

  it('lets expire what waits first, then what is held; everybody is told', async () => {
    const { deps, conditions } = watching(await tableWith(...given, sample('Budget', { year: past, ...held })));
    expect(await closeYear(deps, programId, past)).toBe(true);
    const told = ({ personId }: Award) => [['AwardExpired', trainingId, { trainingId, stage, personIds: [personId] }]];
    const endYear = bySystem('budget.endYear');
    expect(await trailsOf(deps, programId)).toEqual([
      { who: bySystem('budget.close'), told: [], entries: [] },
      {
        who: endYear,
        told: told(approved),
        entries: [entry(past, 'EXPIRED', refOf(approved), { ...rest, available: 230_000 })],
      },
      {
        who: endYear,
        told: told(waiting),
        entries: [entry(past, 'EXPIRED', refOf(waiting), { ...queued, available: 100_000 })],
      },
    ]);
    expect(await deps.store.get('Award', approved)).toMatchObject({
      status: 'EXPIRED',
      batch: null,
      decidedBy: [],
      money: { ...noMoney, lost: 'EXPIRED' },
    });
    expect(await budgetOf(deps, past)).toMatchObject({ available: 330_000, approved: 0, closedAt: at, joined: 5 });
    expect([await budgetOf(deps, year), await queueOf(deps, past), await queueOf(deps, year)]).toEqual([
      undefined,
      [],
      [],
    ]);
    expect(conditions.at(-1)).toEqual([
      { field: 'waiting', is: '=', than: 0 },
      { field: 'unwritten', is: '=', than: 0 },
      { field: 'reserved', is: '=', than: 0 },
      { field: 'joined', is: '=', than: 4 },
    ]);
  });

  it('carries both where that was decided, under both years’ statements', async () => {
    const deps = await tableWith(...given, sample('Budget', { year: past, ...held, carries: true }));
    expect(await closeYear(deps, programId, past)).toBe(true);
    const [, second, first] = await trailsOf(deps, programId);
    const into = (ref: string, amount: number, parts: object) =>
      entry(year, 'CARRIED', ref, { total: amount, reserved: amount, ...parts });
    const [a, b] = [refOf(waiting), refOf(approved)];
    expect([first?.told, second?.told]).toEqual([[], []]);
    expect(first?.entries).toEqual([
      entry(past, 'CARRIED', a, { ...queued, carried: 100_000 }),
      into(a, 100_000, { waiting: 1, waitingAmount: 50_000 }),
    ]);
    expect(second?.entries).toEqual([
      entry(past, 'CARRIED', b, { ...rest, carried: 230_000 }),
      into(b, 230_000, { approved: 200_000 }),
    ]);
    expect(await deps.store.get('Award', approved)).toMatchObject({ year, batch: null, decidedBy: ['province'] });
    expect(await queueOf(deps, year)).toEqual([[carriedOrder(order), 50_000]]);
  });

  it('ends twenty awards at once', async () => {
    const many = Array.from({ length: 25 }, (_, n) => awardOf(10 + n, 'PROPOSED', past, { proposed: 1 }));
    const deps = await tableWith(...many, sample('Budget', { year: past, available: 0, reserved: 25 }));
    expect(await closeYear(deps, programId, past)).toBe(true);
    expect((await trailsOf(deps, programId)).map(({ told }) => told.length)).toEqual([0, 5, 20]);
  });

  it('leaves alone what an index shows that is so no more, and stays open until it is gone', async () => {
    const served = awardOf(3, 'PROPOSED', past, {});
    const carried = awardOf(4, 'PENDING_BUDGET', year, { waiting: [{ order: later, amount: 1 }] });
    const stale = [served, carried, awardOf(5, 'PENDING_BUDGET', past, {})].map((award, n) =>
      placeOf(award, past, placeOrder(1 + n, 'a'), 1),
    );
    const deps = await tableWith(served, carried, ...stale, sample('Budget', { year: past, available: 0, waiting: 3 }));
    expect(await closeYear(deps, programId, past)).toBe(false);
    expect(await trailsOf(deps, programId)).toEqual([]);
  });

  it.each([
    ['is not over', year, {}, false],
    ['is over, with money that is held and not found yet', past, { reserved: 601 }, false],
    ['is over, with what was paid alone', past, { reserved: 600 }, true],
    ['has a run that still writes', past, { reserved: 600, unwritten: 1 }, false],
    ['has been closed', past, { reserved: 600, closedAt: at }, true],
  ])('is closed or not where it %s', async (_case, of, parts, isClosed) => {
    const paid = { settled: 300, toRecover: 200, waived: 100 };
    const deps = await tableWith(sample('Budget', { year: of, ...paid, ...parts }));
    expect(await closeYear(deps, programId, of)).toBe(isClosed);
    expect((await budgetOf(deps, of))?.closedAt).toBe(isClosed ? at : null);
    expect(await closeYear(deps, programId, 2020)).toBe(true);
  });

  it('is closed once, by whoever comes first', async () => {
    const deps = await tableWith(sample('Budget', { year: past }));
    let reads = 0;
    const store: Given['store'] = {
      ...deps.store,
      async get(kind, key) {
        const found = await deps.store.get(kind, key);
        return kind === 'Budget' && ++reads > 1 && found !== undefined ? { ...found, closedAt: at } : found;
      },
    };
    expect(await closeYear({ ...deps, store }, programId, past)).toBe(true);
    expect(await trailsOf(deps, programId)).toEqual([]);
  });
});
