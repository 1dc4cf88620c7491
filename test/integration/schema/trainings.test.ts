import { actor, givenOpen, givenPlace, type Place, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { type Api, apiOver } from './api';

let table: TestTable;
let api: Api;
let place: Place;

beforeAll(async () => {
  table = await withTable();
  api = apiOver(table.deps);
  place = await givenPlace(table.deps);
});
afterAll(() => table.close());

const participant = actor(['PARTICIPANT'], { personId: 'per_1' });

const detail = `
  id title status running provisional revision startsAt version
  program { name } organizer { name } partners { id }
  counts { quota nominated confirmed waitlisted }
  sessions { id startsAt endsAt jp topic status facilitator { id } version }
  waves { id }
`;

async function create(differing: object = {}) {
  const input = {
    programId: place.program.id,
    organizerId: place.agency.id,
    title: 'Bimtek Pengadaan',
    type: 'TECHNICAL_GUIDANCE',
    category: 'TECHNICAL',
    delivery: 'CLASSICAL',
    location: 'Metro',
    hasTest: true,
    quota: 10,
    sessions: [
      { startsAt: '2026-10-20T09:00:00+07:00', endsAt: '2026-10-20T10:30:00+07:00', jp: 2, topic: 'Dasar' },
      { startsAt: '2026-10-21T09:00:00+07:00', endsAt: '2026-10-21T10:30:00+07:00', jp: 2, topic: 'Lanjutan' },
    ],
    ...differing,
  };
  const mutation = `mutation ($input: CreateTrainingInput!) { createTraining(input: $input) { ${detail} } }`;
  return (await api.get(place.organizer, mutation, { input })).createTraining;
}

const versioned = (verb: string) =>
  `mutation ($input: TrainingVersionInput!) { ${verb}(input: $input) { id status version pinned { planVersion } } }`;

describe('trainings over the API', () => {
  it('plans a training, shows the draft to its organizer alone and publishes it for everyone', async () => {
    const draft = await create();
    expect(draft).toMatchObject({
      status: 'DRAFT',
      running: false,
      revision: 0,
      startsAt: '2026-10-20T02:00:00.000Z',
      program: { name: 'Manajemen Risiko' },
      counts: { quota: 10, nominated: 0, confirmed: 0, waitlisted: 0 },
      waves: [],
    });
    const query = `query ($id: ID!) { training(id: $id) { ${detail} } }`;
    expect((await api.get(place.organizer, query, { id: draft.id })).training).toEqual(draft);
    expect((await api.ask(participant, query, { id: draft.id })).errors[0]?.extensions.code).toBe('NOT_FOUND');

    const input = { id: draft.id, expectedVersion: draft.version };
    const { publishTraining } = await api.get(place.organizer, versioned('publishTraining'), { input });
    expect(publishTraining).toMatchObject({ status: 'OPEN', pinned: { planVersion: 1 } });
    expect((await api.get(participant, query, { id: draft.id })).training.status).toBe('OPEN');

    const again = await api.ask(place.organizer, versioned('publishTraining'), {
      input: { id: draft.id, expectedVersion: publishTraining.version },
    });
    expect(again.errors[0]).toMatchObject({
      message: 'Tindakan ini tidak mungkin pada status Dibuka.',
      extensions: { code: 'ILLEGAL_TRANSITION' },
    });
  });

  it('answers a repeated create with the training as it is', async () => {
    const id = 'trn_01JD00000000000000000000AA';
    const first = await create({ id });
    expect(await create({ id })).toEqual(first);
  });

  it('tells all that is wrong with sessions at once, by field', async () => {
    const mutation = `mutation ($input: CreateTrainingInput!) { createTraining(input: $input) { id } }`;
    const session = { startsAt: '2026-10-20T03:00:00Z', endsAt: '2026-10-20T02:00:00Z', jp: 2, topic: ' ' };
    const { errors } = await api.ask(
      place.organizer,
      mutation,
      {
        input: {
          programId: place.program.id,
          organizerId: place.agency.id,
          title: 'X',
          type: 'TRAINING',
          category: 'TECHNICAL',
          delivery: 'ONLINE',
          location: 'Y',
          hasTest: false,
          quota: 5,
          sessions: [session],
        },
      },
      'en',
    );
    expect(errors[0]?.extensions).toMatchObject({
      code: 'SESSION_TIMES',
      problems: [
        { field: 'sessions.0.endsAt', code: 'SESSION_TIMES' },
        { field: 'sessions.0.topic', code: 'REQUIRED', message: 'This is required.' },
      ],
    });
  });

  it('moves, corrects and cancels sessions and changes the quota', async () => {
    const { training } = await givenOpen(table.deps, place);
    const add = `mutation ($input: AddSessionInput!) { addSession(input: $input) { id topic version } }`;
    const times = { startsAt: '2026-10-22T02:00:00Z', endsAt: '2026-10-22T03:30:00Z' };
    const { addSession } = await api.get(place.organizer, add, {
      input: { trainingId: training.id, ...times, jp: 2, topic: 'Tambahan', facilitatorId: null },
    });
    const place_ = { trainingId: training.id, sessionId: addSession.id };
    const update = `mutation ($input: UpdateSessionInput!) { updateSession(input: $input) { jp topic version } }`;
    const { updateSession } = await api.get(place.organizer, update, {
      input: { ...place_, expectedVersion: 1, jp: 3, topic: null },
    });
    expect(updateSession).toEqual({ jp: 3, topic: 'Tambahan', version: 2 });
    const move = `mutation ($input: RescheduleSessionInput!) { rescheduleSession(input: $input) { startsAt version } }`;
    const { rescheduleSession } = await api.get(place.organizer, move, {
      input: { ...place_, expectedVersion: 2, startsAt: '2026-10-23T02:00:00Z', endsAt: '2026-10-23T03:30:00Z' },
    });
    expect(rescheduleSession).toEqual({ startsAt: '2026-10-23T02:00:00.000Z', version: 3 });
    const cancel = `mutation ($input: CancelSessionInput!) {
      cancelSession(input: $input) { status sessions { id status } }
    }`;
    const { cancelSession } = await api.get(place.organizer, cancel, {
      input: { ...place_, expectedVersion: 3, reason: 'Banjir' },
    });
    expect(cancelSession.sessions.find(({ id }: { id: string }) => id === addSession.id).status).toBe('CANCELLED');
    const quota = `mutation ($input: ChangeQuotaInput!) { changeQuota(input: $input) { quota } }`;
    const { changeQuota } = await api.get(place.organizer, quota, { input: { trainingId: training.id, quota: 31 } });
    expect(changeQuota).toEqual({ quota: 31 });
  });

  it('lists by one of status, program, organizer and partner', async () => {
    const query = `query ($filter: TrainingFilter!) {
      trainings(filter: $filter, first: 50) { edges { node { title status organizer { name } counts { quota } } } }
    }`;
    for (const filter of [{ status: 'OPEN' }, { programId: place.program.id }, { organizerId: place.agency.id }]) {
      const { trainings } = await api.get(place.organizer, query, { filter });
      expect(trainings.edges.length).toBeGreaterThan(0);
    }
    const { trainings: later } = await api.get(participant, query, {
      filter: { status: 'OPEN', startsFrom: '2027-01-01T00:00:00Z' },
    });
    expect(later.edges).toEqual([]);
    for (const [filter, code] of [
      [{}, 'NOT_EXACTLY_ONE'],
      [{ status: 'OPEN', programId: place.program.id }, 'NOT_EXACTLY_ONE'],
      [{ programId: 'x', startsFrom: '2027-01-01T00:00:00Z' }, 'PERIOD_OF_STATUS'],
    ] as const) {
      const { errors } = await api.ask(participant, query, { filter });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ field: 'filter', code }] });
    }
  });

  it('keeps programs, with their trail for the province and for auditors', async () => {
    const update = `mutation ($input: UpdateProgramInput!) { updateProgram(input: $input) { name designVersion version } }`;
    const input = { id: place.program.id, expectedVersion: 1, name: 'Manajemen Risiko SPIP', objectives: null };
    const { updateProgram } = await api.get(provinceAdmin, update, { input });
    expect(updateProgram).toEqual({ name: 'Manajemen Risiko SPIP', designVersion: 1, version: 2 });

    const journal = `query ($entity: ID!) {
      journal(entity: $entity) { edges { node { actor role action changes { of before after } } } }
    }`;
    const auditor = actor(['AUDITOR'], { personId: 'per_auditor' });
    const { journal: trail } = await api.get(auditor, journal, { entity: place.program.id });
    expect(trail.edges[0].node).toMatchObject({
      role: 'PROVINCE_ADMIN',
      action: 'program.update',
      changes: [{ before: { name: 'Manajemen Risiko' }, after: { name: 'Manajemen Risiko SPIP' } }],
    });
    expect((await api.ask(participant, journal, { entity: place.program.id })).errors[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
  });

  it('names every enum value in the language asked for and in both', async () => {
    const query = '{ labels { name values { value label { text indonesian english } } } }';
    const { data } = await api.ask(participant, query, {}, 'en');
    const status = data.labels.find(({ name }: { name: string }) => name === 'TrainingStatus');
    expect(status.values[0]).toEqual({
      value: 'DRAFT',
      label: { text: 'Draft', indonesian: 'Rancangan', english: 'Draft' },
    });
  });
});
