import type { Actor } from '../../../core/access';
import { Change } from '../../../core/change';
import { idOf, sample } from '../../support/entities';
import {
  actor,
  givenApproved,
  givenOpen,
  givenPeople,
  givenPlace,
  type Place,
  provinceAdmin,
} from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { type Api, apiOver } from './api';

/**
 * A screen: what it asks for, by whom, how many calls to DynamoDB it costs, and how many of them wait for another. What is
 * wanted at the same moment shares a call, of up to 100 items: so many rows may cost one call more than a single one.
 */
interface Screen {
  readonly query: string;
  readonly of: (
    place: Place,
    trainingId: string,
    personId: string,
  ) => { readonly by: Actor; readonly variables: object };
  readonly calls: number;
  readonly callsOfOne?: number;
  readonly waits: number;
}

const participant = (personId: string) => actor(['PARTICIPANT'], { personId });

const screens: Readonly<Record<string, Screen>> = {
  'people of an agency, with names and supervisors': {
    query: `query { people(first: 100) { edges { node {
      id rank profile { name nip } assignment { agency { name } supervisor { id profile { name } } }
    } } } }`,
    of: ({ admin }) => ({ by: admin, variables: {} }),
    // Assignments; people; profiles with the agency.
    calls: 3,
    waits: 3,
  },
  'participants of a training, with names': {
    query: `query ($id: ID!) { enrollments(trainingId: $id, first: 100) { edges { node {
      id status preTest attendance { sessionId status } person { id profile { name nip } }
    } } } }`,
    of: ({ organizer }, id) => ({ by: organizer, variables: { id } }),
    // Enrollments; their profiles.
    calls: 2,
    waits: 2,
  },
  'participants of a training, with everything they refer to': {
    query: `query ($id: ID!) { enrollments(trainingId: $id, first: 100) { edges { node {
      person { rank positionName profile { name } } agency { name } training { title program { name } counts { quota } }
      certificate { valid }
    } } } }`,
    of: ({ organizer }, id) => ({ by: organizer, variables: { id } }),
    // Enrollments; everything they refer to, 103 items with profiles; the program of the training.
    calls: 4,
    callsOfOne: 3,
    waits: 3,
  },
  'nominations of an agency, with names and trainings': {
    query: `query { nominations(first: 100) { edges { node { id person { profile { name } } training { title } } } } }`,
    of: ({ admin }) => ({ by: admin, variables: {} }),
    calls: 2,
    waits: 2,
  },
  'who lacks records': {
    query: `query ($id: ID!) { missingAttendance(trainingId: $id, first: 100) { edges { node {
      sessionIds enrollment { person { profile { name } } }
    } } } }`,
    of: ({ organizer }, id) => ({ by: organizer, variables: { id } }),
    calls: 2,
    waits: 2,
  },
  'a training with counts, sessions and waves': {
    query: `query ($id: ID!) { training(id: $id) {
      title status counts { confirmed } sessions { topic startsAt } waves { level opensAt }
    } }`,
    of: (_, id, personId) => ({ by: participant(personId), variables: { id } }),
    calls: 1,
    waits: 1,
  },
  'my dashboard': {
    query: `query { myDashboard {
      enrollments { id status attendance { status } } tasks { id dueDate } awards { id points amount }
    } }`,
    of: (_, __, personId) => ({ by: participant(personId), variables: {} }),
    calls: 1,
    waits: 1,
  },
  'trainings of a person, for somebody who may not see the name': {
    query: `query ($personId: ID!) { enrollmentsOfPerson(personId: $personId, first: 100) { edges { node {
      id person { profile { name } }
    } } } }`,
    of: (_, __, personId) => ({ by: actor(['AUDITOR']), variables: { personId } }),
    // The person's place, for the list and for the name; the enrollments.
    calls: 3,
    waits: 3,
  },
  'the trail of a training, for an auditor': {
    query: `query ($id: ID!) { journal(entity: $id, first: 100) { edges { node { actor action changes { of after } } } } }`,
    of: (_, id) => ({ by: actor(['AUDITOR']), variables: { id } }),
    calls: 1,
    waits: 1,
  },
  'what a training has earned people, for an auditor': {
    query: `query ($id: ID!) { awardsOfTraining(trainingId: $id, stage: COMPLETION, first: 100) { edges { node {
      score tier points breakdown { component score } person { positionName profile { name } }
    } } } }`,
    of: (_, id) => ({ by: actor(['AUDITOR']), variables: { id } }),
    // Awards; the people, without their profiles.
    calls: 2,
    waits: 2,
  },
  'what I have to answer, about whom': {
    query: `query { myTasks(first: 100) { edges { node {
      id status dueDate raterKind training { title } person { profile { name } }
    } } } }`,
    of: (_, __, personId) => ({ by: participant(personId), variables: {} }),
    // Tasks; names with trainings.
    calls: 2,
    waits: 2,
  },
  'awards of a training, with names': {
    query: `query ($id: ID!) { awardsOfTraining(trainingId: $id, stage: COMPLETION, first: 100) { edges { node {
      score tier points person { profile { name } }
    } } } }`,
    of: (_, id) => ({ by: provinceAdmin, variables: { id } }),
    calls: 2,
    waits: 2,
  },
  'findings of a program, and what became of them': {
    query: `query ($id: ID!) { programFindings(programId: $id, first: 50) { edges { node { waveId findings {
      rule value threshold training { title } outcome { status later { designVersion value } }
    } } } } }`,
    of: ({ program }) => ({ by: provinceAdmin, variables: { id: program.id } }),
    // Waves with findings; then the trainings, and what all waves of the program have told.
    calls: 3,
    waits: 2,
  },
  'recommendations of a program, with the findings that they answer and who proposed them': {
    query: `query ($id: ID!) { recommendations(programId: $id, status: OPEN, first: 100) { edges { node {
      title author { partner { name } } findings { training { title } outcome { status } }
    } } } }`,
    of: ({ program }) => ({ by: provinceAdmin, variables: { id: program.id } }),
    calls: 3,
    waits: 2,
  },
  'my dashboard, with my JP': {
    query: 'query { myDashboard { enrollments { id status } jp { basis from to recognized excess target missing } } }',
    of: (_, __, personId) => ({ by: participant(personId), variables: {} }),
    calls: 2,
    waits: 2,
  },
  'my dashboard, with the titles of trainings and my JP': {
    query:
      'query { myDashboard { enrollments { id status training { title } } jp { basis recognized excess target missing } } }',
    of: (_, __, personId) => ({ by: participant(personId), variables: {} }),
    // Trainings, person and JP together.
    calls: 2,
    waits: 2,
  },
  'my dashboard, with the titles of trainings': {
    query: 'query { myDashboard { enrollments { id status training { title } } } }',
    of: (_, __, personId) => ({ by: participant(personId), variables: {} }),
    calls: 2,
    waits: 2,
  },
};

