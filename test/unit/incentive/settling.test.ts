import { Change } from '../../../core/change';
import type { EventEnvelope } from '../../../core/events';
import { awardLeftOut } from '../../../core/incentive/award-left-out';
import { completionRules } from '../../../core/incentive/completion-rules';
import type { Award, Scheme } from '../../../core/incentive/incentive';
import { settleAgain } from '../../../core/incentive/settle-again';
import { settleLeftOut } from '../../../core/incentive/settle-left-out';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { processChunk } from '../../../core/run/process-chunk';
import { agencyId, drain, event, participant, programId, put, trainingId } from '../../integration/run/scene';
import { sample } from '../../support/entities';
import { type MemoryTable, withTable } from '../../support/with-memory-table';
import {
  budget,
  change,
  decided,
  ended,
  header,
  keyOf,
  linesOf,
  paying,
  plan,
  reactionOf,
  statusesOf,
  year,
} from './ended-training';
import { trailsOf } from './given';

const awardsOf = async ({ deps }: MemoryTable, ...numbers: number[]) =>
  (
    await deps.store.getMany(
      'Award',
      numbers.map((n) => keyOf(n)),
    )
  ).map((award) => award && [award.outcome, award.points, award.amount, award.version]);
/** How many of an agency's people completed, as it is counted. */
const completedOf = async ({ deps }: MemoryTable) =>
  (await deps.store.get('Participation', { agencyId, year, trainingId, part: 0 }))?.completed;
/** Who wrote about the training what they call a correction, and how often. */
const corrections = async ({ deps }: MemoryTable) =>
  (await trailsOf(deps, trainingId)).filter(({ who }) => who[2] === 'completion.correct').map(({ who }) => who);
const corrected = ['system', 'SYSTEM', 'completion.correct', null];
describe('whose records were corrected after completion was decided', () => {
  it('is decided again, together where there are points alone; who is not decided is told, nobody else is touched', async () => {
    const application = (n: number, parts: Partial<Award>) =>
      sample('Award', { ...keyOf(n), stage: 'APPLICATION', amount: 0, money: null, version: 1, ...parts });
    const given = [application(1, {}), application(5, { outcome: 'NOT_COMPLETED', points: 0 })];
    const table = await decided({ people: 5 });
    await put(table.deps, given);
    await change(table, 1, { attendance: {} });
    await change(table, 2, { postTest: 10_000 });
    await change(table, 3, { status: 'CONFIRMED', postTest: 10_000 });
    await change(table, 4, { status: 'WITHDRAWN', postTest: 10_000 });
    await change(table, 5, { postTest: 10_000 });
    expect(await completedOf(table)).toBe(5);
    const named = [1, 2, 3, 4, 9].map(participant);
    expect(await settleAgain(table.deps, trainingId, named, 'jrn_1.0')).toEqual(new Set([participant(3)]));
    expect(await statusesOf(table, 1, 2, 3, 4, 5)).toEqual([
      'NOT_COMPLETED',
      'COMPLETED',
      'CONFIRMED',
      'WITHDRAWN',
      'COMPLETED',
    ]);
    expect(await awardsOf(table, 1, 2, 3, 4, 5, 9)).toEqual([
      ['GATE_ATTENDANCE', 0, 0, 2],
      ['AWARDED', 150, 0, 2],
      ...Array(3).fill(['AWARDED', 100, 0, 1]),
      undefined,
    ]);
    expect(
      (await table.deps.store.getMany('Award', given)).map((award) => [award?.outcome, award?.points, award?.version]),
    ).toEqual([
      ['NOT_COMPLETED', 0, 2],
      ['NOT_COMPLETED', 0, 1],
    ]);
    expect(await linesOf(table, 1)).toEqual([
      ...Array(2).fill([-100, 0, 'CORRECTED', 'jrn_1.0']),
      [100, 0, 'COMPUTED', 'jrn_event-TrainingEnded.0'],
    ]);
    // Tasks and what is counted of an agency's people follow: of two who do not take part any more, too.
    expect(await Promise.all([1, 2].map((n) => reactionOf(table, n)))).toEqual([['VOIDED'], ['OPEN']]);
    expect(await completedOf(table)).toBe(2);
    // One for all of them, one for the award of stage APPLICATION, and one for the tasks of each of three in each of two waves.
    expect(await corrections(table)).toEqual(Array(2 + 3 * 2).fill(corrected));
  });

  it('is decided again one by one where their money has to be claimed, in the order in which they are named', async () => {
    const table = await decided({ people: 3, scheme: paying }, budget(400_000));
    for (const n of [1, 2, 3]) await change(table, n, { postTest: 10_000 });
    await settleAgain(table.deps, trainingId, [2, 1, 3].map(participant), 'jrn_1.0');
    const money = await Promise.all([1, 2, 3].map((n) => table.deps.store.get('Award', keyOf(n))));
    expect(money.map((award) => [award?.amount, award?.status, award?.money?.proposed])).toEqual([
      [200_000, 'PENDING_BUDGET', 100_000],
      [200_000, 'PROPOSED', 200_000],
      [200_000, 'PENDING_BUDGET', 100_000],
    ]);
    const { rows } = await table.deps.reads.budgetQueue(programId, year, { first: 5 });
    expect(rows.map(({ node }) => [node.personId, node.amount])).toEqual([
      [participant(1), 100_000],
      [participant(3), 100_000],
    ]);
    expect(rows[0]?.node.order).toContain('2026-10-02T01:00:00.000Z');
    expect(await corrections(table)).toHaveLength(3);
  });

  it('has the certificate alone corrected while the award is still to be written', async () => {
    const table = await ended({ people: 1 });
    await plan(table, { completionRevision: 0 });
    await change(table, 1, { status: 'COMPLETED', attendance: {}, jp: 20 });
    await settleAgain(table.deps, trainingId, [participant(1)], 'jrn_1.0');
    expect(await statusesOf(table, 1)).toEqual(['NOT_COMPLETED']);
    expect(await awardsOf(table, 1)).toEqual([undefined]);
  });
});

