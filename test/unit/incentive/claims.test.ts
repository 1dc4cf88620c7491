import { Change } from '../../../core/change';
import type { Entity } from '../../../core/entities';
import { CommitConflict } from '../../../core/errors';
import { noMoney } from '../../../core/incentive/award-money';
import { moveBudget } from '../../../core/incentive/budget-entries';
import type { Award, Budget, Payment } from '../../../core/incentive/incentive';
import { type Claim, claimMoney } from '../../../core/incentive/money';
import { planAwards } from '../../../core/incentive/plan-awards';
import { placeOrder, rankKey } from '../../../core/incentive/queue-order';
import { put } from '../../integration/run/scene';
import { idOf, sample } from '../../support/entities';
import { withTable } from '../../support/with-memory-table';

const at = '2027-05-01T02:00:00.000Z';
const [year, lastYear] = [2027, 2026];
const award = sample('Award', { version: 3 });
const { programId, trainingId, stage, personId } = award;
const confirmedAt = '2026-10-02T01:00:00.000Z';

async function tableWith(...entities: Entity[]) {
  const table = await withTable();
  table.clock.set(at);
  await put(table.deps, entities);
  return table.deps;
}

const moved = (of: number, parts: object, add: object, when: object[], reason: string, ref: string) => [
  { op: 'update', kind: 'Budget', key: { programId, year: of }, add, set: {}, when },
  { op: 'create', entity: { kind: 'BudgetEntry', programId, year: of, at, reason, ref, parts } },
];
/** Awards wait for it; nobody has granted it money. */
const unopened = sample('Budget', { total: 0, available: 0, legalBasis: '' });
const exhausted = [{ type: 'BudgetExhausted', aggregateId: programId, data: { programId, year } }];

