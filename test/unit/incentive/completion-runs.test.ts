import { Change, type Write } from '../../../core/change';
import { CommitConflict } from '../../../core/errors';
import { noMoney } from '../../../core/incentive/award-money';
import { cancelParticipants } from '../../../core/incentive/cancel-participants';
import { decideCompletions } from '../../../core/incentive/decide-completions';
import type { Award } from '../../../core/incentive/incentive';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { processChunk } from '../../../core/run/process-chunk';
import {
  agencyId,
  drain,
  ENDED_AT,
  event,
  participant,
  programId,
  type Scene,
  settle,
  trainingId,
} from '../../integration/run/scene';
import { idOf, sample } from '../../support/entities';
import { type MemoryTable, withTable } from '../../support/with-memory-table';
import {
  budget,
  change,
  decided,
  ended,
  header,
  keyOf,
  linesOf,
  now,
  paying,
  plan,
  reactionOf,
  standard,
  statusesOf,
  year,
} from './ended-training';
import { trailsOf } from './given';

const spoiled = { postTest: 'no number' as never };

async function redrive(table: MemoryTable): Promise<void> {
  for (const { message } of table.deadLetters.sent) await processChunk(table.deps, message);
  await drain(table, table.deps);
}
const enrollmentOf = async ({ deps }: MemoryTable, n: number) => (await deps.store.get('Enrollment', keyOf(n)))!;
const awardsOf = async ({ deps }: MemoryTable, stage: Award['stage'], ...numbers: number[]) =>
  (
    await deps.store.getMany(
      'Award',
      numbers.map((n) => keyOf(n, stage)),
    )
  ).map((award) => award && [award.outcome, award.points, award.amount, award.version]);
const partOf = ({ deps }: MemoryTable) => deps.store.get('Participation', { agencyId, year, trainingId, part: 0 });
const jpOf = async ({ deps }: MemoryTable, n: number) =>
  (await deps.store.get('JpYear', { personId: participant(n), year }))?.days['2026-10-31'];
const writersOf = async ({ deps }: MemoryTable) => [
  ...new Set((await trailsOf(deps, trainingId)).map(({ who }) => who.join('/'))),
];

/** The table where, before somebody's first commit, somebody else has written the same. */
function meanwhile(table: MemoryTable, n: number, work: () => Promise<void>): MemoryTable['deps'] {
  let isDone = false;
  const commit: MemoryTable['deps']['store']['commit'] = async (written) => {
    if (!isDone && written.writes.some((write) => isOf(write, n))) {
      isDone = true;
      await work();
    }
    return table.deps.store.commit(written);
  };
  return { ...table.deps, store: { ...table.deps.store, commit } };
}
/** The table where somebody’s data keep changing, so that they are left out. */
function losing(table: MemoryTable, n: number): MemoryTable['deps'] {
  const commit: MemoryTable['deps']['store']['commit'] = async (written) => {
    const lost = written.writes.flatMap((write, i) => (isOf(write, n) ? [i] : []));
    if (lost.length > 0) throw new CommitConflict(lost);
    return table.deps.store.commit(written);
  };
  return { ...table.deps, store: { ...table.deps.store, commit } };
}
const isOf = (write: Write, n: number): boolean =>
  write.op === 'replace' && write.entity.kind === 'Enrollment' && write.entity.personId === participant(n);

