import type { Enrollment } from '../../../core/enrollment/enrollment';
import type { Entity } from '../../../core/entities';
import { defaultInstruments, defaultPlan } from '../../../core/evaluation/default-plan';
import { noMoney } from '../../../core/incentive/award-money';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import type { Award } from '../../../core/incentive/incentive';
import { computeLate, reconcileAwards } from '../../../core/incentive/reconcile-awards';
import { behaviorAnswers } from '../../integration/run/scene';
import { idOf, sample } from '../../support/entities';
import { at, type Given, tableWith, trailsOf, year } from './given';

const training = sample('Training', { status: 'ENDED', endedAt: '2026-10-31T09:00:00.000Z' });
const { id: trainingId, programId } = training;
const header = { actor: 'system', role: 'SYSTEM', action: 'completion.correct', entity: trainingId };
const budget = sample('Budget', { year, total: 1_600_000, available: 1_000_000, reserved: 600_000, joined: 3 });
const wave = sample('Wave', { openedAt: '2027-02-27T17:00:00.000Z', status: 'CLOSED' });
const rules = [training, sample('TrainingCounts'), defaultScheme(programId), defaultPlan(programId)];
const given = [...rules, ...defaultInstruments(programId), wave, budget];

/** Somebody whose supervisor gave five answers of that sum, and who was punctual: 25 is worth 500,000, 19 is worth 300,000. */
const person = (n: number, status: Enrollment['status'], sum = 19): Entity[] => {
  const personId = idOf('person', n);
  const task = { subjectId: personId, raterId: personId, raterKind: 'SELF', status: 'ANSWERED' } as const;
  return [
    sample('Enrollment', { personId, status }),
    sample('Task', { ...task, answeredOn: '2027-03-14' }),
    sample('Response', {
      ...{ subjectId: personId, raterKind: 'SUPERVISOR', task: 0, random: String(n).repeat(32) },
      answers: behaviorAnswers(sum),
    }),
  ];
};
const nothing = { points: 0, amount: 0, tier: null, money: null, status: 'APPROVED' } as const;
const award = (n: number, outcome: Award['outcome'], parts: Partial<Award> = {}): Award => ({
  ...sample('Award', { personId: idOf('person', n), outcome, year, version: 1 }),
  ...(outcome === 'AWARDED' ? { money: { ...noMoney, proposed: 300_000 } } : nothing),
  ...parts,
});
const keyOf = (n: number) => ({ trainingId, stage: 'APPLICATION', personId: idOf('person', n) }) as const;
const reconcile = (deps: Given, range = { from: idOf('person', 1), to: idOf('person', 7) }) =>
  reconcileAwards(deps, header, trainingId, range, 'jrn_1.0');
const standing = async (deps: Given, ...numbers: number[]) =>
  (await deps.store.getMany('Award', numbers.map(keyOf))).map((one) => [one?.outcome, one?.amount, one?.version]);
const ledgerOf = async (deps: Given, n: number) =>
  (await deps.reads.ledgerOfPerson(idOf('person', n), { first: 10 })).rows.map(({ node }) => node);