describe('what follows for a training’s people', () => {
  const of = (type: 'TrainingEnded' | 'AttendanceRecorded', ...numbers: number[]): EventEnvelope =>
    type === 'TrainingEnded' ? event(type) : event(type, { personIds: numbers.map(participant) });
  const started = async (table: MemoryTable) => {
    const names = table.chunks.take().map(({ run }) => run);
    return Promise.all(names.map((name) => table.deps.store.get('Run', { trainingId, name })));
  };

  it.each([
    ['has ended, and all are recorded', {}, 0, 'COMPLETION-r0'],
    ['has ended, and a record is missing', {}, 1, undefined],
    ['is final, whatever is missing', { status: 'FINALIZED' }, 1, 'COMPLETION-r0'],
    [
      'is final again after a reopening',
      { status: 'FINALIZED', revision: 2, completionRevision: 1 },
      0,
      'COMPLETION-r2',
    ],
    ['is reopened', { status: 'ENDED', revision: 2, completionRevision: 1 }, 0, undefined],
    ['is final and decided', { status: 'FINALIZED', revision: 2, completionRevision: 2 }, 0, undefined],
    ['has not ended', { status: 'OPEN', endedAt: null }, 0, undefined],
    ['is cancelled', { status: 'CANCELLED', revision: 2 }, 0, 'CANCEL-r0'],
  ] as const)('a run decides, or takes back, when it %s', async (_case, training, missing, name) => {
    const table = await ended({ people: 2, training });
    await table.deps.store.commit(
      new Change(header).update('TrainingCounts', { trainingId }, { add: { confirmed: missing } }),
    );
    await settleParticipants(table.deps, of('TrainingEnded'));
    const runs = await started(table);
    expect(runs.map((run) => run?.name)).toEqual(name === undefined ? [] : [name]);
    const ranges = [{ from: participant(1), to: participant(2) }];
    const revision = 'revision' in training ? training.revision : 0;
    const plans = name === 'CANCEL-r0' ? null : { revision };
    for (const run of runs) expect(run).toMatchObject({ ranges, cause: of('TrainingEnded').id, plan: plans });
  });

  it('is nothing where there is no such training', async () => {
    const table = await withTable();
    await settleParticipants(table.deps, of('TrainingEnded'));
    expect(table.chunks.take()).toEqual([]);
  });

  it('leaves whoever is not decided to the run that decides everybody, until it is over', async () => {
    const table = await ended({ people: 2 });
    await table.deps.store.commit(
      new Change(header).update('TrainingCounts', { trainingId }, { add: { confirmed: 1 } }),
    );
    await settleParticipants(table.deps, of('AttendanceRecorded', 1));
    expect(await statusesOf(table, 1)).toEqual(['CONFIRMED']);
    await plan(table, { completionRevision: 0 });
    await settleParticipants(table.deps, of('AttendanceRecorded', 1));
    expect(await statusesOf(table, 1, 2)).toEqual(['COMPLETED', 'CONFIRMED']);
    expect(await linesOf(table, 1)).toEqual([[100, 0, 'COMPUTED', of('AttendanceRecorded').id]]);
  });

  it('reads the rules of a correction once where all are decided, and not at all where nobody is named', async () => {
    const table = await decided({ people: 2 });
    let rules = 0;
    const get: typeof table.deps.store.get = (kind, key) => {
      if (kind === 'Scheme') rules++;
      return table.deps.store.get(kind, key);
    };
    const deps = { ...table.deps, store: { ...table.deps.store, get } };
    await settleParticipants(deps, of('AttendanceRecorded'));
    await settleParticipants(deps, of('TrainingEnded'));
    expect(rules).toBe(0);
    await settleParticipants(deps, of('AttendanceRecorded', 1));
    expect(rules).toBe(1);
  });
});

