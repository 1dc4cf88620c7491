import { fromItem, type Item } from '../../../../adapters/table/codec';
import type { EntityOf, Kind } from '../../../../core/entities';
import { moneyOf, openOf, settledOf } from '../../../../core/incentive/award-money';
import { unpackCandidates } from '../../../../core/incentive/candidates';
import type { Award, Budget, Scheme, StageRules } from '../../../../core/incentive/incentive';
import type { AwardPlan } from '../../../../core/incentive/plan-awards';
import type { Watch, Written } from '../../../support/memory-engine';
import { SESSIONS, type World } from './world';

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((all, one) => all + of(one), 0);
const all = <K extends Kind>(items: readonly Item[], kind: K): EntityOf<K>[] =>
  items.filter((item) => item.kind === kind).map((item) => fromItem(kind, item));

/** Held in the instant of every single commit, whoever made it and whatever came of the rest of the delivery. */
export function watching(): Watch {
  /** Of each run by training: who has to be reserved, worked out when it is planned, by plain sorting and adding. */
  const reserved = new Map<string, ReadonlySet<string>>();
  return (written, items) => {
    const isMoved = written.some(({ after }) => ['Award', 'Budget', 'Recovery'].includes(String(after?.kind)));
    if (isMoved) for (const budget of all(items, 'Budget')) expectSound(budget, items);
    for (const one of written) {
      if (one.after?.kind === 'Award') expectDifference(one, written, items);
      if (one.after?.kind === 'Award' && one.before === undefined) expectRank(fromItem('Award', one.after), reserved);
      if (one.after?.kind === 'Run') plan(fromItem('Run', one.after), one, written, items, reserved);
    }
    expectInOrder(written, items);
  };
}

/** Nothing negative, the parts the whole, the entries the budget; and every part is what awards and recoveries say it is. */
function expectSound(budget: Budget, items: readonly Item[]): void {
  const { total, available, reserved, carried, approved, settled, toRecover, waived, waiting, waitingAmount } = budget;
  const parts = { total, available, reserved, carried, approved, settled, toRecover, waived, waiting, waitingAmount };
  expect(Math.min(...Object.values(parts), budget.unwritten)).toBeGreaterThanOrEqual(0);
  expect(available + reserved + carried).toBe(total);
  const entries = all(items, 'BudgetEntry').filter(({ year }) => year === budget.year);
  for (const [part, value] of Object.entries(parts)) {
    expect([part, sum(entries, (entry) => entry.parts[part as keyof typeof parts] ?? 0)]).toEqual([part, value]);
  }
  const held = holdings(budget, items);
  expect(held).toMatchObject({ approved, settled, toRecover, waived });
  const proposed = reserved - approved - settled - toRecover - waived;
  // A run has reserved for awards, and counted places, that it still writes: as long, both are more than what stands there.
  expect(held.proposed).toBeLessThanOrEqual(proposed);
  expect(held.waiting).toBeLessThanOrEqual(waiting);
  expect(held.waiting).toBeGreaterThanOrEqual(waiting - budget.unwritten);
}

/** What awards, places and recoveries add up to for a year: what is not paid counts where it is borne, what is paid where it was. */
function holdings({ year }: Budget, items: readonly Item[]) {
  const awards = all(items, 'Award');
  const own = awards.filter((award) => award.year === year).map(moneyOf);
  const payments = awards.flatMap((award) => moneyOf(award).payments).filter((payment) => payment.year === year);
  const recoveries = all(items, 'Recovery').filter((recovery) => recovery.year === year);
  const of = (status: string) => recoveries.filter((recovery) => recovery.status === status);
  return {
    proposed: sum(own, (money) => money.proposed),
    approved: sum(own, (money) => money.approved),
    settled: sum(payments, ({ amount, takenBack }) => amount - takenBack),
    toRecover: sum(of('DUE'), ({ amount }) => amount),
    waived: sum(of('WAIVED'), ({ amount }) => amount),
    waiting: all(items, 'BudgetPlace').filter((place) => place.year === year).length,
  };
}

