import type { AttendanceMark } from '../../../core/enrollment/enrollment';
import { defaultInstruments } from '../../../core/evaluation/default-plan';
import type { RaterKind } from '../../../core/evaluation/evaluation';
import { applicationValue } from '../../../core/incentive/application';
import { noMoney } from '../../../core/incentive/award-money';
import { likertItemsOf } from '../../../core/incentive/behavior';
import { decideCompletion } from '../../../core/incentive/completion';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import type { OwnTask } from '../../../core/incentive/score';
import { lessened, setOff } from '../../../core/incentive/set-off';
import { addDays } from '../../../core/time';
import { idOf, sample } from '../../support/entities';
import {
  type ApplicationVector,
  applicationVectors,
  type CompletionVector,
  completionVectors,
  type SetOffVector,
  setOffVectors,
} from './vectors';

const scheme = defaultScheme('prg');
const items = likertItemsOf(defaultInstruments('prg').find(({ code }) => code === 'BEHAVIOR')!);
const statuses = { P: 'PRESENT', L: 'LATE', E: 'EXCUSED', A: 'ABSENT' } as const;

function completion({ sessions, postTest }: CompletionVector) {
  const held = sessions.map(([jp], i) => sample('Session', { id: idOf('session', i), jp, status: 'ENDED' }));
  const attendance: Record<string, AttendanceMark> = {};
  for (const [i, [, mark]] of sessions.entries()) {
    if (mark !== '-') attendance[idOf('session', i)] = { status: statuses[mark], source: 'RECORD' };
  }
  const facts = { attendance, postTest: postTest ?? null };
  return decideCompletion(facts, { hasTest: postTest !== undefined }, held, scheme);
}

function rating(raterKind: RaterKind, sum: number) {
  const answers = Object.fromEntries(items.map((item, i) => [item, Math.floor(sum / 5) + (i < sum % 5 ? 1 : 0)]));
  return sample('Response', { raterKind, answers });
}

function ownTask(n: number, late: number | null): OwnTask {
  const dueDate = '2027-03-14';
  const answered = late === null ? null : addDays(dueDate, late);
  const level = n === 2 ? 'BEHAVIOR' : 'LEARNING';
  return { level, dueDate, answeredOn: answered, status: answered === null ? 'OPEN' : 'ANSWERED' };
}

function application({ self, supervisor, peers = [], subordinates = [], late }: ApplicationVector) {
  const ownTasks = late.map((days, n) => ownTask(n, days));
  const ratings = [
    ...(self === undefined ? [] : [rating('SELF', self)]),
    ...(supervisor === undefined ? [] : [rating('SUPERVISOR', supervisor)]),
    ...peers.map((sum) => rating('PEER', sum)),
    ...subordinates.map((sum) => rating('SUBORDINATE', sum)),
  ];
  const enrollment = { personId: 'per', status: 'COMPLETED', confirmedAt: null } as const;
  return applicationValue({ enrollment, ratings, ownTask: ownTasks.at(-1), ownTasks }, items, scheme);
}

function afterSetOff({ payments, recoveries, increase }: SetOffVector) {
  const paid = payments.map(([amount, takenBack], i) => ({
    reference: `SP2D-${i}`,
    year: 2027,
    amount,
    takenBack,
    at: '',
  }));
  const debts = recoveries.map(([payment, amount, status], n) =>
    sample('Recovery', { n, payment: `SP2D-${payment}`, amount, status }),
  );
  // In whatever order they are read.
  const { money, parts, left } = setOff({ ...noMoney, payments: paid }, debts.toReversed(), increase);
  const after = debts.map((debt) => {
    const part = parts.find(({ recovery }) => recovery === debt);
    return part === undefined ? debt : lessened(debt, part.amount, '2027-06-01T00:00:00.000Z');
  });
  return { takenBack: money.payments.map((one) => one.takenBack), after, left, debts };
}

describe('figures computed by hand', () => {
  it('are many', () => {
    expect(completionVectors.length + applicationVectors.length).toBeGreaterThanOrEqual(30);
  });

  it.each(completionVectors)('COMPLETION of $attendance and $postTest is $score, $tier', (vector) => {
    const { value } = completion(vector);
    const { attendance, score, tier, points } = vector;
    expect(value.breakdown[0]?.score).toBe(attendance);
    expect(value).toMatchObject({ score, tier, points });
  });

  it.each(applicationVectors)('APPLICATION of $behavior and $timeliness is $score, $amount', (vector) => {
    const value = application(vector);
    const { behavior, timeliness, score, outcome, amount } = vector;
    expect(value.breakdown.map((part) => part.score)).toEqual([behavior, timeliness]);
    expect(value).toMatchObject({ score, outcome, amount });
  });

  it.each(setOffVectors)('an increase of $increase leaves $due to come back and $left to be claimed', (vector) => {
    const { takenBack, after, left, debts } = afterSetOff(vector);
    expect({ takenBack, due: after.map(({ amount }) => amount), left }).toEqual({
      takenBack: vector.takenBack,
      due: vector.due,
      left: vector.left,
    });
    for (const [i, { amount, setOff: gone, status, closedAt }] of after.entries()) {
      expect(amount + gone).toBe(debts[i]?.amount);
      expect(status).toBe(amount === 0 ? 'SET_OFF' : debts[i]?.status);
      expect(closedAt === null).toBe(amount > 0);
    }
  });
});