describe('stage APPLICATION follows completion', () => {
  it('is taken back from all who lost it at once, and given again to each who regained it; nobody else’s is touched', async () => {
    const deps = await tableWith(
      ...given,
      ...[...person(1, 'NOT_COMPLETED'), award(1, 'AWARDED')],
      ...[...person(2, 'NOT_COMPLETED'), award(2, 'AWARDED')],
      ...[...person(3, 'COMPLETED', 25), award(3, 'NOT_COMPLETED')],
      ...[...person(4, 'COMPLETED'), award(4, 'TRAINING_CANCELLED')],
      ...[...person(5, 'COMPLETED', 25), award(5, 'AWARDED')],
      ...[...person(6, 'COMPLETED'), award(6, 'GATE_OWN_TASK')],
      ...[...person(7, 'NOT_COMPLETED'), award(7, 'NOT_COMPLETED')],
      ...[...person(8, 'NOT_COMPLETED'), award(8, 'AWARDED')],
      ...person(9, 'COMPLETED'),
    );
    await reconcile(deps);
    expect(await standing(deps, 1, 2, 3, 4)).toEqual([
      ['NOT_COMPLETED', 0, 2],
      ['NOT_COMPLETED', 0, 2],
      ['AWARDED', 500_000, 2],
      ['AWARDED', 300_000, 2],
    ]);
    expect(await standing(deps, 5, 6, 7, 8, 9)).toEqual([
      ['AWARDED', 300_000, 1],
      ['GATE_OWN_TASK', 0, 1],
      ['NOT_COMPLETED', 0, 1],
      ['AWARDED', 300_000, 1],
      [undefined, undefined, undefined],
    ]);
    const why = { at, reason: 'CORRECTED', cause: 'jrn_1.0' };
    expect(await ledgerOf(deps, 2)).toMatchObject([{ ...why, n: 2, points: -100, amount: -300_000 }]);
    expect(await ledgerOf(deps, 3)).toMatchObject([{ ...why, n: 2, points: 150, amount: 500_000 }]);
    expect(await deps.store.get('Budget', budget)).toMatchObject({ available: 800_000, reserved: 800_000 });
    const trails = await trailsOf(deps, trainingId);
    const of = (...numbers: number[]) => ({
      trainingId,
      stage: 'APPLICATION',
      personIds: numbers.map((n) => idOf('person', n)),
    });
    expect(trails.map(({ told }) => told.filter(([type]) => type !== 'BudgetCredited'))).toEqual([
      [['AwardComputed', trainingId, of(4)]],
      [['AwardComputed', trainingId, of(3)]],
      [['AwardReversed', trainingId, of(1, 2)]],
    ]);
    expect(trails[0]?.who).toEqual(['system', 'SYSTEM', 'completion.correct', null]);
    await reconcile(deps);
    expect(await trailsOf(deps, trainingId)).toEqual(trails);
  });

  it('joins the queue in the rank of the score and of the confirmation, where money that is regained has to wait', async () => {
    const deps = await tableWith(
      ...given.slice(0, -1),
      sample('Budget', { year, available: 0, waiting: 1, joined: 3 }),
      ...[...person(3, 'COMPLETED', 25), award(3, 'NOT_COMPLETED')],
    );
    await reconcile(deps);
    const { rows } = await deps.reads.budgetQueue(programId, year, { first: 5 });
    expect(rows.map(({ node }) => node.order)).toEqual([
      `00000004#00000#2026-10-02T01:00:00.000Z#${idOf('person', 3)}`,
    ]);
  });

  it('is ended with the training, as cancelled', async () => {
    const outcomes = ['AWARDED', 'NOT_COMPLETED', 'TRAINING_CANCELLED', 'REVERSED'] as const;
    const deps = await tableWith(
      ...given,
      ...outcomes.flatMap((outcome, i) => [...person(i + 1, 'CANCELLED'), award(i + 1, outcome)]),
    );
    await reconcile(deps);
    expect(await standing(deps, 1, 2, 3, 4)).toEqual([
      ['TRAINING_CANCELLED', 0, 2],
      ['TRAINING_CANCELLED', 0, 2],
      ['TRAINING_CANCELLED', 0, 1],
      ['REVERSED', 0, 1],
    ]);
    expect(await ledgerOf(deps, 1)).toMatchObject([{ at, reason: 'CANCELLED', cause: 'jrn_1.0', amount: -300_000 }]);
  });

  it('reads no more than it takes to see that nothing differs', async () => {
    const refused = () => Promise.reject(new Error('asked for nothing'));
    const deps = await tableWith(
      ...given,
      ...person(1, 'NOT_COMPLETED'),
      ...person(5, 'COMPLETED'),
      award(5, 'AWARDED'),
    );
    const reads = { ...deps.reads, trainingAggregate: refused };
    await reconcile({ ...deps, reads });
    const first = { from: idOf('person', 1), to: idOf('person', 1) };
    await reconcile({ ...deps, reads: { ...reads, enrollmentsInRange: refused } }, first);
    expect(await trailsOf(deps, trainingId)).toEqual([]);
  });

  it.each([
    ['wave', given.filter(({ kind }) => kind !== 'Wave')],
    ['training', given.filter(({ kind }) => kind !== 'Training')],
  ])('is not decided without the %s that it hangs on', async (_missing, entities) => {
    const deps = await tableWith(...entities, ...person(1, 'NOT_COMPLETED'), award(1, 'AWARDED'));
    await expect(reconcile(deps)).rejects.toThrow(`no wave null of ${trainingId}`);
    expect(await standing(deps, 1)).toEqual([['AWARDED', 300_000, 1]]);
  });
});

describe('stage APPLICATION of somebody who was no candidate', () => {
  const late = (deps: Given, n: number) =>
    computeLate(deps, { ...header, action: 'evaluation.aggregate' }, trainingId, idOf('person', n), 'CLOSE_WAVE-r0');

  it('is computed and claims its money, once', async () => {
    const deps = await tableWith(...given, ...person(1, 'COMPLETED', 25), ...person(2, 'COMPLETED'));
    await late(deps, 1);
    const computed = { outcome: 'AWARDED', score: 10_000, amount: 500_000, schemeVersion: 1, year, version: 1 };
    const money = { ...noMoney, proposed: 500_000 };
    expect(await deps.store.get('Award', keyOf(1))).toMatchObject({ ...computed, money, computedAt: at });
    expect(await ledgerOf(deps, 1)).toMatchObject([
      { at, reason: 'COMPUTED', cause: 'CLOSE_WAVE-r0', amount: 500_000 },
    ]);
    expect(await deps.store.get('Budget', budget)).toMatchObject({ available: 500_000, reserved: 1_100_000 });
    expect(await standing(deps, 2)).toEqual([[undefined, undefined, undefined]]);
    const trails = await trailsOf(deps, trainingId);
    expect(trails.map(({ who }) => who[2])).toEqual(['evaluation.aggregate']);
    await late(deps, 1);
    expect(await trailsOf(deps, trainingId)).toEqual(trails);
  });

  it('is nothing for who fell short, and for who does not take part', async () => {
    const deps = await tableWith(...given, ...person(1, 'NOT_COMPLETED'));
    await late(deps, 1);
    await late(deps, 2);
    expect(await standing(deps, 1, 2)).toEqual([
      ['NOT_COMPLETED', 0, 1],
      [undefined, undefined, undefined],
    ]);
  });
});
