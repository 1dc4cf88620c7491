import { Change, type Write } from '../../../core/change';
import { recordAttendance } from '../../../core/enrollment/record-attendance';
import type { Candidate } from '../../../core/incentive/application';
import { noMoney } from '../../../core/incentive/award-money';
import { awardValue } from '../../../core/incentive/award-value';
import { bare } from '../../../core/incentive/basis';
import { keyOfCandidate, packCandidate } from '../../../core/incentive/candidates';
import { rulesOf } from '../../../core/incentive/completion';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import type { Scheme } from '../../../core/incentive/incentive';
import { openBudget } from '../../../core/incentive/open-budget';
import type { AwardPlan } from '../../../core/incentive/plan-awards';
import { placeOrder } from '../../../core/incentive/queue-order';
import { settleParticipants } from '../../../core/incentive/settle-participants';
import { writeAwards } from '../../../core/incentive/write-awards';
import { processChunk } from '../../../core/run/process-chunk';
import { drain, event, givenEnded, participant } from '../../integration/run/scene';
import { idOf, sample } from '../../support/entities';
import { provinceAdmin } from '../../support/given';
import { withTable } from '../../support/with-memory-table';
import { at, tableWith, trailsOf, year } from './given';

const training = sample('Training', { pinned: { designVersion: 1, planVersion: 1, schemeVersion: 4 } });
const { id: trainingId, programId } = training;
const source = 'CLOSE_WAVE-BEHAVIOR-r0';
const scheme: Scheme = { ...defaultScheme(programId), schemeVersion: 4 };
/** In the last tier somebody gets money and no points. */
const unpointed: Scheme = {
  ...scheme,
  stages: scheme.stages.map((rules) => ({
    ...rules,
    tiers: rules.tiers.map((tier) => (tier.name === 'PRATAMA' ? { ...tier, points: 0 } : tier)),
  })),
};
const pointsAlone: Scheme = {
  ...scheme,
  stages: scheme.stages.map((rules) => ({ ...rules, tiers: rules.tiers.map((tier) => ({ ...tier, amount: 0 })) })),
};

/** The n-th candidate, whose supervisor gave that score. */
function candidate(n: number, score: number, by: Scheme = scheme): Candidate {
  const ratings = [{ kind: 'SUPERVISOR', responses: 1, score }] as const;
  const value = awardValue(rulesOf(by, 'APPLICATION'), by.behavior, { ...bare(), ratings });
  return { personId: idOf('person', n), confirmedAt: '2026-10-02T01:00:00.000Z', value };
}
/** Everybody who completes gets 100,000. */
const paying: Scheme = {
  ...defaultScheme(programId),
  stages: scheme.stages.map((rules) => ({
    ...rules,
    tiers: rules.tiers.map((tier) => ({ ...tier, amount: 100_000 })),
  })),
};
const best = candidate(3, 9500);
const good = candidate(1, 8500);
const fair = candidate(2, 7500);
const none = candidate(4, 6000);
const all = [best, good, fair, none];

async function written(
  candidates: readonly Candidate[],
  differing: Partial<AwardPlan> = {},
  by: Scheme = scheme,
  ...standing: Parameters<typeof tableWith>
) {
  const plan: AwardPlan = {
    ...{ stage: 'APPLICATION', source, programId, year, closedAt: '2027-03-27T17:00:00.000Z' },
    ...{ cut: null, joined: 7, waiting: 0, expired: false },
    ...differing,
  };
  const chunk = { run: source, chunk: 0, output: { candidates: candidates.map(packCandidate) } };
  const deps = await tableWith(training, by, sample('RunChunk', chunk), ...standing);
  const ranges = [{ from: idOf('person', 1), to: idOf('person', 9) }];
  const run = sample('Run', { runKind: 'AWARD', name: 'AWARD-APPLICATION-r0', ranges, plan: { ...plan } });
  const work = await writeAwards.load(deps, run, 0);
  const writesOf = (personId: string): readonly Write[] => {
    const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    work.decide(personId, change);
    return change.writes;
  };
  const created = work.ids.map((id) => writesOf(id).flatMap((write) => (write.op === 'create' ? [write.entity] : [])));
  const awards = created.flat().flatMap((entity) => (entity.kind === 'Award' ? [entity] : []));
  const places = created.flat().flatMap((entity) => (entity.kind === 'BudgetPlace' ? [entity] : []));
  return { deps, run, work, writesOf, awards, places, created };
}