describe('money that is claimed alone', () => {
  const order = placeOrder(8, rankKey({ personId, score: 9000, confirmedAt }));
  const place = {
    op: 'create',
    entity: { kind: 'BudgetPlace', programId, year, order, trainingId, stage, personId, amount: 300 },
  };
  async function claim(before: Award | undefined, amount: number, ...entities: Entity[]) {
    const deps = await tableWith(...entities);
    const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    const asked: Claim = { award, before, amount, score: 9000, confirmedAt, at };
    const yearsRead: number[] = [];
    const recoveriesOfAward: typeof deps.reads.recoveriesOfAward = (key) => {
      yearsRead.push(key.year);
      return deps.reads.recoveriesOfAward(key);
    };
    const claimed = await claimMoney({ ...deps, reads: { ...deps.reads, recoveriesOfAward } }, change, asked);
    return { claimed, writes: change.writes, events: change.events, yearsRead, deps };
  }
  const held = (parts: Partial<Award['money'] & object>, of = year): Award => ({
    ...award,
    amount: 1000,
    year: of,
    money: { ...noMoney, ...parts },
  });

  it('is reserved where exactly enough is left and nobody waits', async () => {
    const { claimed, writes, events } = await claim(undefined, 300, sample('Budget', { available: 300, joined: 7 }));
    expect(claimed).toEqual({ money: { ...noMoney, proposed: 300 }, year });
    const parts = { available: -300, reserved: 300 };
    const when = [
      { field: 'available', is: '>=', than: 300 },
      { field: 'waiting', is: '=', than: 0 },
    ];
    const ref = `${trainingId}#APPLICATION#${personId}#1`;
    expect(writes).toEqual(moved(year, parts, parts, when, 'RESERVED', ref));
    expect(events).toEqual([]);
  });

  it.each([
    ['one rupiah is missing', { available: 299, joined: 7 }],
    ['somebody waits', { available: 1000, waiting: 1, joined: 7 }],
  ])('joins the tail of the queue where %s', async (_case, budget: Partial<Budget>) => {
    const { claimed, writes, events } = await claim(held({ proposed: 1000 }), 1300, sample('Budget', budget));
    expect(claimed).toEqual({ money: { ...noMoney, proposed: 1000, waiting: [{ order, amount: 300 }] }, year });
    const parts = { waiting: 1, waitingAmount: 300 };
    const when = [{ field: 'joined', is: '=', than: 7 }];
    const ref = `${trainingId}#APPLICATION#${personId}#4`;
    expect(writes).toEqual([...moved(year, parts, { ...parts, joined: 1 }, when, 'QUEUED', ref), place]);
    expect(events).toEqual(exhausted);
  });

  it('is the first to wait where no budget has been opened', async () => {
    const { claimed, writes, events } = await claim(undefined, 300);
    const first = placeOrder(1, rankKey({ personId, score: 9000, confirmedAt }));
    expect(claimed).toEqual({ money: { ...noMoney, waiting: [{ order: first, amount: 300 }] }, year });
    const parts = { waiting: 1, waitingAmount: 300 };
    const [, entry] = moved(year, parts, {}, [], 'QUEUED', `${trainingId}#APPLICATION#${personId}#1`);
    expect(writes).toEqual([
      { op: 'create', entity: { ...unopened, ...parts, joined: 1 } },
      entry,
      { ...place, entity: { ...place.entity, order: first } },
    ]);
    expect(events).toEqual(exhausted);
  });

  it('is none where an award is worth none', async () => {
    const { claimed, writes, events } = await claim(undefined, 0, sample('Budget'));
    expect([claimed, writes, events]).toEqual([{ money: null, year }, [], []]);
  });

  describe('of a person who owes of the award', () => {
    const paid = (of: number, reference: string, takenBack: number): Payment => ({
      reference,
      year: of,
      amount: 500,
      takenBack,
      at: '',
    });
    const owing = held({ payments: [paid(2025, 'SP-0', 0), paid(lastYear, 'SP-1', 200), paid(lastYear, 'SP-2', 0)] });
    const recovery = sample('Recovery', { year: lastYear, n: 2, payment: 'SP-1', amount: 200 });
    const parts = (amount: number) => ({ settled: amount, toRecover: -amount });
    const ref = `${trainingId}#APPLICATION#${personId}#4#2#SP-1`;

    it('is set off first, with the budget that had paid; what is left is claimed', async () => {
      const { claimed, writes, yearsRead } = await claim(owing, 1300, recovery, sample('Budget', { available: 100 }));
      const payments = [paid(2025, 'SP-0', 0), paid(lastYear, 'SP-1', 0), paid(lastYear, 'SP-2', 0)];
      expect(claimed).toEqual({ money: { ...noMoney, payments, proposed: 100 }, year });
      expect(yearsRead).toEqual([lastYear]);
      const ended = { ...recovery, amount: 0, setOff: 200, status: 'SET_OFF', closedAt: at, version: 2 };
      expect(writes.slice(0, 3)).toEqual([
        { op: 'replace', entity: ended },
        ...moved(lastYear, parts(200), parts(200), [], 'SET_OFF', ref),
      ]);
      expect(writes.slice(3)).toMatchObject([{ add: { available: -100, reserved: 100 } }, { op: 'create' }]);
    });

    it('claims nothing, and stays in its year, where all of it is set off', async () => {
      const before = { ...owing, year: lastYear };
      const { claimed, writes, events } = await claim(before, 1150, recovery, sample('Budget', { available: 100 }));
      const payments = [paid(2025, 'SP-0', 0), paid(lastYear, 'SP-1', 50), paid(lastYear, 'SP-2', 0)];
      expect(claimed).toEqual({ money: { ...noMoney, payments }, year: lastYear });
      expect(writes).toHaveLength(3);
      expect(events).toEqual([]);
    });
  });

  describe('when the year before is over', () => {
    const ending = (parts: Partial<Budget>) => sample('Budget', { year: lastYear, ...parts });
    const open = sample('Budget', { available: 300 });

    it('ends that year first', async () => {
      const { claimed, deps } = await claim(undefined, 300, ending({}), open);
      expect(claimed.year).toBe(year);
      expect(await deps.store.get('Budget', { programId, year: lastYear })).toMatchObject({ closedAt: at });
    });

    it('ends it too for an award that holds money of this year', async () => {
      const { claimed, deps } = await claim(held({ proposed: 1000 }), 1300, ending({}), open);
      expect(claimed.year).toBe(year);
      expect(await deps.store.get('Budget', { programId, year: lastYear })).toMatchObject({ closedAt: at });
    });

    it.each<[string, Partial<Budget>, Partial<Award['money'] & object>]>([
      [
        'waits while that year has yet to be carried into the new one',
        { carries: true, unwritten: 1 },
        { proposed: 0 },
      ],
      ['is reserved once it has been', { carries: true, closedAt: at }, { proposed: 300 }],
      ['is reserved where that year is not carried', { unwritten: 1 }, { proposed: 300 }],
    ])('%s', async (_case, before, money) => {
      const { claimed } = await claim(undefined, 300, ending(before), open);
      expect(claimed).toMatchObject({ money, year });
    });

    it('stays with it while the award holds its money and it cannot be ended', async () => {
      const stuck = ending({ available: 300, unwritten: 1 });
      const { claimed } = await claim(held({ proposed: 1000 }, lastYear), 1300, stuck, open);
      expect(claimed).toEqual({ money: { ...noMoney, proposed: 1300 }, year: lastYear });
    });

    it('is decided again where the award has gone with its end', async () => {
      await expect(claim(held({ proposed: 1000 }, lastYear), 1300, ending({}), open)).rejects.toThrow(CommitConflict);
    });

    it('claims of the new one for an award that holds nothing any more', async () => {
      const { claimed } = await claim(held({ lost: 'EXPIRED' }, lastYear), 1300, open);
      expect(claimed).toEqual({ money: { ...noMoney, proposed: 300, lost: 'EXPIRED' }, year });
    });
  });
});