describe('a run that decides completion', () => {
  it('decides everybody who was confirmed, and nobody else, and is told once with its revision', async () => {
    const table = await ended({
      people: 4,
      presentAt: (n) => (n === 2 ? 7 : 9),
      enrollment: (n) => (n === 3 ? { status: 'WITHDRAWN' } : {}),
    });
    table.clock.set(now);
    await settle(table as never);
    expect(await statusesOf(table, 1, 2, 3, 4)).toEqual(['COMPLETED', 'NOT_COMPLETED', 'WITHDRAWN', 'COMPLETED']);
    expect(await awardsOf(table, 'COMPLETION', 1, 2, 3, 4)).toEqual([
      ['AWARDED', 100, 0, 1],
      ['GATE_ATTENDANCE', 0, 0, 1],
      undefined,
      ['AWARDED', 100, 0, 1],
    ]);
    const award = { year, pointsYear: year, money: null, computedAt: now };
    expect(await table.deps.store.get('Award', keyOf(1))).toMatchObject(award);
    expect(await linesOf(table, 1)).toEqual([[100, 0, 'COMPUTED', event('TrainingEnded').id]]);
    expect(await jpOf(table, 1)).toBe(20);
    expect(await partOf(table)).toMatchObject({ nominated: 4, completed: 2, notCompleted: 1 });
    expect(await writersOf(table)).toContain('system/SYSTEM/completion.decide/');
    const told = (await trailsOf(table.deps, trainingId)).flatMap(({ told: events }) => events);
    expect(told.filter(([type]) => type === 'CompletionDecided')).toEqual([
      ['CompletionDecided', trainingId, { trainingId, revision: 0 }],
    ]);
    const chunks = await table.deps.reads.chunksOf(trainingId, 'COMPLETION-r0');
    expect(chunks.map(({ output }) => output)).toEqual([{ candidates: [] }]);
    expect(await table.deps.store.get('Run', { trainingId, name: 'AWARD-COMPLETION-r0' })).toBeUndefined();
    expect(table.deadLetters.sent).toEqual([]);
  });

  it.each([
    ['points alone', standard],
    ['money', paying],
  ])('looks at nobody’s award again where none was there before, by %s', async (_of, scheme) => {
    const table = await ended({ people: 2, scheme });
    await settleParticipants(table.deps, event('TrainingEnded'));
    const getMany: typeof table.deps.store.getMany = (kind, keys) =>
      kind === 'Award' ? Promise.reject(new Error('asked again')) : table.deps.store.getMany(kind, keys);
    const deps = { ...table.deps, store: { ...table.deps.store, getMany } };
    for (const message of table.chunks.take()) await processChunk(deps, message);
    expect(await statusesOf(table, 1, 2)).toEqual(['COMPLETED', 'COMPLETED']);
  });

  it('draws on the budget of the year in which it ended', async () => {
    const table = await ended({ people: 1, scheme: paying }, sample('Budget', { year: 2027 }));
    table.clock.set('2026-12-31T16:59:59.000Z');
    await settleParticipants(table.deps, event('TrainingEnded'));
    table.clock.set('2026-12-31T17:00:00.000Z');
    await drain(table, table.deps);
    expect(await table.deps.store.get('Award', keyOf(1))).toMatchObject({ year: 2027, status: 'PROPOSED' });
  });

  it('writes differences when it decides again: an award is revised with the reason of a correction', async () => {
    const table = await decided({ people: 3 });
    await change(table, 1, { attendance: {} });
    await plan(table, { status: 'FINALIZED', revision: 1 });
    await settleParticipants(table.deps, event('TrainingFinalized'));
    await drain(table, table.deps);
    expect(await awardsOf(table, 'COMPLETION', 1, 2)).toEqual([
      ['GATE_ATTENDANCE', 0, 0, 2],
      ['AWARDED', 100, 0, 1],
    ]);
    expect((await linesOf(table, 1))[0]).toEqual([-100, 0, 'CORRECTED', event('TrainingFinalized').id]);
    expect(await Promise.all([1, 2].map((n) => reactionOf(table, n)))).toEqual([['VOIDED'], ['OPEN']]);
    expect(await partOf(table)).toMatchObject({ completed: 2, notCompleted: 1 });
    expect(await table.deps.store.get('Training', { id: trainingId })).toMatchObject({ completionRevision: 1 });
  });

  it('takes back what hangs on completion in stage APPLICATION', async () => {
    const application = sample('Award', { ...keyOf(1, 'APPLICATION'), amount: 0, money: null, version: 1 });
    const table = await decided({ people: 1 }, application);
    await change(table, 1, { attendance: {} });
    await plan(table, { status: 'FINALIZED', revision: 1 });
    await settleParticipants(table.deps, event('TrainingFinalized'));
    await drain(table, table.deps);
    expect(await awardsOf(table, 'APPLICATION', 1)).toEqual([['NOT_COMPLETED', 0, 0, 2]]);
    expect((await linesOf(table, 1)).map(([, , , cause]) => cause)).toContain(event('TrainingFinalized').id);
  });

  it('decides by what stands when somebody else has written the same people meanwhile', async () => {
    const table = await ended({ people: 2 });
    await settleParticipants(table.deps, event('TrainingEnded'));
    const deps = meanwhile(table, 1, async () => {
      await change(table, 1, { postTest: 10_000 });
      const award = sample('Award', {
        ...keyOf(1),
        outcome: 'REVERSED',
        points: 0,
        amount: 0,
        money: null,
        version: 4,
      });
      await table.deps.store.commit(new Change(header).create(award));
    });
    for (const message of table.chunks.take()) await processChunk(deps, message);
    expect(await enrollmentOf(table, 1)).toMatchObject({ status: 'COMPLETED', postTest: 10_000 });
    expect(await awardsOf(table, 'COMPLETION', 1)).toEqual([['REVERSED', 0, 0, 4]]);
    expect(table.deadLetters.sent).toEqual([]);
  });

  it('ranks by confirmation, and by the last change of whoever has none; whoever is left out is no candidate', async () => {
    const table = await ended(
      {
        people: 5,
        scheme: paying,
        enrollment: (n) =>
          n === 5
            ? { status: 'WITHDRAWN' }
            : n === 4
              ? spoiled
              : n === 2
                ? { confirmedAt: null, statusAt: '2026-10-01T00:00:00.000Z' }
                : { statusAt: '2026-10-03T00:00:00.000Z' },
      },
      budget(200_000),
    );
    await settleParticipants(table.deps, event('TrainingEnded'));
    for (const message of table.chunks.take()) await processChunk(table.deps, message);
    expect(await awardsOf(table, 'COMPLETION', 1, 2, 3)).toEqual(Array(3).fill(undefined));
    await drain(table, table.deps);
    const money = await Promise.all([1, 2, 3, 4, 5].map((n) => table.deps.store.get('Award', keyOf(n))));
    expect(money.map((award) => award?.status)).toEqual([
      ...['PROPOSED', 'PROPOSED', 'PENDING_BUDGET'],
      ...[undefined, undefined],
    ]);
    const { rows } = await table.deps.reads.budgetQueue(programId, year, { first: 5 });
    expect(rows.map(({ node }) => node.order.slice(9))).toEqual([`01240#2026-10-02T01:00:00.000Z#${participant(3)}`]);
  });

  it('ranks who has an award once, and gives those who are new theirs by rank, after all others', async () => {
    const table = await decided(
      { people: 6, scheme: paying, enrollment: (n) => (n > 3 ? spoiled : {}) },
      budget(500_000),
    );
    await change(table, 1, { postTest: 10_000 });
    await change(table, 2, { attendance: {} });
    await change(table, 4, { postTest: 8400 });
    await change(table, 5, { postTest: 10_000 });
    await change(table, 6, { postTest: 8400 });
    await plan(table, { status: 'FINALIZED', revision: 1 });
    await settleParticipants(table.deps, event('TrainingFinalized'));
    await drain(table, table.deps);
    expect(await awardsOf(table, 'COMPLETION', 1, 2, 3, 4, 5)).toEqual([
      ['AWARDED', 150, 200_000, 2],
      ['GATE_ATTENDANCE', 0, 0, 2],
      ['AWARDED', 100, 100_000, 1],
      ['AWARDED', 100, 100_000, 1],
      ['AWARDED', 150, 200_000, 1],
    ]);
    // 200,000 of 500,000 are left of the three: the one more of the first, the two more of the fifth wait or not in that order.
    const money = await Promise.all([1, 4, 5].map((n) => table.deps.store.get('Award', keyOf(n))));
    expect(money.map((award) => award?.status)).toEqual(['PROPOSED', 'PENDING_BUDGET', 'PROPOSED']);
    const { rows } = await table.deps.reads.budgetQueue(programId, year, { first: 5 });
    expect(rows.map(({ node }) => node.personId)).toEqual([4, 6].map(participant));
    const chunks = await table.deps.reads.chunksOf(trainingId, 'COMPLETION-r1');
    const candidates = chunks.flatMap(({ output }) => (output as { candidates: unknown[][] }).candidates);
    expect(candidates.map(([id]) => `per_${id}`)).toEqual([4, 5, 6].map(participant));
    expect((await linesOf(table, 5))[0]).toEqual([150, 200_000, 'COMPUTED', 'COMPLETION-r1']);
    expect((await linesOf(table, 1))[0]).toEqual([50, 100_000, 'CORRECTED', event('TrainingFinalized').id]);
    expect(await table.deps.store.get('Run', { trainingId, name: 'AWARD-COMPLETION-r0' })).toMatchObject({
      status: 'CLOSED',
    });
  });

  it('is in nobody’s way where somebody who has an award cannot be decided again; a redrive brings it in line', async () => {
    const table = await decided({ people: 2, scheme: paying }, budget(500_000));
    await change(table, 1, { ...spoiled, attendance: {} });
    await plan(table, { status: 'FINALIZED', revision: 1 });
    await settleParticipants(table.deps, event('TrainingFinalized'));
    await drain(table, table.deps);
    expect(await table.deps.store.get('Training', { id: trainingId })).toMatchObject({ completionRevision: 1 });
    expect(await awardsOf(table, 'COMPLETION', 1)).toEqual([['AWARDED', 100, 100_000, 1]]);
    await change(table, 1, { postTest: 8400 });
    await redrive(table);
    expect(await statusesOf(table, 1)).toEqual(['NOT_COMPLETED']);
    expect(await awardsOf(table, 'COMPLETION', 1)).toEqual([['GATE_ATTENDANCE', 0, 0, 2]]);
    expect((await linesOf(table, 1))[0]).toEqual([-100, -100_000, 'CORRECTED', 'COMPLETION-r1']);
    expect(await table.deps.store.get('Budget', { programId, year })).toMatchObject({ reserved: 100_000 });
  });

  it.each([
    ['points alone', standard],
    ['money', paying],
  ])(
    'asks whom it left out what others are asked, and counts them, once a redrive has decided them, by %s',
    async (_of, scheme) => {
      const table = await decided({ people: 2, scheme, enrollment: (n) => (n === 1 ? spoiled : {}) }, budget(500_000));
      expect(await reactionOf(table, 1)).toEqual([]);
      expect(await partOf(table)).toMatchObject({ completed: 1 });
      await change(table, 1, { postTest: 8400 });
      await redrive(table);
      expect(await statusesOf(table, 1)).toEqual(['COMPLETED']);
      expect(await reactionOf(table, 1)).toEqual(['OPEN']);
      expect(await partOf(table)).toMatchObject({ completed: 2, jp: 40 });
      expect((await linesOf(table, 1)).map(([points]) => points)).toEqual([100]);
    },
  );

  it.each([
    ['cancelled', { status: 'CANCELLED' }, null, false],
    ['decided at its revision', { completionRevision: 3 }, 3, false],
    ['decided at a later one', { completionRevision: 4 }, 4, false],
    ['decided at an earlier one', { completionRevision: 2 }, 3, true],
    ['never decided', {}, 3, true],
  ] as const)('is told or not where the training was %s', async (_case, parts, revision, isTold) => {
    const table = await ended({ people: 1, training: parts });
    const closing = new Change(header);
    await decideCompletions.close?.(table.deps, sample('Run', { plan: { revision: 3 } }), closing);
    await table.deps.store.commit(closing.mark(sample('NipAlias')));
    const training = await table.deps.store.get('Training', { id: trainingId });
    expect(training).toMatchObject({ completionRevision: revision, version: isTold ? 2 : 1 });
    expect(closing.events).toHaveLength(isTold ? 1 : 0);
  });

  it('closes nothing where there is no training, and loses against whoever has written it', async () => {
    const run = sample('Run', { name: 'COMPLETION-r0', plan: { revision: 0 } });
    const closing = new Change(header);
    await decideCompletions.close?.((await withTable()).deps, run, closing);
    expect(closing.writes).toEqual([]);
    const table = await ended({ people: 1 });
    await decideCompletions.close?.(table.deps, run, closing);
    await plan(table, { title: 'Lain' });
    await expect(table.deps.store.commit(closing)).rejects.toThrow(CommitConflict);
  });
});