/** One award for a person and stage: created once, then changed version by version, each line of its ledger the difference. */
function expectDifference({ before, after }: Written, written: readonly Written[], items: readonly Item[]): void {
  const [was, is] = [before && fromItem('Award', before), fromItem('Award', after as Item)];
  expect(is.version).toBe((was?.version ?? 0) + 1);
  const isOf = (entry: EntityOf<'LedgerEntry'>) => entry.personId === is.personId && entry.trainingId === is.trainingId;
  const lines = all(
    written.flatMap((one) => (one.before === undefined && one.after !== undefined ? [one.after] : [])),
    'LedgerEntry',
  ).filter(isOf);
  const ledger = all(items, 'LedgerEntry').filter(isOf);
  for (const figure of ['points', 'amount'] as const) {
    expect(sum(lines, (line) => line[figure])).toBe(is[figure] - (was?.[figure] ?? 0));
    expect(sum(ledger, (line) => line[figure])).toBe(is[figure]);
  }
  expect(lines.length).toBeLessThanOrEqual(1);
  const stands = openOf(moneyOf(is)) + settledOf(moneyOf(is));
  // What was rejected or has expired stands nowhere.
  if (moneyOf(is).lost === null) expect(stands).toBe(is.amount);
  else expect(stands).toBeLessThanOrEqual(is.amount);
}

/** When a run is planned: in the order of score, confirmation and person, as far as the money goes, and nobody while others wait. */
function plan(
  run: EntityOf<'Run'>,
  { before }: Written,
  written: readonly Written[],
  items: readonly Item[],
  reserved: Map<string, ReadonlySet<string>>,
): void {
  if (run.runKind !== 'AWARD' || before !== undefined) return;
  const { source } = run.plan as unknown as AwardPlan;
  const [scheme] = all(items, 'Scheme') as [Scheme];
  const candidates = all(items, 'RunChunk')
    .filter((chunk) => chunk.run === source && chunk.trainingId === run.trainingId)
    .flatMap(({ output }) => unpackCandidates(output, scheme, 'COMPLETION'))
    .filter(({ value }) => value.amount > 0)
    .sort(
      (a, b) =>
        (b.value.score ?? 0) - (a.value.score ?? 0) ||
        a.confirmedAt.localeCompare(b.confirmedAt) ||
        a.personId.localeCompare(b.personId),
    );
  const drawn = written.find(({ after }) => after?.kind === 'Budget')?.before;
  let left = drawn === undefined || drawn.waiting !== 0 ? 0 : Number(drawn.available);
  const first = candidates.findIndex(({ value }) => {
    left -= value.amount;
    return left < 0;
  });
  const served = first === -1 ? candidates : candidates.slice(0, first);
  reserved.set(run.trainingId, new Set(served.map(({ personId }) => personId)));
}

function expectRank(award: Award, reserved: ReadonlyMap<string, ReadonlySet<string>>): void {
  if (award.amount === 0) return;
  const { proposed } = moneyOf(award);
  expect(proposed).toBe(reserved.get(award.trainingId)?.has(award.personId) ? award.amount : 0);
}

/** Whoever is served or carried stood before everybody who waits on; nobody is reserved past a queue; what leaves a year arrives. */
function expectInOrder(written: readonly Written[], items: readonly Item[]): void {
  const entries = all(
    written.flatMap(({ after }) => (after === undefined ? [] : [after])),
    'BudgetEntry',
  );
  const budgets = new Map(written.flatMap(({ before }) => (before?.kind === 'Budget' ? [[before.year, before]] : [])));
  for (const { reason, year, parts } of entries) {
    const budget = budgets.get(year);
    if (reason === 'SERVED') expect(budget?.unwritten).toBe(0);
    if (reason === 'SERVED' || (reason === 'CARRIED' && (parts.waiting ?? 0) < 0)) {
      const served = written.flatMap(({ before }) =>
        before?.kind === 'BudgetPlace' && before.year === year ? String(before.order) : [],
      );
      const left = all(items, 'BudgetPlace').filter((place) => place.year === year);
      expect(served.length).toBeGreaterThan(0);
      for (const { order } of left) expect(served.every((one) => one < order)).toBe(true);
    }
    if (reason === 'RESERVED' && (parts.available ?? 0) < 0) expect(budget?.waiting).toBe(0);
  }
  const carried = entries.filter(({ reason }) => reason === 'CARRIED');
  if (carried.length > 0) expect(placesOf(written, 'after')).toEqual(placesOf(written, 'before'));
  for (const part of ['approved', 'waiting', 'waitingAmount'] as const) {
    expect(sum(carried, ({ parts }) => parts[part] ?? 0)).toBe(0);
  }
  expect(sum(carried, ({ parts }) => parts.carried ?? 0)).toBe(sum(carried, ({ parts }) => parts.total ?? 0));
}