describe('a stage that is ranked', () => {
  const run = sample('Run', { name: 'EVALUATION-r0', ranges: [{ from: personId, to: personId }] });
  const closedAt = '2027-03-27T17:00:00.000Z';
  const candidate = (n: number, amount: number) => ({
    personId: idOf('person', n),
    confirmedAt,
    value: { ...award, score: 10_000 - n, amount },
  });
  const keyOf = (n: number) => rankKey({ personId: idOf('person', n), score: 10_000 - n, confirmedAt });
  async function plan(amounts: readonly number[], ...entities: Entity[]) {
    const deps = await tableWith(...entities);
    const changes: Change[] = [];
    const commit: typeof deps.store.commit = (change) => {
      changes.push(change);
      return deps.store.commit(change);
    };
    const candidates = amounts.map((amount, i) => candidate(i + 1, amount));
    const closed = { run, stage: 'APPLICATION', programId, closedAt, candidates } as const;
    const planning = () => planAwards({ ...deps, store: { ...deps.store, commit } }, closed);
    const planned = await planning();
    const change = changes.at(-1)!;
    expect(await planning()).toEqual(planned);
    expect(changes.at(-1)).toBe(change);
    expect(change.header).toEqual({ actor: 'system', role: 'SYSTEM', action: 'award.plan', entity: trainingId });
    expect(change.writes[0]).toMatchObject({
      entity: { kind: 'Run', name: 'AWARD-APPLICATION-r0', cause: run.name, ranges: run.ranges, plan: planned.plan },
    });
    return { plan: planned.plan, writes: change.writes.slice(1), events: change.events, deps };
  }
  const ref = `${trainingId}#EVALUATION-r0`;
  const planOf = (parts: object) => ({
    stage: 'APPLICATION',
    source: run.name,
    programId,
    year,
    cut: null,
    joined: 1,
    waiting: 0,
    expired: false,
    closedAt,
    ...parts,
  });
  const when = (available: number, joined: number, waiting: number) => [
    { field: 'available', is: '>=', than: available },
    { field: 'joined', is: '=', than: joined },
    { field: 'waiting', is: '=', than: waiting },
  ];

  it('reserves to the last rupiah, and nobody waits', async () => {
    const { plan: made, writes, events } = await plan([300, 200], sample('Budget', { available: 500, joined: 4 }));
    expect(made).toEqual(planOf({ cut: keyOf(2), joined: 5 }));
    const parts = { available: -500, reserved: 500 };
    expect(writes).toEqual(moved(year, parts, { ...parts, joined: 1 }, when(500, 4, 0), 'RESERVED', ref));
    expect(events).toEqual([]);
  });

  it('lets those wait who do not fit', async () => {
    const { plan: made, writes, events } = await plan([300, 200], sample('Budget', { available: 499, joined: 4 }));
    expect(made).toEqual(planOf({ cut: keyOf(1), joined: 5, waiting: 1 }));
    const parts = { available: -300, reserved: 300, waiting: 1, waitingAmount: 200 };
    expect(writes).toEqual(moved(year, parts, { ...parts, unwritten: 1, joined: 1 }, when(300, 4, 0), 'RESERVED', ref));
    expect(events).toEqual(exhausted);
  });

  it('lets everybody wait behind whoever waits', async () => {
    const budget = sample('Budget', { available: 499, waiting: 1, joined: 4 });
    const { plan: made, writes, events } = await plan([300, 200], budget);
    expect(made).toEqual(planOf({ joined: 5, waiting: 2 }));
    const parts = { waiting: 2, waitingAmount: 500 };
    expect(writes).toEqual(moved(year, parts, { ...parts, unwritten: 2, joined: 1 }, when(0, 4, 1), 'QUEUED', ref));
    expect(events).toEqual(exhausted);
  });

  it('lets everybody wait for a budget that is not opened', async () => {
    const { plan: made, writes, events } = await plan([300, 200]);
    expect(made).toEqual(planOf({ waiting: 2 }));
    const parts = { waiting: 2, waitingAmount: 500 };
    const [, entry] = moved(year, parts, {}, [], 'QUEUED', ref);
    const opened = { ...unopened, ...parts, unwritten: 2, joined: 1 };
    expect(writes).toEqual([{ op: 'create', entity: opened }, entry]);
    expect(events).toEqual(exhausted);
  });

  it.each([[[]], [[0, 0]]])('touches no budget where nobody is worth money: %j', async (amounts) => {
    const { writes, events } = await plan(amounts, sample('Budget', { available: 499 }));
    expect([writes, events]).toEqual([[], []]);
  });

  it('ends the year before first', async () => {
    const { deps } = await plan([300], sample('Budget', { year: lastYear }), sample('Budget'));
    expect(await deps.store.get('Budget', { programId, year: lastYear })).toMatchObject({ closedAt: at });
  });

  it.each<[string, Partial<Budget>, number]>([
    [
      'lets everybody wait while the year before has yet to be carried into this one',
      { carries: true, unwritten: 1 },
      2,
    ],
    ['draws once it has been', { carries: true, closedAt: at }, 0],
    ['draws where the year before is not carried', { unwritten: 1 }, 0],
  ])('%s', async (_case, before, waiting) => {
    const { plan: made } = await plan([300, 200], sample('Budget', { year: lastYear, ...before }), sample('Budget'));
    expect(made).toEqual(planOf({ cut: waiting > 0 ? null : keyOf(2), waiting }));
  });

  it('finds its money expired with a year that has been closed', async () => {
    const { plan: made, writes, events } = await plan([300], sample('Budget', { closedAt: at, joined: 4 }));
    expect(made).toEqual(planOf({ joined: 5, expired: true }));
    expect([writes, events]).toEqual([[], []]);
  });

  it('draws on the year into which a closed one was carried', async () => {
    const carried = sample('Budget', { closedAt: at, carries: true });
    const { plan: made } = await plan([300], carried, sample('Budget', { year: 2028, joined: 9 }));
    expect(made).toEqual(planOf({ year: 2028, cut: keyOf(1), joined: 10 }));
  });
});

it('a move of no money is no line of the statement', () => {
  const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
  moveBudget(change, { programId, year }, { total: 0, available: 0, joined: 1 }, { at, reason: 'OPENED', ref: '' });
  expect(change.writes).toEqual(moved(year, {}, { joined: 1 }, [], 'OPENED', '').slice(0, 1));
});
