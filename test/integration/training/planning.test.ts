import { registerPartner } from '../../../core/people/register-partner';
import { addSession } from '../../../core/training/add-session';
import { cancelSession } from '../../../core/training/cancel-session';
import { changeQuota } from '../../../core/training/change-quota';
import { createTraining } from '../../../core/training/create-training';
import { listTrainings } from '../../../core/training/list-trainings';
import { publishTraining } from '../../../core/training/publish-training';
import { rescheduleSession } from '../../../core/training/reschedule-session';
import { updateProgram } from '../../../core/training/update-program';
import { updateSession } from '../../../core/training/update-session';
import { updateTraining } from '../../../core/training/update-training';
import { viewTraining } from '../../../core/training/view-training';
import { idOf } from '../../support/entities';
import { failureOf } from '../../support/failures';
import {
  actor,
  aggregateOf,
  givenAgency,
  givenApproved,
  givenDraft,
  givenOpen,
  givenPeople,
  givenPlace,
  lesson,
  type Place,
  provinceAdmin,
} from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;

beforeEach(async () => {
  table = await withTable();
  place = await givenPlace(table.deps);
});
afterEach(() => table.close());

const eventsOf = async (id: string): Promise<string[]> => {
  const { rows } = await table.deps.reads.journalOfEntity(id, { first: 100 });
  return rows.flatMap(({ node }) => node.events.map(({ type }) => type));
};