describe('a run that takes back what a cancelled training gave', () => {
  const place = { trainingId, seq: idOf('session').slice(4), personId: participant(4) };
  const scene: Scene = {
    people: 6,
    presentAt: (n) => (n === 6 ? 7 : 9),
    enrollment: (n) =>
      n === 3
        ? { status: 'NOMINATED' }
        : n === 4
          ? { status: 'WAITLISTED', waitingSince: ENDED_AT, waitingSeq: place.seq }
          : n === 5
            ? { status: 'WITHDRAWN' }
            : {},
  };
  async function cancel(table: MemoryTable, deps = table.deps): Promise<void> {
    await settleParticipants(table.deps, event('TrainingCancelled'));
    for (const message of table.chunks.take()) await processChunk(deps, message);
  }

  it('ends every enrollment that is not over, with certificate, JP, place and award; what was over stays', async () => {
    const application = { ...keyOf(2, 'APPLICATION'), year, version: 1, money: { ...noMoney, proposed: 300_000 } };
    const table = await decided(
      scene,
      { kind: 'WaitingPlace', ...place },
      sample('Award', application),
      sample('Budget', { year, total: 400_000, available: 100_000, reserved: 300_000 }),
    );
    const certificate = (await enrollmentOf(table, 1)).certificate;
    const withdrawn = await enrollmentOf(table, 5);
    expect(await jpOf(table, 1)).toBe(20);
    await plan(table, { status: 'CANCELLED' });
    await cancel(table);
    expect(await statusesOf(table, 1, 2, 3, 4, 5, 6)).toEqual([
      ...Array(4).fill('CANCELLED'),
      'WITHDRAWN',
      'CANCELLED',
    ]);
    expect(await enrollmentOf(table, 5)).toEqual(withdrawn);
    const ended = { statusAt: now, jp: 0, waitingSeq: null, waitingSince: null };
    expect(await enrollmentOf(table, 1)).toMatchObject({ ...ended, certificate: { ...certificate, revokedAt: now } });
    expect(await enrollmentOf(table, 4)).toMatchObject({ ...ended, certificate: null });
    expect(await table.deps.store.get('WaitingPlace', place)).toBeUndefined();
    expect(await jpOf(table, 1)).toBe(0);
    expect(await awardsOf(table, 'COMPLETION', 1, 3, 5, 6)).toEqual([
      ['TRAINING_CANCELLED', 0, 0, 2],
      ...[undefined, undefined],
      ['TRAINING_CANCELLED', 0, 0, 2],
    ]);
    expect((await linesOf(table, 1))[0]).toEqual([-100, 0, 'CANCELLED', event('TrainingCancelled').id]);
    expect(await awardsOf(table, 'APPLICATION', 2)).toEqual([['TRAINING_CANCELLED', 0, 0, 2]]);
    expect(await linesOf(table, 2)).toContainEqual([-100, -300_000, 'CANCELLED', event('TrainingCancelled').id]);
    expect(await table.deps.store.get('Budget', { programId, year })).toMatchObject({
      available: 400_000,
      reserved: 0,
    });
    const counts = { nominated: 0, confirmed: 0, waitlisted: 0 };
    expect(await table.deps.store.get('TrainingCounts', { trainingId })).toMatchObject(counts);
    expect(await reactionOf(table, 1)).toEqual(['VOIDED']);
    expect(await partOf(table)).toBeUndefined();
    expect(await writersOf(table)).toContain('system/SYSTEM/enrollment.cancel/');
    const told = (await trailsOf(table.deps, trainingId)).flatMap(({ told: events }) => events);
    expect(told).toContainEqual([
      ...['CertificateRevoked', trainingId],
      { trainingId, personIds: [1, 2].map(participant) },
    ]);
    expect(table.deadLetters.sent).toEqual([]);
    const trails = await trailsOf(table.deps, trainingId);
    await cancel(table);
    expect(await trailsOf(table.deps, trainingId)).toEqual(trails);
  });

  it('ends those of a training that has not begun, who have neither certificate nor JP', async () => {
    const table = await ended({ people: 2, training: { status: 'CANCELLED', endedAt: null } });
    await cancel(table);
    expect(await statusesOf(table, 1, 2)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await jpOf(table, 1)).toBeUndefined();
  });

  it('ends what stands when somebody else has written the same people meanwhile', async () => {
    const table = await decided({ people: 2 });
    await plan(table, { status: 'CANCELLED' });
    await cancel(
      table,
      meanwhile(table, 1, async () => {
        await change(table, 1, { postTest: 10_000 });
        const award = (await table.deps.store.get('Award', keyOf(1)))!;
        await table.deps.store.commit(new Change(header).replace(award, { ...award, outcome: 'REVERSED', points: 0 }));
      }),
    );
    expect(await enrollmentOf(table, 1)).toMatchObject({ status: 'CANCELLED', postTest: 10_000 });
    expect(await awardsOf(table, 'COMPLETION', 1, 2)).toEqual([
      ['REVERSED', 0, 0, 2],
      ['TRAINING_CANCELLED', 0, 0, 2],
    ]);
    expect(table.deadLetters.sent).toEqual([]);
  });

  it('takes all of it back from whom it left out, once a redrive comes to them', async () => {
    const application = sample('Award', { ...keyOf(1, 'APPLICATION'), year, version: 1, amount: 0, money: null });
    const table = await decided({ people: 2 }, application);
    await plan(table, { status: 'CANCELLED' });
    await cancel(table, losing(table, 1));
    expect(table.deadLetters.sent).toHaveLength(1);
    expect(await awardsOf(table, 'APPLICATION', 1)).toEqual([['AWARDED', 100, 0, 1]]);
    await redrive(table);
    expect(await statusesOf(table, 1)).toEqual(['CANCELLED']);
    for (const stage of ['COMPLETION', 'APPLICATION'] as const) {
      expect(await awardsOf(table, stage, 1)).toEqual([['TRAINING_CANCELLED', 0, 0, 2]]);
    }
    expect(await reactionOf(table, 1)).toEqual(['VOIDED']);
    expect((await linesOf(table, 1))[0]?.slice(2)).toEqual(['CANCELLED', event('TrainingCancelled').id]);
    expect(cancelParticipants.action).toBe('enrollment.cancel');
  });
});
