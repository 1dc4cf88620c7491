import { Change } from '../../../core/change';
import { recordScores } from '../../../core/enrollment/record-scores';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { openBudget } from '../../../core/incentive/open-budget';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { processChunk } from '../../../core/run/process-chunk';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { drain, event, givenEnded, participant, programId, trainingId } from '../run/scene';
import { budgetOf, expectToAddUp } from './scene';

const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
const standard = defaultScheme(programId);
/** Everybody of the worked example is MADYA; here that is worth Rp100,000 at completion too. */
const paying = {
  ...standard,
  stages: standard.stages.map((rules) => ({
    ...rules,
    tiers: rules.tiers.map((tier) => ({ ...tier, amount: tier.amount || 100_000 })),
  })),
};

describe('somebody who was left out when a stage COMPLETION with money was ranked', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    await givenEnded(table, { people: 4, scheme: paying });
  });
  afterEach(() => table.close());

  const award = (n: number) =>
    table.deps.store.get('Award', { trainingId, stage: 'COMPLETION', personId: participant(n) });
  const ledger = async (n: number) =>
    (await table.deps.reads.ledgerOfPerson(participant(n), { first: 10 })).rows.map(({ node }) => node.amount);
  const open = (total: number) =>
    openBudget(table.deps, provinceAdmin, { programId, year: 2026, total, legalBasis: 'Pergub 7/2026' });

  /** What no score is makes deciding about somebody fail, until it is mended. */
  async function score(n: number, postTest: unknown): Promise<void> {
    const enrollment = (await table.deps.store.get('Enrollment', { trainingId, personId: participant(n) }))!;
    await table.deps.store.commit(
      new Change(header).replace(enrollment, { ...enrollment, postTest: postTest as number }),
    );
  }

  async function decide(): Promise<void> {
    await settleParticipants(table.deps, event('TrainingEnded'));
    await drain(table, table.deps);
  }

  async function redrive(): Promise<void> {
    for (const { message } of [...table.deadLetters.sent]) await processChunk(table.deps, message);
    await drain(table, table.deps);
  }

  it('is awarded once when they are completed, after all who were ranked', async () => {
    await open(300_000);
    await score(1, 'no number');
    await decide();
    expect(await award(1)).toBeUndefined();
    expect(await budgetOf(table, 2026)).toMatchObject({ available: 0, reserved: 300_000 });

    await score(1, 8400);
    await redrive();
    await redrive();
    expect(await award(1)).toMatchObject({ score: 8760, points: 100, status: 'PENDING_BUDGET', version: 1 });
    expect(await ledger(1)).toEqual([100_000]);
    expect(await budgetOf(table, 2026)).toMatchObject({ reserved: 300_000, waiting: 1, waitingAmount: 100_000 });
    await expectToAddUp(table, 2026);
  });

  it('has their money reserved when nobody waits and enough is left', async () => {
    await open(1_000_000);
    await score(1, 'no number');
    await decide();
    await score(1, 8400);
    await redrive();
    expect(await award(1)).toMatchObject({ status: 'PROPOSED', money: { proposed: 100_000 } });
    expect(await budgetOf(table, 2026)).toMatchObject({ available: 600_000, reserved: 400_000, waiting: 0 });
    await expectToAddUp(table, 2026);
  });

  it('does not come before the ranked when they are completed while the run is at work', async () => {
    await open(300_000);
    await score(1, 'no number');
    await settleParticipants(table.deps, event('TrainingEnded'));
    const [chunk] = table.chunks.take();
    const { store } = table.deps;
    const stopped = (change: Change) => {
      if (change.writes.some((write) => write.op === 'create' && write.entity.kind === 'RunChunk'))
        throw new Error('stopped');
      return store.commit(change);
    };
    const deps = { ...table.deps, store: { ...store, commit: stopped } };
    await expect(processChunk(deps, chunk!)).rejects.toThrow('stopped');
    await score(1, 8400);
    await expect(redrive()).rejects.toThrow('has not ended');
    expect(await award(1)).toBeUndefined();

    await processChunk(table.deps, chunk!);
    await redrive();
    expect(await award(1)).toMatchObject({ status: 'PENDING_BUDGET', version: 1 });
    for (const n of [2, 3, 4]) expect(await award(n)).toMatchObject({ status: 'PROPOSED' });
    await expectToAddUp(table, 2026);
  });

  it('is awarded once when completion is decided again after a reopening', async () => {
    await open(350_000);
    await score(1, 'no number');
    await score(2, 'no number');
    await decide();
    await score(1, 9000);
    await score(2, 8400);
    const { store } = table.deps;
    const training = (await store.get('Training', { id: trainingId }))!;
    await store.commit(new Change(header).replace(training, { ...training, status: 'FINALIZED', revision: 1 }));
    await settleParticipants(table.deps, event('TrainingFinalized'));
    await drain(table, table.deps);

    expect(await award(1)).toMatchObject({ score: 9000, status: 'PROPOSED', version: 1 });
    expect(await award(2)).toMatchObject({ score: 8760, status: 'PENDING_BUDGET', version: 1 });
    await redrive();
    expect(await ledger(1)).toEqual([100_000]);
    expect(await ledger(2)).toEqual([100_000]);
    expect(await budgetOf(table, 2026)).toMatchObject({ available: 50_000, reserved: 300_000, waiting: 1 });
    await expectToAddUp(table, 2026);
  });

  /** What leads there after the organizer has corrected their scores. */
  const corrected = (...people: number[]) =>
    settleParticipants(table.deps, event('ScoreRecorded', { personIds: people.map(participant) }));
  const statusOf = async (n: number) =>
    (await table.deps.store.get('Enrollment', { trainingId, personId: participant(n) }))?.status;

  it('is decided and awarded by a correction of their record, after all who were ranked; the redrive finds it done', async () => {
    await open(300_000);
    await score(1, 'no number');
    await decide();
    const scores = [{ personId: participant(1), postTest: 8400 }];
    await recordScores(table.deps, provinceAdmin, { trainingId, scores });
    await corrected(1);
    expect(await statusOf(1)).toBe('COMPLETED');
    expect(await award(1)).toMatchObject({ score: 8760, status: 'PENDING_BUDGET', version: 1 });

    await corrected(1);
    await redrive();
    expect(await award(1)).toMatchObject({ version: 1 });
    expect(await ledger(1)).toEqual([100_000]);
    expect(await budgetOf(table, 2026)).toMatchObject({ reserved: 300_000, waiting: 1, waitingAmount: 100_000 });
    await expectToAddUp(table, 2026);
  });

  it('is in nobody’s way while they still cannot be decided', async () => {
    await open(1_000_000);
    for (const n of [1, 2]) await score(n, 'no number');
    await decide();
    await score(2, 8400);
    await expect(corrected(1, 2)).rejects.toThrow('1 of those left out failed');
    expect([await statusOf(1), await statusOf(2)]).toEqual(['CONFIRMED', 'COMPLETED']);
    expect(await award(1)).toBeUndefined();
    expect(await award(2)).toMatchObject({ status: 'PROPOSED', version: 1 });
    await score(1, 8400);
    await corrected(1, 2);
    expect(await award(1)).toMatchObject({ status: 'PROPOSED', version: 1 });
    await expectToAddUp(table, 2026);
  });
});

it('somebody who was left out where completion carries no money is decided by a correction, too', async () => {
  const table = await withTable();
  try {
    await givenEnded(table, { people: 2 });
    const { store } = table.deps;
    const key = { trainingId, personId: participant(1) };
    const enrollment = (await store.get('Enrollment', key))!;
    const broken = { ...enrollment, postTest: 'no number' as unknown as number };
    await store.commit(new Change(header).replace(enrollment, broken));
    await settleParticipants(table.deps, event('TrainingEnded'));
    await drain(table, table.deps);
    const scores = [{ personId: participant(1), postTest: 8400 }];
    await recordScores(table.deps, provinceAdmin, { trainingId, scores });
    for (const _ of ['once', 'again']) {
      await settleParticipants(table.deps, event('ScoreRecorded', { personIds: [participant(1)] }));
      expect(await store.get('Enrollment', key)).toMatchObject({ status: 'COMPLETED', jp: 20 });
      expect(await store.get('Award', { ...key, stage: 'COMPLETION' })).toMatchObject({
        score: 8760,
        points: 100,
        version: 1,
      });
    }
  } finally {
    await table.close();
  }
});