describe('a draft', () => {
  it('is planned with its sessions by start, and is known before anybody else sees it', async () => {
    const planned = await givenDraft(table.deps, place, { sessions: [lesson('2026-10-21'), lesson('2026-10-20')] });
    const { training, sessions, counts } = await aggregateOf(table.deps, planned.training.id);
    expect(planned).toEqual({ training, sessions, counts, waves: [] });
    expect(training).toMatchObject({ status: 'DRAFT', startsAt: '2026-10-20T02:00:00.000Z', pinned: null });
    expect(sessions.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(['2026-10-20', '2026-10-21']);
    expect(counts).toMatchObject({ quota: 30, nominated: 0, confirmed: 0, waitlisted: 0 });

    expect(await viewTraining(table.deps, place.organizer, training.id)).toEqual(planned);
    const participant = actor(['PARTICIPANT'], { personId: idOf('person') });
    expect(await failureOf(viewTraining(table.deps, participant, training.id))).toMatchObject({ code: 'NOT_FOUND' });
    const list = (who: typeof participant) =>
      listTrainings(table.deps, who, { by: 'organizer', agencyId: place.agency.id }, { first: 10 });
    expect((await list(place.organizer)).rows).toHaveLength(1);
    expect((await list(participant)).rows).toHaveLength(0);
  });

  it('is created once under an id', async () => {
    const id = idOf('training', 9);
    const first = await givenDraft(table.deps, place, { id });
    expect(await givenDraft(table.deps, place, { id })).toEqual(first);
    expect(await failureOf(givenDraft(table.deps, place, { id, quota: 31 }))).toMatchObject({ code: 'ID_TAKEN' });
    const others = { ...place, organizer: actor(['ORGANIZER'], { subject: 'other', agencyId: place.agency.id }) };
    expect(await failureOf(givenDraft(table.deps, others, { id }))).toMatchObject({ code: 'ID_TAKEN' });
  });

  it.each([
    ['SESSION_TIMES', 'sessions.0.endsAt', [{ ...lesson('2026-10-20'), endsAt: '2026-10-20T01:00:00Z' }]],
    ['SESSION_TIMES', 'sessions.0.startsAt', [{ ...lesson('2026-10-20'), startsAt: 'soon' }]],
    ['BAD_INPUT', 'sessions.0.startsAt', [lesson('1999-10-20')]],
    ['BAD_INPUT', 'sessions.0.endsAt', [lesson('2101-10-20')]],
    ['SESSION_OVERLAP', 'sessions.1.startsAt', [lesson('2026-10-20'), lesson('2026-10-20')]],
    ['BAD_INPUT', 'sessions.0.jp', [lesson('2026-10-20', { jp: 0 })]],
    ['BAD_INPUT', 'sessions.0.topic', [lesson('2026-10-20', { topic: '' })]],
  ])('with bad sessions is refused with %s at %s', async (code, field, sessions) => {
    const failure = await failureOf(givenDraft(table.deps, place, { sessions }));
    expect(failure?.code).toBe(code);
    expect(failure?.fields).toContain(field);
  });

  it('names what exists', async () => {
    const refused = async (differing: Parameters<typeof givenDraft>[2]) =>
      (await failureOf(givenDraft(table.deps, place, differing)))?.fields;
    expect(await refused({ programId: idOf('program', 99) })).toEqual(['programId']);
    expect(await refused({ partnerIds: [idOf('partner', 99)] })).toEqual(['partnerIds.0']);
    expect(await refused({ sessions: [lesson('2026-10-20', { facilitatorId: idOf('person', 99) })] })).toEqual([
      'sessions.0.facilitatorId',
    ]);
    expect(await refused({ quota: 0, title: ' ' })).toEqual(['title', 'quota']);
  });

  it('belongs to its organizer', async () => {
    const { training } = await givenDraft(table.deps, place);
    const other = actor(['ORGANIZER'], { agencyId: (await givenAgency(table.deps)).id });
    const update = updateTraining(table.deps, other, { id: training.id, expectedVersion: 1, title: 'Milik saya' });
    expect(await failureOf(update)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('publishing', () => {
  it('needs a session', async () => {
    const { training } = await givenDraft(table.deps, place, { sessions: [] });
    const publish = publishTraining(table.deps, place.organizer, { id: training.id, expectedVersion: 1 });
    expect(await failureOf(publish)).toEqual({ code: 'NO_SESSIONS', fields: ['id'] });
  });

  it('pins the versions of the program, which later edits do not touch', async () => {
    const { training } = await givenOpen(table.deps, place);
    const objectives = [{ kind: 'ATTITUDE', text: 'Waspada', textEn: 'Alert' }] as const;
    await updateProgram(table.deps, provinceAdmin, { id: place.program.id, expectedVersion: 1, objectives });
    const after = await viewTraining(table.deps, place.organizer, training.id);
    expect(after.training).toMatchObject({
      status: 'OPEN',
      pinned: { designVersion: 1, planVersion: 1, schemeVersion: 1 },
    });
    expect(await eventsOf(training.id)).toEqual(['TrainingPublished']);
  });

  it('comes before the last session is over', async () => {
    const { training } = await givenDraft(table.deps, place);
    const { id } = training;
    const publish = () => publishTraining(table.deps, place.organizer, { id, expectedVersion: 1 });
    table.clock.set('2026-10-21T03:30:00.000Z');
    expect(await failureOf(publish())).toEqual({ code: 'SESSIONS_OVER', fields: ['id'] });
    expect((await aggregateOf(table.deps, id)).training).toEqual(training);
    table.clock.set('2026-10-21T03:29:59.999Z');
    expect(await publish()).toMatchObject({ status: 'OPEN' });
  });

  it('happens once, on the version that was seen', async () => {
    const { training } = await givenDraft(table.deps, place);
    const publish = (expectedVersion: number) =>
      failureOf(publishTraining(table.deps, place.organizer, { id: training.id, expectedVersion }));
    expect(await publish(2)).toMatchObject({ code: 'STALE_VERSION' });
    const raced = await Promise.all([publish(1), publish(1)]);
    expect(raced.map((failure) => failure?.code).sort()).toEqual(['STALE_VERSION', undefined]);
    expect(await publish(2)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('fixes kind, category and test', async () => {
    const { training } = await givenOpen(table.deps, place);
    const { id, version: expectedVersion } = training;
    const update = (fields: object) => updateTraining(table.deps, place.organizer, { id, expectedVersion, ...fields });
    expect(await failureOf(update({ hasTest: false }))).toEqual({ code: 'VERSION_FROZEN', fields: ['hasTest'] });
    expect(await update({ title: 'Judul baru', hasTest: true })).toMatchObject({ title: 'Judul baru' });
  });
});

it('a partner finds the trainings that it serves, and no others', async () => {
  const agreement = { number: '1', from: '2026-01-01', to: '2027-01-01' };
  const command = { name: 'Unila', type: 'UNIVERSITY', agreement } as const;
  const [one, two] = [
    await registerPartner(table.deps, provinceAdmin, command),
    await registerPartner(table.deps, provinceAdmin, command),
  ];
  const { training } = await givenOpen(table.deps, place, { partnerIds: [one.id] });
  const served = async (partnerId: string) =>
    (await listTrainings(table.deps, provinceAdmin, { by: 'partner', partnerId }, { first: 10 })).rows.map(
      ({ node }) => node.id,
    );
  expect([await served(one.id), await served(two.id)]).toEqual([[training.id], []]);
  const { id, version: expectedVersion } = training;
  await updateTraining(table.deps, place.organizer, { id, expectedVersion, partnerIds: [two.id] });
  expect([await served(one.id), await served(two.id)]).toEqual([[], [training.id]]);
});

describe('the quota', () => {
  it('is never below the confirmed seats', async () => {
    const { training } = await givenOpen(table.deps, place);
    await givenApproved(table.deps, place, training.id, await givenPeople(table.deps, place.agency.id, 2));
    const change = (quota: number) => changeQuota(table.deps, place.organizer, { trainingId: training.id, quota });
    expect(await failureOf(change(1))).toEqual({ code: 'QUOTA_BELOW_CONFIRMED', fields: ['quota'] });
    expect(await failureOf(change(0))).toEqual({ code: 'BAD_INPUT', fields: ['quota'] });
    expect(await change(2)).toMatchObject({ quota: 2, confirmed: 2 });
    expect(await eventsOf(training.id)).not.toContain('QuotaRaised');
    expect(await change(3)).toMatchObject({ quota: 3 });
    expect(await eventsOf(training.id)).toContain('QuotaRaised');
  });
});

describe('the sessions of an open training', () => {
  it('are added, moved and edited, and the start moves with the first one', async () => {
    const { training, sessions } = await givenOpen(table.deps, place);
    const trainingId = training.id;
    const [first] = sessions;
    const sessionId = first?.id ?? '';
    const added = await addSession(table.deps, place.organizer, { trainingId, ...lesson('2026-10-19') });
    expect((await aggregateOf(table.deps, trainingId)).training.startsAt).toBe(added.startsAt);

    const { startsAt, endsAt } = lesson('2026-10-18');
    const command = { trainingId, sessionId, startsAt, endsAt };
    const moved = await rescheduleSession(table.deps, place.organizer, { ...command, expectedVersion: 1 });
    expect(moved).toMatchObject({ startsAt: '2026-10-18T02:00:00.000Z', version: 2 });
    await updateSession(table.deps, place.organizer, { trainingId, sessionId, expectedVersion: 2, jp: 3 });

    const after = await aggregateOf(table.deps, trainingId);
    expect(after.training.startsAt).toBe(moved.startsAt);
    expect(after.sessions[0]).toEqual({ ...moved, jp: 3, version: 3 });
    expect(await eventsOf(trainingId)).toEqual(
      expect.arrayContaining(['TrainingPublished', 'TrainingRescheduled', 'SessionRescheduled']),
    );
    const stale = rescheduleSession(table.deps, place.organizer, { ...command, expectedVersion: 1 });
    expect(await failureOf(stale)).toMatchObject({ code: 'STALE_VERSION' });
  });

  it('do not overlap, and do not end before they start', async () => {
    const { training, sessions } = await givenOpen(table.deps, place);
    const trainingId = training.id;
    const add = addSession(table.deps, place.organizer, { trainingId, ...lesson('2026-10-20') });
    expect(await failureOf(add)).toEqual({ code: 'SESSION_OVERLAP', fields: ['startsAt'] });
    const move = (startsAt: string, endsAt: string) =>
      failureOf(
        rescheduleSession(table.deps, place.organizer, {
          trainingId,
          sessionId: sessions[0]?.id ?? '',
          expectedVersion: 1,
          startsAt,
          endsAt,
        }),
      );
    expect(await move('2026-10-21T03:00:00Z', '2026-10-21T05:00:00Z')).toMatchObject({ code: 'SESSION_OVERLAP' });
    expect(await move('2026-10-20T03:00:00Z', '2026-10-20T03:00:00Z')).toMatchObject({ code: 'SESSION_TIMES' });
    expect(await move('2026-10-20T02:30:00Z', '2026-10-20T04:00:00Z')).toBeUndefined();
  });

  it('are added ahead of the clock, none that has begun or is over', async () => {
    const { training } = await givenOpen(table.deps, place);
    const trainingId = training.id;
    table.clock.set('2026-10-20T03:00:00.000Z');
    const add = (date: string) => addSession(table.deps, place.organizer, { trainingId, ...lesson(date) });
    expect(await failureOf(add('2026-10-19'))).toEqual({ code: 'SESSION_TIMES', fields: ['startsAt', 'endsAt'] });
    const begun = { startsAt: '2026-10-20T00:00:00Z', endsAt: '2026-10-20T02:00:00Z', jp: 2, topic: 'Pembukaan' };
    table.clock.set('2026-10-20T01:00:00.000Z');
    expect(await failureOf(addSession(table.deps, place.organizer, { trainingId, ...begun }))).toEqual({
      code: 'SESSION_TIMES',
      fields: ['startsAt'],
    });
    expect((await aggregateOf(table.deps, trainingId)).sessions).toHaveLength(2);
    expect(await add('2026-10-22')).toMatchObject({ status: 'PLANNED' });

    const draft = await givenDraft(table.deps, place, { sessions: [] });
    const into = { trainingId: draft.training.id, ...lesson('2026-10-01') };
    expect(await addSession(table.deps, place.organizer, into)).toMatchObject({ status: 'PLANNED' });
  });

  it('are moved ahead of the clock; one that runs is extended, and keeps its start', async () => {
    const { training, sessions } = await givenOpen(table.deps, place);
    const move = (startsAt: string, endsAt: string) =>
      rescheduleSession(table.deps, place.organizer, {
        trainingId: training.id,
        sessionId: sessions[0]?.id ?? '',
        expectedVersion: 1,
        startsAt,
        endsAt,
      });
    table.clock.set('2026-10-20T03:00:00.000Z');
    const begin = '2026-10-20T02:00:00.000Z';
    expect(await failureOf(move(begin, '2026-10-20T03:00:00Z'))).toEqual({ code: 'SESSION_TIMES', fields: ['endsAt'] });
    expect(await failureOf(move('2026-10-20T02:30:00Z', '2026-10-20T04:00:00Z'))).toEqual({
      code: 'SESSION_TIMES',
      fields: ['startsAt'],
    });
    expect(await failureOf(move('2026-10-19T02:00:00Z', '2026-10-19T04:00:00Z'))).toEqual({
      code: 'SESSION_TIMES',
      fields: ['startsAt', 'endsAt'],
    });
    expect(await aggregateOf(table.deps, training.id)).toMatchObject({ sessions });
    expect(await move(begin, '2026-10-20T05:00:00Z')).toMatchObject({ startsAt: begin, version: 2 });
  });

  it('two that are added at once do not overlap', async () => {
    const { training } = await givenOpen(table.deps, place);
    const add = () => addSession(table.deps, place.organizer, { trainingId: training.id, ...lesson('2026-10-23') });
    const results = await Promise.all([failureOf(add()), failureOf(add())]);
    expect(results.map((failure) => failure?.code).sort()).toEqual(['SESSION_OVERLAP', undefined]);
  });

  it('are added once under an id', async () => {
    const { training } = await givenOpen(table.deps, place);
    const add = (jp: number) =>
      addSession(table.deps, place.organizer, {
        trainingId: training.id,
        ...lesson('2026-10-23', { id: idOf('session', 8), jp }),
      });
    const session = await add(2);
    expect(await add(2)).toEqual(session);
    expect(await failureOf(add(3))).toMatchObject({ code: 'ID_TAKEN' });
  });

  it('over by the clock, are held: they cannot be moved or cancelled', async () => {
    const { training, sessions } = await givenOpen(table.deps, place);
    table.clock.set('2026-10-20T03:30:00.000Z');
    const command = { trainingId: training.id, sessionId: sessions[0]?.id ?? '', expectedVersion: 1 };
    expect(await failureOf(cancelSession(table.deps, place.organizer, { ...command, reason: 'x' }))).toEqual({
      code: 'ILLEGAL_TRANSITION',
      fields: ['sessionId'],
    });
    const times = { startsAt: '2026-10-25T02:00:00Z', endsAt: '2026-10-25T03:00:00Z' };
    const move = rescheduleSession(table.deps, place.organizer, { ...command, ...times });
    expect(await failureOf(move)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });
});

it('unknown trainings and sessions look like forbidden ones', async () => {
  const unknown = { code: 'NOT_FOUND', fields: ['trainingId'] };
  const trainingId = idOf('training', 99);
  expect(await failureOf(addSession(table.deps, place.organizer, { trainingId, ...lesson('2026-10-20') }))).toEqual(
    unknown,
  );
  expect(await failureOf(changeQuota(table.deps, place.organizer, { trainingId, quota: 1 }))).toEqual(unknown);
  const { training } = await givenOpen(table.deps, place);
  const command = { trainingId: training.id, sessionId: idOf('session', 99), expectedVersion: 1, reason: 'x' };
  expect(await failureOf(cancelSession(table.deps, place.organizer, command))).toEqual({
    code: 'NOT_FOUND',
    fields: ['sessionId'],
  });
  const malformed = createTraining(table.deps, provinceAdmin, {
    ...training,
    id: 'trn_1',
    quota: 1,
    partnerIds: [],
  });
  expect(await failureOf(malformed)).toEqual({ code: 'BAD_INPUT', fields: ['id'] });
});
