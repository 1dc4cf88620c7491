import { awardId } from '../../../core/incentive/award-id';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { finance, givenApplied, keyOf, otherAdmin, year } from '../incentive/scene';
import {
  answer,
  asPerson,
  givenEnded,
  openBehavior,
  participant,
  programId,
  rate,
  settle,
  trainingId,
} from '../run/scene';
import { type Api, apiOver } from './api';

let table: TestTable;
let api: Api;
beforeEach(async () => {
  table = await withTable();
  api = apiOver(table.deps);
});
afterEach(() => table.close());

const preview = `query ($id: ID!) { incentivePreview(trainingId: $id) { stages {
  stage computedFrom award { id points } gates { gate state }
  duties { level state dueDate closesAt late score lostPerDay }
  best { outcome tier points amount } worst { outcome tier }
  lines { topic text { text } }
} } }`;
const stagesFor = async (n: number) =>
  (await api.get(asPerson(participant(n)), preview, { id: trainingId })).incentivePreview.stages;

describe('what is still possible, over the API', () => {
  it('tells what has been got, what is open and what each day costs; and the same whatever raters answer', async () => {
    await givenEnded(table, { people: 2 });
    await settle(table);
    await answer(table, 1, 'REACTION');
    await openBehavior(table);
    table.clock.set('2027-03-15T03:00:00.000Z');
    const [completion, application] = await stagesFor(1);
    expect(completion).toMatchObject({
      award: { points: 100 },
      gates: [{ gate: 'ATTENDANCE', state: 'MET' }],
      best: { outcome: 'AWARDED', tier: 'MADYA', points: 100, amount: 0 },
      worst: { tier: 'MADYA' },
    });
    const duty = (level: string, state: string, late: number | null, score: number) =>
      expect.objectContaining({ level, state, late, score, lostPerDay: 1000 });
    // (10000 + 0 + 9000) / 3 = 6333, BEHAVIOR 10000: (600000 + 253320) / 100 = 8533.2
    expect(application).toMatchObject({
      award: null,
      computedFrom: '2027-03-27T17:00:00.000Z',
      gates: [
        { gate: 'COMPLETED', state: 'MET' },
        { gate: 'OWN_TASK', state: 'OPEN' },
        { gate: 'INDEPENDENT_RATING', state: 'OPEN' },
      ],
      duties: [
        duty('LEARNING', 'UNANSWERED', null, 0),
        duty('REACTION', 'ANSWERED', 0, 10_000),
        duty('BEHAVIOR', 'OPEN', 1, 9000),
      ],
      best: { outcome: 'AWARDED', tier: 'MADYA', points: 100, amount: 300_000 },
      worst: { outcome: 'GATE_OWN_TASK', tier: null },
    });
    await rate(table, 2, 25);
    const [, high] = await stagesFor(2);
    expect(high.gates.map(({ state }: { state: string }) => state)).toEqual(['MET', 'MET', 'OPEN']);
    await rate(table, 1, 5);
    const [, low] = await stagesFor(1);
    expect(low.gates).toEqual(high.gates);
    // As before the supervisor's answer.
    expect([low.best, low.worst.outcome]).toEqual([application.best, 'NO_INDEPENDENT_RATING']);
    const { errors } = await api.ask(
      asPerson(participant(2)),
      'query ($id: ID!, $personId: ID!) { incentivePreview(trainingId: $id, personId: $personId) { personId } }',
      { id: trainingId, personId: participant(1) },
    );
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('money over the API', () => {
  const submit = 'mutation ($input: SubmitAwardBatchInput!) { submitAwardBatch(input: $input) { id status } }';
  const dismiss = `mutation ($input: DismissAwardBatchInput!) {
    dismissAwardBatch(input: $input) { status dismissedBy dismissedAt dismissalReason }
  }`;
  const awards = [awardId(keyOf(1))];

  it('shows in which batch an award is, and lets go of it', async () => {
    await givenApplied(table, 1_000_000);
    const { submitAwardBatch: batch } = await api.get(provinceAdmin, submit, { input: { awards } });
    const batchOf = async () => {
      const { award } = await api.get(provinceAdmin, 'query ($id: ID!) { award(id: $id) { batch } }', {
        id: awards[0],
      });
      return award.batch;
    };
    expect(await batchOf()).toBe(batch.id);
    const again = await api.ask(provinceAdmin, submit, { input: { awards } }, 'en');
    expect(again.errors[0]?.extensions.code).toBe('IN_BATCH');
    expect(again.errors[0]?.message).toBe(`This award is submitted in another batch (${batch.id}).`);
    const input = { id: batch.id, reason: 'Salah kirim' };
    expect((await api.get(otherAdmin, dismiss, { input })).dismissAwardBatch).toEqual({
      status: 'DISMISSED',
      dismissedBy: 'province-2',
      dismissedAt: '2027-03-27T17:00:00.000Z',
      dismissalReason: 'Salah kirim',
    });
    expect(await batchOf()).toBeNull();
    const late = await api.ask(provinceAdmin, dismiss, { input });
    expect(late.errors[0]?.extensions).toMatchObject({ code: 'ILLEGAL_TRANSITION', problems: [{ field: 'id' }] });
  });

  it('tells what a budget and a person began and ended a period with', async () => {
    await givenApplied(table, 1_000_000);
    const amounts = 'total available reserved proposed approved settled toRecover waived carried waiting waitingAmount';
    const query = `query ($id: ID!, $year: Int!, $from: Instant) {
      budget(programId: $id, year: $year) { ${amounts} }
      budgetBalances(programId: $id, year: $year, from: $from) { opening { ${amounts} } closing { ${amounts} } }
    }`;
    const { budget, budgetBalances } = await api.get(finance, query, {
      id: programId,
      year,
      from: '2027-03-27T17:00:00.000Z',
    });
    expect(budgetBalances.closing).toEqual(budget);
    const { opening, closing } = budgetBalances;
    expect(opening).toMatchObject({ total: 1_000_000, available: 1_000_000, reserved: 0, waitingAmount: 0 });
    for (const { total, available, reserved, carried, ...parts } of [opening, closing]) {
      expect(available + reserved + carried).toBe(total);
      expect(parts.proposed + parts.approved + parts.settled + parts.toRecover + parts.waived).toBe(reserved);
    }
    const ledger = '{ ledgerBalances { opening { points amount } closing { points amount } } }';
    expect((await api.get(asPerson(participant(1)), ledger)).ledgerBalances).toEqual({
      opening: { points: 0, amount: 0 },
      closing: { points: 250, amount: 500_000 },
    });

    // What was rejected is still what they are worth: that it is not paid stands beside the award.
    const held = `{ awardsOfPerson(first: 1) { edges { node { amount money { proposed lost lostAs } } } }
      ledgerBalances { closing { amount } } }`;
    const readBy = async () => {
      const { awardsOfPerson, ledgerBalances } = await api.get(asPerson(participant(1)), held);
      return [ledgerBalances.closing.amount, awardsOfPerson.edges[0].node];
    };
    const money = { proposed: 500_000, lost: 0, lostAs: null };
    expect(await readBy()).toEqual([500_000, { amount: 500_000, money }]);
    const reject = 'mutation ($input: RejectAwardsInput!) { rejectAwards(input: $input) { id } }';
    await api.get(provinceAdmin, reject, { input: { awards, reason: 'Diragukan' } });
    const rejected = { proposed: 0, lost: 500_000, lostAs: 'REJECTED' };
    expect(await readBy()).toEqual([500_000, { amount: 500_000, money: rejected }]);
  });
});