describe('whom the run that decided everybody left out', () => {
  const spoiled = { postTest: 'no number' as never };
  const left = async (
    scheme: Scheme,
    people: number,
    numbers: readonly number[],
    ...more: Parameters<typeof put>[1]
  ) => {
    const table = await ended({ people, scheme }, ...more);
    for (const n of numbers) await change(table, n, spoiled);
    await settleParticipants(table.deps, event('TrainingEnded'));
    return table;
  };

  it('is decided with their award at once, and what follows from it, where completion carries no money', async () => {
    const table = await decided({ people: 3, enrollment: (n) => (n === 1 ? spoiled : {}) });
    await change(table, 1, { postTest: 10_000 });
    await change(table, 2, { status: 'WITHDRAWN' });
    table.clock.set('2026-12-31T17:00:00.000Z');
    await settleLeftOut(table.deps, trainingId, [1, 2, 9].map(participant), 'jrn_1.0');
    expect(await statusesOf(table, 1, 2, 9)).toEqual(['COMPLETED', 'WITHDRAWN', undefined]);
    const award = { points: 150, score: 9400, year: 2027, pointsYear: 2027, version: 1, money: null };
    expect(await table.deps.store.get('Award', keyOf(1))).toMatchObject(award);
    expect(await linesOf(table, 1)).toEqual([[150, 0, 'COMPUTED', 'jrn_1.0']]);
    expect(await completedOf(table)).toBe(2);
    expect((await corrections(table)).at(-1)).toEqual(corrected);
  });

  it('is asked what others are asked while the waves at the end are open', async () => {
    const table = await decided({ people: 2, enrollment: (n) => (n === 1 ? spoiled : {}) });
    expect(await reactionOf(table, 1)).toEqual([]);
    await change(table, 1, { postTest: 10_000 });
    await settleLeftOut(table.deps, trainingId, [participant(1)], 'jrn_1.0');
    expect(await reactionOf(table, 1)).toEqual(['OPEN']);
  });

  it('waits for the ranking of all others where completion carries money, and claims theirs after them', async () => {
    const table = await left(paying, 3, [1], budget(200_000));
    const settling = () => settleLeftOut(table.deps, trainingId, [participant(1)], 'jrn_1.0');
    await expect(settling()).rejects.toThrow(
      `1 of those left out failed: stage COMPLETION of ${trainingId} is not ranked yet`,
    );
    expect(await statusesOf(table, 1)).toEqual(['CONFIRMED']);
    await drain(table, table.deps);
    await change(table, 1, { postTest: 10_000 });
    await settling();
    expect(await statusesOf(table, 1)).toEqual(['COMPLETED']);
    expect(await awardsOf(table, 1)).toEqual([['AWARDED', 150, 200_000, 1]]);
    expect(await linesOf(table, 1)).toEqual([[150, 200_000, 'COMPUTED', 'jrn_1.0']]);
    const places = (await table.deps.reads.budgetQueue(programId, year, { first: 5 })).rows;
    expect(places.map(({ node }) => [node.personId, node.amount])).toEqual([[participant(1), 200_000]]);
  });

  it('is given their award by a later run in the order of the run, once, and nobody whom the ranking has seen', async () => {
    const table = await left(paying, 7, [3, 4, 5, 6], budget(400_000));
    for (const message of table.chunks.take()) await processChunk(table.deps, message);
    // Ranked are 1, 2 and 7, whose awards are still to be written.
    for (const n of [3, 4, 5, 6]) await change(table, n, { postTest: 8400 });
    for (const n of [4, 5]) await change(table, n, { status: 'COMPLETED' });
    await change(table, 6, { status: 'WITHDRAWN' });
    const rules = await completionRules(table.deps, await table.deps.reads.trainingAggregate(trainingId));
    const later = { ...header, action: 'completion.decide', entity: trainingId };
    const give = () => awardLeftOut(table.deps, later, rules, [5, 1, 3, 4, 6, 9].map(participant), 'COMPLETION-r1');
    await give();
    expect(await awardsOf(table, 1, 3, 4, 5, 6, 9)).toEqual([
      ...[undefined, undefined],
      ...Array(2).fill(['AWARDED', 100, 100_000, 1]),
      ...[undefined, undefined],
    ]);
    expect(await linesOf(table, 5)).toEqual([[100, 100_000, 'COMPUTED', 'COMPLETION-r1']]);
    const money = await Promise.all([5, 4].map(async (n) => (await table.deps.store.get('Award', keyOf(n)))?.status));
    expect(money).toEqual(['PROPOSED', 'PENDING_BUDGET']);
    const written = (await trailsOf(table.deps, trainingId)).filter(({ who }) => who[0] === 'test');
    expect(written.map(({ who }) => who[2])).toEqual(['completion.decide', 'completion.decide']);
    await give();
    await drain(table, table.deps);
    expect(await awardsOf(table, 1, 4, 5)).toEqual(Array(3).fill(['AWARDED', 100, 100_000, 1]));
  });

  it('is never given an award before the ranking', async () => {
    const table = await ended({ people: 1, scheme: paying });
    const rules = await completionRules(table.deps, await table.deps.reads.trainingAggregate(trainingId));
    await change(table, 1, { status: 'COMPLETED' });
    const giving = awardLeftOut(table.deps, header, rules, [participant(1)], 'jrn_1.0');
    await expect(giving).rejects.toThrow(`stage COMPLETION of ${trainingId} is not ranked yet`);
    expect(await awardsOf(table, 1)).toEqual([undefined]);
  });
});