describe('the awards of a stage', () => {
  it('are reserved as far as the plan’s cut, and wait behind it in their rank; who gets no money holds none', async () => {
    const { work, awards, places } = await written(all, { cut: keyOfCandidate(good), waiting: 1 });
    expect(work.ids).toEqual(all.map(({ personId }) => personId));
    const order = placeOrder(7, keyOfCandidate(fair));
    expect(awards.map(({ personId, amount, points, money }) => [personId, amount, points, money])).toEqual([
      [best.personId, 500_000, 150, { ...noMoney, proposed: 500_000 }],
      [good.personId, 300_000, 100, { ...noMoney, proposed: 300_000 }],
      [fair.personId, 150_000, 50, { ...noMoney, waiting: [{ order, amount: 150_000 }] }],
      [none.personId, 0, 0, null],
    ]);
    const { personId } = fair;
    const of = { programId, year, trainingId, stage: 'APPLICATION', personId } as const;
    expect(places).toEqual([{ kind: 'BudgetPlace', ...of, order, amount: 150_000 }]);
    expect(awards[0]).toMatchObject({ ...of, personId: best.personId, schemeVersion: 4 });
  });

  it('all wait where the plan reserved none, and are lost where the year had been closed', async () => {
    const waiting = await written(all, { waiting: 3 });
    expect(waiting.awards.map(({ status }) => status)).toEqual([
      'PENDING_BUDGET',
      'PENDING_BUDGET',
      'PENDING_BUDGET',
      'APPROVED',
    ]);
    expect(waiting.places.map(({ amount }) => amount)).toEqual([500_000, 300_000, 150_000]);
    const expired = await written(all, { expired: true });
    expect(expired.awards.map(({ money }) => money)).toEqual([...Array(3).fill({ ...noMoney, lost: 'EXPIRED' }), null]);
    expect(expired.places).toEqual([]);
  });

  it('are told in the ledger as computed by the run, and written once', async () => {
    const { deps, run, work, writesOf, created } = await written([best, none]);
    const line = { personId: best.personId, n: 1, at, points: 150, amount: 500_000 };
    expect(created.flat().filter(({ kind }) => kind === 'LedgerEntry')).toMatchObject([
      { ...line, reason: 'COMPUTED', cause: run.name },
    ]);
    const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    work.decide(best.personId, change);
    await deps.store.commit(change);
    const again = await writeAwards.load(deps, run, 0);
    const nothing = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    again.decide(best.personId, nothing);
    // Who had decided before that finds it, too, once the lost commit is followed by another reading.
    await work.refresh(best.personId);
    work.decide(best.personId, nothing);
    expect(nothing.writes).toEqual([]);
    expect(writesOf(none.personId)).toHaveLength(1);
  });

  it.each([
    ['nobody', [], {}, scheme, 1],
    ['whoever gets nothing', [none], {}, scheme, 1],
    ['whoever is reserved', [none, best], { cut: keyOfCandidate(best) }, scheme, 3],
    ['whoever waits', [best, none], {}, scheme, 4],
    ['whoever gets points alone', [candidate(1, 9500, pointsAlone)], {}, pointsAlone, 3],
    ['whoever gets money alone', [candidate(1, 7500, unpointed)], { expired: true }, unpointed, 2],
  ] as const)('are as many writes for %s as their slice is cut by', async (_case, candidates, plan, by, most) => {
    const { work, writesOf } = await written(candidates, plan, by);
    expect(work.writesPerPerson).toBe(most);
    expect(Math.max(1, ...work.ids.map((id) => writesOf(id).length))).toBe(most);
  });

  it('are written for candidates alone, by what was pinned and stored for them', async () => {
    const { deps, run, work } = await written([best]);
    const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    const stranger = idOf('person', 8);
    expect(() => work.decide(stranger, change)).toThrow(`${stranger} is no candidate`);
    await expect(writeAwards.load(deps, run, 1)).rejects.toThrow(`no candidates of ${source} in chunk 1`);
    for (const planned of [training, { ...training, pinned: null }]) {
      const unpinned = await tableWith(planned, sample('RunChunk', { run: source, output: null }));
      await expect(writeAwards.load(unpinned, run, 0)).rejects.toThrow(`no candidates of ${source} in chunk 0`);
    }
    await expect(writeAwards.load(await tableWith(), run, 0)).rejects.toThrow(`no candidates of ${source} in chunk 0`);
  });

  it('let the queue be served once all who wait have their places, and not before', async () => {
    const budget = sample('Budget', {
      available: 600_000,
      waiting: 2,
      waitingAmount: 650_000,
      unwritten: 2,
      joined: 7,
    });
    const { deps, run, work } = await written([best, fair], { waiting: 2 }, scheme, budget);
    const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    for (const id of work.ids) work.decide(id, change);
    await deps.store.commit(change);
    const statuses = async () =>
      (
        await deps.store.getMany(
          'Award',
          work.ids.map((personId) => ({ trainingId, stage: 'APPLICATION', personId })),
        )
      ).map((award) => award?.status);
    await writeAwards.reduce?.(deps, run);
    expect(await statuses()).toEqual(['PENDING_BUDGET', 'PENDING_BUDGET']);
    const closing = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    await writeAwards.close?.(deps, run, closing);
    await deps.store.commit(closing);
    expect(await writeAwards.reduce?.(deps, run)).toBeUndefined();
    expect(await statuses()).toEqual(['PROPOSED', 'PENDING_BUDGET']);
    expect(await deps.store.get('Budget', budget)).toMatchObject({ available: 100_000, waiting: 1, unwritten: 0 });
  });

  it('touch no budget where nobody of them waits', async () => {
    const { deps, run } = await written([none]);
    const closing = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    await writeAwards.close?.(deps, run, closing);
    expect(closing.writes).toEqual([]);
    const get = () => Promise.reject(new Error('asked for nothing'));
    expect(await writeAwards.reduce?.({ ...deps, store: { ...deps.store, get } }, run)).toBeUndefined();
  });

  it('ask nothing of completion where they are of stage APPLICATION', async () => {
    const { deps, run } = await written([]);
    const reads = { ...deps.reads, trainingAggregate: () => Promise.reject(new Error('asked for completion')) };
    const work = await writeAwards.load({ ...deps, reads }, run, 0);
    expect(await work.output(new Set())).toBeNull();
  });

  it('of stage COMPLETION are brought in line with what was corrected between the ranking and the writing', async () => {
    const table = await withTable();
    const { deps } = table;
    await givenEnded(table, { people: 2, scheme: paying });
    await openBudget(deps, provinceAdmin, { programId, year: 2026, total: 200_000, legalBasis: 'Pergub 7/2026' });
    await settleParticipants(deps, event('TrainingEnded'));
    for (const message of table.chunks.take()) await processChunk(deps, message);
    const personId = participant(1);
    for (const session of [8, 9]) {
      const records = [{ personId, status: 'ABSENT' }] as const;
      await recordAttendance(deps, provinceAdmin, { trainingId, sessionId: idOf('session', session), records });
    }
    await drain(table, deps);
    const { rows } = await deps.reads.ledgerOfPerson(personId, { first: 10 });
    expect(rows.map(({ node: { amount, cause, reason } }) => [amount, reason, cause])).toEqual([
      [-100_000, 'CORRECTED', 'AWARD-COMPLETION-r0'],
      [100_000, 'COMPUTED', 'AWARD-COMPLETION-r0'],
    ]);
    expect(await deps.store.get('Enrollment', { trainingId, personId })).toMatchObject({ status: 'NOT_COMPLETED' });
    expect(await deps.store.get('Budget', { programId, year: 2026 })).toMatchObject({ reserved: 100_000 });
    const actions = (await trailsOf(deps, trainingId)).map(({ who }) => who[2]);
    expect(actions).toEqual(expect.arrayContaining(['award.compute', 'completion.correct']));
  });
});
