import { Change } from '../../../core/change';
import { noMoney } from '../../../core/incentive/award-money';
import type { AwardValue } from '../../../core/incentive/award-value';
import { changeAward, createAward, decidersOf, moveMoney } from '../../../core/incentive/change-award';
import type { Award, AwardMoney, Payment } from '../../../core/incentive/incentive';
import { takeMoney } from '../../../core/incentive/money';
import { sample } from '../../support/entities';

const at = '2027-12-31T17:00:00.000Z';
const why = { at, reason: 'CORRECTED', cause: 'jrn_1.0' };
const before = sample('Award', { version: 3, batch: 'bat_1' });
const { trainingId, stage, personId, programId } = before;
const of = { trainingId, stage, personId };

const aChange = (): Change => new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
const told = (type: string) => [{ type, aggregateId: trainingId, data: { trainingId, stage, personIds: [personId] } }];
const pointsOf = (year: number, points: number) => ({
  op: 'count',
  kind: 'Points',
  key: { personId, programId, year },
  add: { points },
});
const line = (n: number, delta: { points: number; amount: number }, year = 2027) => ({
  op: 'create',
  entity: { kind: 'LedgerEntry', ...of, n, programId, year, ...delta, ...why },
});

describe('the first outcome of a stage', () => {
  const { kind: _kind, money: _money, batch: _batch, ...rest } = before;
  const { status: _status, pointsYear: _year, computedAt: _at, version: _version, ...valued } = rest;

  it('is written with its line of the ledger, and its points with the local year in which it was computed', () => {
    const change = aChange();
    createAward(change, valued, valued, { ...noMoney, proposed: 300_000 }, why);
    const award = {
      ...valued,
      status: 'PROPOSED',
      batch: null,
      decidedBy: [],
      pointsYear: 2028,
      computedAt: at,
      version: 1,
    };
    expect(change.writes).toEqual([
      { op: 'create', entity: expect.objectContaining({ kind: 'Award', ...award }) },
      line(1, { points: 100, amount: 300_000 }),
      pointsOf(2028, 100),
    ]);
    expect(change.events).toEqual(told('AwardComputed'));
  });

  it.each([
    [{ points: 0, amount: 0 }, [], []],
    [{ points: 0, amount: 500 }, [line(1, { points: 0, amount: 500 })], []],
    [{ points: 50, amount: 0 }, [line(1, { points: 50, amount: 0 })], [pointsOf(2028, 50)]],
  ])('of %j has no line and counts no points where there are none', (figures, lines, points) => {
    const change = aChange();
    createAward(change, valued, { ...valued, ...figures }, null, why);
    expect(change.writes.slice(1)).toEqual([...lines, ...points]);
    expect(change.events).toHaveLength(1);
  });
});

describe('an award that is computed again', () => {
  const [behavior, timeliness] = before.breakdown;
  const changed = (value: Partial<AwardValue>, money: AwardMoney | null = before.money): Change => {
    const change = aChange();
    changeAward(change, before, { ...before, ...value }, { money, year: 2028 }, why);
    return change;
  };

  it.each<[string, Partial<AwardValue>, { points: number; amount: number }, string]>([
    ['more of both', { points: 150, amount: 500_000 }, { points: 50, amount: 200_000 }, 'AwardComputed'],
    ['less of both', { points: 50, amount: 150_000 }, { points: -50, amount: -150_000 }, 'AwardReversed'],
    ['fewer points alone', { points: 99 }, { points: -1, amount: 0 }, 'AwardReversed'],
    ['less money alone', { amount: 299_999 }, { points: 0, amount: -1 }, 'AwardReversed'],
    ['more points for less money', { points: 101, amount: 0 }, { points: 1, amount: -300_000 }, 'AwardReversed'],
    ['fewer points for more money', { points: 0, amount: 300_001 }, { points: -100, amount: 1 }, 'AwardReversed'],
  ])('to %s: the difference, once', (_case, value, delta, type) => {
    const { writes, events } = changed(value);
    expect(writes).toEqual([
      { op: 'replace', entity: { ...before, ...value, year: 2028, computedAt: at, version: 4 } },
      line(4, delta, 2028),
      ...(delta.points === 0 ? [] : [pointsOf(2027, delta.points)]),
    ]);
    expect(events).toEqual(told(type));
  });

  it.each<[string, Partial<AwardValue>]>([
    ['another score', { score: 8294 }],
    ['another component', { breakdown: [behavior!, { ...timeliness!, score: 9334 }] }],
    ['other raters', { countedKinds: ['SELF', 'SUPERVISOR'] }],
    ['another basis', { basis: { ...before.basis, ownTasks: [] } }],
  ])('to %s of the same worth: the award alone', (_case, value) => {
    const { writes, events } = changed(value);
    expect(writes).toHaveLength(1);
    expect(events).toEqual(told('AwardComputed'));
  });

  it('to the same: nothing', () => {
    const reordered = before.breakdown.map(({ score, weight, component }) => ({ score, weight, component }));
    const { writes, events } = changed({ breakdown: reordered });
    expect([writes, events]).toEqual([[], []]);
  });

  it.each<[AwardMoney | null, string, string | null]>([
    [{ ...noMoney, proposed: 1 }, 'PROPOSED', 'bat_1'],
    [{ ...noMoney, approved: 1 }, 'APPROVED', null],
    [null, 'APPROVED', null],
  ])('stays in its batch while any of it asks for approval: %j', (money, status, batch) => {
    expect(changed({ score: 8294 }, money).writes).toMatchObject([{ entity: { money, status, batch } }]);
    if (money === null) return;
    const change = aChange();
    moveMoney(change, before, money);
    expect(change.writes).toEqual([{ op: 'replace', entity: { ...before, money, status, batch, version: 4 } }]);
    expect(change.events).toEqual([]);
  });
});