/** Who waited in the places that a transaction writes, and for how much, in their order. */
function placesOf(written: readonly Written[], when: 'before' | 'after') {
  const places = all(
    written.flatMap(({ [when]: item }) => (item === undefined ? [] : [item])),
    'BudgetPlace',
  );
  return places
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ trainingId, personId, amount }) => ({ trainingId, personId, amount }));
}

/** Once everything is delivered: everybody has what the records say, and nobody waits who could be served. */
export async function expectSettled({ table, start }: World, items: readonly Item[]): Promise<void> {
  const awards = all(items, 'Award');
  const enrollments = all(items, 'Enrollment');
  expect(awards).toHaveLength(sum(start.trainings, (people) => people.length));
  for (const award of awards) {
    if (award.outcome === 'REVERSED') {
      expect([award.points, award.amount]).toEqual([0, 0]);
      continue;
    }
    const enrollment = enrollments.find(
      ({ trainingId, personId }) => trainingId === award.trainingId && personId === award.personId,
    ) as EntityOf<'Enrollment'>;
    const { outcome, score, points, amount } = award;
    expect({ outcome, score, points, amount }).toEqual(worthOf(enrollment, start.rules));
    expect(enrollment.status).toBe(outcome === 'GATE_ATTENDANCE' ? 'NOT_COMPLETED' : 'COMPLETED');
  }
  for (const budget of all(items, 'Budget')) {
    const { programId, year } = budget;
    const queue = (await table.deps.reads.budgetQueue(programId, year, { first: 100 })).rows.map(({ node }) => node);
    const own = awards.filter((award) => award.year === year);
    const waiting = own.flatMap((award) => moneyOf(award).waiting);
    const held = holdings(budget, items);
    expect(budget).toMatchObject({
      reserved: held.proposed + held.approved + held.settled + held.toRecover + held.waived,
      waiting: queue.length,
      waitingAmount: sum(queue, ({ amount }) => amount),
      unwritten: 0,
    });
    expect(queue.map(({ order, amount }) => ({ order, amount }))).toEqual(
      waiting.toSorted((a, b) => (a.order < b.order ? -1 : 1)),
    );
    if (queue[0] !== undefined) expect(queue[0].amount).toBeGreaterThan(budget.available);
    if (budget.closedAt !== null) expect(sum(own, (award) => openOf(moneyOf(award)))).toBe(0);
  }
}

/** What somebody is worth by their records alone, worked out here once more in integers. */
export function worthOf({ attendance, postTest }: EntityOf<'Enrollment'>, rules: StageRules) {
  const halves = { PRESENT: 2, LATE: 1, EXCUSED: 0, ABSENT: 0 };
  const marks = sum(Object.values(attendance), ({ status }) => halves[status]);
  const present = halfUp(10_000 * marks, 2 * SESSIONS);
  const [ofAttendance, ofLearning] = rules.weights.map(({ weight }) => weight) as [number, number];
  const score = halfUp(ofAttendance * present + ofLearning * (postTest ?? 0), ofAttendance + ofLearning);
  if (present < (rules.attendanceGate ?? 0)) return { outcome: 'GATE_ATTENDANCE', score, points: 0, amount: 0 };
  const tier = rules.tiers.find(({ from }) => score >= from);
  if (tier === undefined) return { outcome: 'BELOW_TIERS', score, points: 0, amount: 0 };
  return { outcome: 'AWARDED', score, points: tier.points, amount: tier.amount };
}

const halfUp = (above: number, below: number): number => Math.floor((2 * above + below) / (2 * below));
