import type { Entity } from '../../../core/entities';
import { completionRules } from '../../../core/incentive/completion-rules';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { incentivePreview } from '../../../core/incentive/incentive-preview';
import { idOf, sample } from '../../support/entities';
import { actor, provinceAdmin } from '../../support/given';
import { at, type Given, refusalOf, tableWith } from './given';

const training = sample('Training', { status: 'ENDED', endedAt: '2026-10-31T09:00:00.000Z' });
const { id: trainingId, programId } = training;
const { personId } = sample('Enrollment');
const sessions = [1, 2, 3, 4].map((n) =>
  sample('Session', { id: idOf('session', n), status: n === 4 ? 'CANCELLED' : 'ENDED' }),
);
const recorded = { [idOf('session', 1)]: { status: 'PRESENT', source: 'RECORD' } } as const;
const enrollment = sample('Enrollment', { attendance: recorded });
const wave = sample('Wave', { status: 'OPEN', openedAt: '2027-02-27T17:00:00.000Z' });
const rules = [sample('TrainingCounts'), ...sessions, defaultScheme(programId)];
const owner = actor(['PARTICIPANT'], { personId });

const preview = (deps: Given, who = owner, of: Partial<{ trainingId: string; personId: string }> = {}) =>
  incentivePreview(deps, who, { trainingId, personId, ...of });
const tableOf = (...given: Entity[]) => tableWith(...rules, ...given);

describe('what a person is shown of their incentives', () => {
  it('is what would be decided now, of held sessions with what is missing counted as absent', async () => {
    const deps = await tableOf(training, enrollment, wave);
    const found = await preview(deps);
    expect(found).toMatchObject({ trainingId, personId, completed: false, jp: 0, unrecorded: 2, provisional: true });
    expect(found.value).toMatchObject({ outcome: 'GATE_ATTENDANCE', points: 0 });
    expect(found.stages.map(({ stage, award, lines }) => [stage, award, lines.length > 0])).toEqual([
      ['COMPLETION', undefined, true],
      ['APPLICATION', undefined, true],
    ]);
    const everywhere = Object.fromEntries(sessions.map(({ id }) => [id, recorded[idOf('session', 1)]])) as never;
    const present = await tableOf({ ...training, status: 'FINALIZED' }, { ...enrollment, attendance: everywhere });
    expect(await preview(present)).toMatchObject({ completed: true, jp: 6, unrecorded: 0, provisional: false });
  });

  it('is what was decided, where it was, and how their own evaluations stand', async () => {
    const awards = (['COMPLETION', 'APPLICATION'] as const).map((stage, i) =>
      sample('Award', { stage, points: 10 + i, money: null }),
    );
    const own = sample('Task', { raterKind: 'SELF', raterId: personId, status: 'ANSWERED', answeredOn: '2027-03-16' });
    const peers = sample('Task', { answeredOn: null });
    const deps = await tableOf(training, { ...enrollment, status: 'COMPLETED' }, wave, own, peers, ...awards);
    const { stages } = await preview(deps);
    expect(stages.map(({ award }) => award)).toEqual(awards);
    const open = await tableOf(training, { ...enrollment, status: 'COMPLETED' }, wave, own, peers);
    const duties = (await preview(open)).stages[1]?.duties;
    expect(duties).toMatchObject([{ waveCode: 'BEHAVIOR', state: 'ANSWERED', late: 2, score: 8000 }]);
  });

  it('says from when a stage that is not computed yet can be', async () => {
    const waiting = { ...wave, closesAt: '2027-06-27T17:00:00.000Z' };
    const deps = await tableOf(training, { ...enrollment, status: 'COMPLETED' }, waiting);
    expect(deps.clock.now()).toBe(at);
    expect((await preview(deps)).stages[1]).toMatchObject({ computedFrom: waiting.closesAt });
  });

  it('is theirs alone who take part', async () => {
    const deps = await tableOf(training, enrollment, {
      ...enrollment,
      personId: idOf('person', 2),
      status: 'WAITLISTED',
    });
    expect(await preview(deps, provinceAdmin)).toMatchObject({ personId });
    const stranger = actor(['PARTICIPANT', 'SUPERVISOR', 'ORGANIZER'], { personId: idOf('person', 2) });
    expect(await refusalOf(preview(deps, stranger))).toEqual(['NOT_FOUND', 'personId', {}]);
    const waiting = preview(deps, stranger, { personId: idOf('person', 2) });
    expect(await refusalOf(waiting)).toEqual(['NOT_CONFIRMED', 'personId', {}]);
    const elsewhere = preview(deps, owner, { trainingId: idOf('training', 2) });
    expect(await refusalOf(elsewhere)).toEqual(['NOT_FOUND', 'trainingId', {}]);
    const nobody = preview(deps, provinceAdmin, { personId: idOf('person', 9) });
    expect(await refusalOf(nobody)).toEqual(['NOT_FOUND', 'trainingId', {}]);
    const draft = await tableOf({ ...training, pinned: null }, enrollment);
    expect(await refusalOf(preview(draft))).toEqual(['NOT_CONFIRMED', 'personId', {}]);
  });
});

describe('the rules that a training is decided by', () => {
  it('are those that it has pinned, and no others', async () => {
    const deps = await tableWith(training, ...rules, { ...defaultScheme(programId), schemeVersion: 2 });
    const aggregate = await deps.reads.trainingAggregate(trainingId);
    if (aggregate === undefined) throw new Error('no training');
    const of = (pinned: typeof training.pinned) =>
      completionRules(deps, { ...aggregate, training: { ...training, pinned } });
    const pinned = { designVersion: 1, planVersion: 1, schemeVersion: 2 };
    expect((await of(pinned)).scheme.schemeVersion).toBe(2);
    const lacks = `${programId} lacks the scheme that ${trainingId} has pinned`;
    await expect(of({ ...pinned, schemeVersion: 3 })).rejects.toThrow(lacks);
    await expect(of(null)).rejects.toThrow(lacks);
    await expect(completionRules(deps, undefined)).rejects.toThrow('no such training');
  });
});