/** Counts how often the request had to wait: calls that run at the same time are waited for once. */
function countWaits({ client }: TestTable): { count: number } {
  const waits = { count: 0 };
  let running = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      if (running++ === 0) waits.count++;
      return next(args).finally(() => running--);
    },
    { step: 'initialize', name: 'waits' },
  );
  return waits;
}

/** As many waves with findings as rows, and a recommendation about each. */
async function plantFindings({ deps }: TestTable, programId: string, rows: number): Promise<void> {
  const header = { actor: 'system', role: 'SYSTEM', action: 'test.plant', entity: programId };
  await deps.store.commit(new Change(header).create(sample('Partner')));
  const [finding] = sample('Recommendation').findings;
  for (let n = 0; n < rows; n++) {
    const findings = finding === undefined ? [] : [{ ...finding, trainingId: idOf('training', n) }];
    const change = new Change(header);
    change.create(sample('Contribution', { ofId: programId, programId, trainingId: idOf('training', n), findings }));
    change.create(sample('Recommendation', { id: idOf('recommendation', n), programId, findings }));
    await deps.store.commit(change);
  }
}

describe.each([1, 50])('with %i rows', (rows) => {
  let table: TestTable;
  let api: Api;
  let place: Place;
  let trainingId: string;
  let personId: string;
  let waits: { count: number };

  beforeAll(async () => {
    table = await withTable();
    api = apiOver(table.deps);
    place = await givenPlace(table.deps);
    const people = await givenPeople(table.deps, place.agency.id, rows);
    ({ id: trainingId } = (await givenOpen(table.deps, place, { quota: rows })).training);
    await givenApproved(table.deps, place, trainingId, people);
    const { training } = await givenOpen(table.deps, place, { title: 'Berikutnya' });
    const personIds = people.map(({ person }) => person.id);
    const nominate = 'mutation ($input: NominateInput!) { nominate(input: $input) { id } }';
    for (let n = 0; n < rows; n += 20) {
      await api.get(place.admin, nominate, {
        input: { trainingId: training.id, personIds: personIds.slice(n, n + 20) },
      });
    }
    personId = personIds[0] ?? '';
    await plantFindings(table, place.program.id, rows);
    for (const [n, subjectId] of personIds.entries()) {
      const header = { actor: 'system', role: 'SYSTEM', action: 'test.plant', entity: trainingId };
      const change = new Change(header).create(sample('Task', { trainingId, subjectId, raterId: personId }));
      change.create(sample('Award', { trainingId, stage: 'COMPLETION', personId: subjectId }));
      const other = { id: idOf('training', n), programId: place.program.id, organizerId: place.agency.id };
      change.create(sample('Training', other)).create(sample('Enrollment', { trainingId: other.id, personId }));
      await table.deps.store.commit(change);
    }
    waits = countWaits(table);
    // Data keys are fetched once per process, not per screen.
    await table.deps.vault.profiles([personId]);
  });
  afterAll(() => table.close());

  it.each(Object.entries(screens))(
    '%s costs a constant number of calls',
    async (_, { query, of, calls, callsOfOne = calls, waits: expected }) => {
      const { by, variables } = of(place, trainingId, personId);
      waits.count = 0;
      const made = await table.meter.during(() => api.get(by, query, variables));
      expect({ calls: made.length, waits: waits.count }).toEqual({
        calls: rows === 1 ? callsOfOne : calls,
        waits: expected,
      });
    },
  );
});