describe('money that is taken back', () => {
  const paidIn = (year: number, reference: string, amount: number): Payment => ({
    reference,
    year,
    amount,
    takenBack: 0,
    at: '',
  });
  const taking = (money: Partial<AwardMoney>, amount: number, by: number) => {
    const change = aChange();
    const award: Award = { ...before, amount, money: { ...noMoney, ...money } };
    return { left: takeMoney(change, award, by, why), change };
  };
  const place = (order: string) => ({ programId, year: 2027, order });
  const gone = (order: string, amount: number) => ({
    op: 'remove',
    entity: { kind: 'BudgetPlace', ...place(order), ...of, amount },
  });
  const due = (year: number, payment: string, amount: number) => ({
    op: 'create',
    entity: sample('Recovery', { ...of, programId, year, n: 4, payment, amount, dueAt: at }),
  });
  const moved = (year: number, parts: object) => [
    { op: 'update', kind: 'Budget', key: { programId, year }, add: parts, set: {}, when: [] },
    {
      op: 'create',
      entity: {
        kind: 'BudgetEntry',
        programId,
        year,
        at,
        reason: 'TAKEN_BACK',
        ref: `${trainingId}#APPLICATION#${personId}#4`,
        parts,
      },
    },
  ];
  const credited = [{ type: 'BudgetCredited', aggregateId: programId, data: { programId, year: 2027 } }];
  const waiting = [
    { order: 'a', amount: 300 },
    { order: 'b', amount: 200 },
  ];
  const payments = [paidIn(2026, 'SP-1', 500), paidIn(2027, 'SP-2', 90), paidIn(2027, 'SP-3', 10)];

  it.each<[string, Partial<AwardMoney>, number, number, object[], object[]]>([
    [
      'from everything, the paid last: 500 waiting, 100 proposed, 60 approved, 100 paid this year, 40 the year before',
      { waiting, proposed: 100, approved: 60, payments },
      1260,
      800,
      [
        gone('b', 200),
        gone('a', 300),
        due(2027, 'SP-3', 10),
        due(2027, 'SP-2', 90),
        due(2026, 'SP-1', 40),
        ...moved(2027, {
          available: 160,
          reserved: -160,
          approved: -60,
          waiting: -2,
          waitingAmount: -500,
          settled: -100,
          toRecover: 100,
        }),
        ...moved(2026, { settled: -40, toRecover: 40 }),
      ],
      credited,
    ],
    [
      'from places alone, of which one then asks for less',
      { waiting },
      500,
      250,
      [
        gone('b', 200),
        { op: 'update', kind: 'BudgetPlace', key: place('a'), add: { amount: -50 }, set: {}, when: [] },
        ...moved(2027, { waiting: -1, waitingAmount: -250 }),
      ],
      credited,
    ],
    ['from what is proposed', { proposed: 9 }, 9, 4, moved(2027, { available: 4, reserved: -4 }), credited],
    [
      'from what is approved',
      { approved: 9 },
      9,
      4,
      moved(2027, { available: 4, reserved: -4, approved: -4 }),
      credited,
    ],
    [
      'from what was paid, which credits nothing until it is back',
      { payments: [paidIn(2026, 'SP-1', 500)] },
      500,
      500,
      [due(2026, 'SP-1', 500), ...moved(2026, { settled: -500, toRecover: 500 })],
      [],
    ],
    ['from what stands nowhere', { lost: 'REJECTED' }, 500, 500, [], []],
  ])('%s', (_case, money, amount, by, writes, events) => {
    const { change } = taking(money, amount, by);
    expect(change.writes).toEqual(writes);
    expect(change.events).toEqual(events);
  });

  it('leaves what the award still holds', () => {
    expect(taking({ waiting, proposed: 100 }, 600, 250).left).toEqual({
      ...noMoney,
      waiting: [{ order: 'a', amount: 250 }],
      proposed: 100,
    });
  });
});

describe('who gave money', () => {
  const given = ['per_1', 'province'];
  const payment: Payment = { reference: 'SP2D 1', year: 2027, amount: 1, takenBack: 0, at };

  it.each<[string, AwardMoney | null, readonly string[]]>([
    ['stands with it while it is to be paid', { ...noMoney, approved: 1 }, given],
    ['stands with it when it was paid, for it can come back', { ...noMoney, payments: [payment] }, given],
    ['does not, once nothing of it is there any more', noMoney, []],
    ['does not, where only others can still decide', { ...noMoney, proposed: 1 }, []],
    ['does not stand with an award without money', null, []],
  ])('%s', (_case, money, expected) => {
    expect(decidersOf(given, money)).toEqual(expected);
  });
});
