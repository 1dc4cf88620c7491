import { assignPerson } from '../../../core/people/assign-person';
import type { PersonView } from '../../../core/people/standing';
import {
  actor,
  givenAgency,
  givenOpen,
  givenPeople,
  givenPlace,
  type Place,
  provinceAdmin,
  whenItIs,
} from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { type Api, apiOver } from './api';

let table: TestTable;
let api: Api;
let place: Place;
let people: PersonView[];
let trainingId: string;
let sessionId: string;

beforeEach(async () => {
  table = await withTable();
  api = apiOver(table.deps);
  place = await givenPlace(table.deps);
  people = await givenPeople(table.deps, place.agency.id, 3);
  const { training, sessions } = await givenOpen(table.deps, place, { quota: 2 });
  trainingId = training.id;
  sessionId = sessions[0]?.id ?? '';
});
afterEach(() => table.close());

const idOfPerson = (n: number): string => people[n]?.person.id ?? '';
const participant = (n: number) => actor(['PARTICIPANT'], { personId: idOfPerson(n) });

const nominate = `mutation ($input: NominateInput!) { nominate(input: $input) { id status version } }`;
const decide = `mutation ($input: DecideNominationInput!) { decideNomination(input: $input) { id status version } }`;

async function enroll(): Promise<string[]> {
  await api.get(place.admin, nominate, { input: { trainingId, personIds: people.map(({ person }) => person.id) } });
  const statuses: string[] = [];
  for (const { person } of people) {
    const input = { trainingId, personId: person.id, decision: 'APPROVE', reason: null, expectedVersion: null };
    statuses.push((await api.get(place.admin, decide, { input })).decideNomination.status);
  }
  return statuses;
}

describe('enrollments over the API', () => {
  it('fills the seats, then the waiting list in the order of approval', async () => {
    expect(await enroll()).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITLISTED']);
    const query = `query ($id: ID!) {
      waitingList(trainingId: $id) { edges { node { id waitingSince person { profile { name } } } } }
      enrollments(trainingId: $id, status: CONFIRMED) { edges { node { person { profile { name nip } } agency { name } } } }
      training(id: $id) { counts { quota confirmed waitlisted } }
    }`;
    const { waitingList, enrollments, training } = await api.get(place.organizer, query, { id: trainingId });
    expect(waitingList.edges).toEqual([
      {
        node: {
          id: `${trainingId}.${idOfPerson(2)}`,
          waitingSince: '2026-10-01T02:00:00.000Z',
          person: { profile: { name: 'Pegawai 3' } },
        },
      },
    ]);
    expect(
      enrollments.edges.map(
        ({ node }: { node: { person: { profile: { name: string } } } }) => node.person.profile.name,
      ),
    ).toEqual(['Pegawai 1', 'Pegawai 2']);
    expect(training.counts).toEqual({ quota: 2, confirmed: 2, waitlisted: 1 });
  });

  it('answers several mutations at once with what each of them committed', async () => {
    await api.get(place.admin, nominate, { input: { trainingId, personIds: [idOfPerson(0), idOfPerson(1)] } });
    const both = `mutation ($a: DecideNominationInput!, $b: DecideNominationInput!) {
      a: decideNomination(input: $a) { training { counts { confirmed nominated } } }
      b: decideNomination(input: $b) { training { counts { confirmed nominated } } }
    }`;
    const approval = (n: number) => ({ trainingId, personId: idOfPerson(n), decision: 'APPROVE' });
    expect(await api.get(place.admin, both, { a: approval(0), b: approval(1) })).toEqual({
      a: { training: { counts: { confirmed: 1, nominated: 1 } } },
      b: { training: { counts: { confirmed: 2, nominated: 0 } } },
    });
  });

  it('decides on a list in its order; one that is refused leaves the others as they are', async () => {
    await api.get(place.admin, nominate, { input: { trainingId, personIds: people.map(({ person }) => person.id) } });
    const list = `mutation ($input: DecideNominationsInput!) {
      decideNominations(input: $input) { personId enrollment { status } refusal { code message } }
    }`;
    const approval = (n: number) => ({ personId: idOfPerson(n), decision: 'APPROVE' });
    const self = actor(['AGENCY_ADMIN', 'PARTICIPANT'], { personId: idOfPerson(1), agencyId: place.agency.id });
    const input = { trainingId, decisions: [approval(0), approval(1), { ...approval(2), expectedVersion: null }] };
    expect((await api.get(self, list, { input })).decideNominations).toEqual([
      { personId: idOfPerson(0), enrollment: { status: 'CONFIRMED' }, refusal: null },
      {
        personId: idOfPerson(1),
        enrollment: null,
        refusal: { code: 'OWN_NOMINATION', message: expect.stringMatching(/./) },
      },
      { personId: idOfPerson(2), enrollment: { status: 'CONFIRMED' }, refusal: null },
    ]);
    const late = { trainingId, decisions: [approval(1)] };
    expect((await api.get(place.admin, list, { input: late })).decideNominations).toMatchObject([
      { enrollment: { status: 'WAITLISTED' } },
    ]);
    for (const decisions of [
      [],
      [approval(0), approval(0)],
      Array.from({ length: 21 }, (_, n) => ({ personId: `per_${n}`, decision: 'REJECT', reason: 'x' })),
    ]) {
      const { errors } = await api.ask(place.admin, list, { input: { trainingId, decisions } });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ field: 'decisions' }] });
    }
  });

  it('hides names from auditors, and the list from everyone whom it does not concern', async () => {
    await enroll();
    const query = `query ($id: ID!) { enrollments(trainingId: $id) { edges { node { status person { id profile { name } } } } } }`;
    const { enrollments } = await api.get(actor(['AUDITOR'], { personId: 'per_auditor' }), query, { id: trainingId });
    expect(enrollments.edges[0].node).toEqual({ status: 'CONFIRMED', person: { id: idOfPerson(0), profile: null } });

    const elsewhere = actor(['ORGANIZER'], { agencyId: (await givenAgency(table.deps)).id });
    for (const who of [elsewhere, participant(0)]) {
      const { errors } = await api.ask(who, query, { id: trainingId });
      expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'trainingId' }] });
    }
  });

  it('does not let a role elsewhere open what a role here allowed to list', async () => {
    await enroll();
    const auditing = actor(['AUDITOR', 'ORGANIZER'], { agencyId: (await givenAgency(table.deps)).id });
    const query = `query ($id: ID!) { enrollments(trainingId: $id) { edges { node { person { profile { name } rank } } } } }`;
    const { enrollments } = await api.get(auditing, query, { id: trainingId });
    expect(enrollments.edges[0].node.person.profile).toBeNull();
  });

  it('shows supervisors the profiles of their reports, and of nobody else, by one read for a list', async () => {
    for (const n of [1, 2]) {
      const under = { agencyId: place.agency.id, supervisorId: idOfPerson(0), from: '2026-09-01' };
      await assignPerson(table.deps, provinceAdmin, { personId: idOfPerson(n), ...under });
    }
    await enroll();
    const supervisor = actor(['SUPERVISOR'], { personId: idOfPerson(0) });
    const one = `query ($id: ID!) { enrollment(id: $id) { person { profile { name nip } rank } } }`;
    const { enrollment } = await api.get(supervisor, one, { id: `${trainingId}.${idOfPerson(1)}` });
    expect(enrollment.person).toMatchObject({ profile: { name: 'Pegawai 2' }, rank: 'III/c' });

    const list = `query ($id: ID!) { enrollments(trainingId: $id) { edges { node { person { profile { name } } } } } }`;
    const reading = actor(['SUPERVISOR', 'AUDITOR'], { personId: idOfPerson(0) });
    const calls = await table.meter.during(async () => {
      const { enrollments } = await api.get(reading, list, { id: trainingId });
      expect(
        enrollments.edges.map(({ node }: { node: { person: { profile: unknown } } }) => node.person.profile),
      ).toEqual([null, { name: 'Pegawai 2' }, { name: 'Pegawai 3' }]);
    });
    expect(calls.filter(({ input }) => JSON.stringify(input).includes('SUP#'))).toHaveLength(1);
  });

  it('takes a rejection only with its reason, and a withdrawal', async () => {
    await api.get(place.admin, nominate, { input: { trainingId, personIds: [idOfPerson(0), idOfPerson(1)] } });
    const reject = { trainingId, personId: idOfPerson(0), decision: 'REJECT' };
    const { errors } = await api.ask(place.admin, decide, { input: reject });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_INPUT',
      problems: [{ field: 'reason', code: 'REQUIRED', message: 'Wajib diisi.' }],
    });
    const rejected = await api.get(place.admin, decide, { input: { ...reject, reason: 'Belum waktunya' } });
    expect(rejected.decideNomination.status).toBe('REJECTED');
    const withdraw = `mutation ($input: WithdrawInput!) { withdraw(input: $input) { status } }`;
    const input = { trainingId, personId: idOfPerson(1) };
    expect((await api.get(participant(1), withdraw, { input })).withdraw).toEqual({ status: 'WITHDRAWN' });
  });

  it('checks in, records attendance and scores, and shows who lacks records', async () => {
    await enroll();
    table.clock.set('2026-10-20T01:50:00.000Z');
    const checkIn = `mutation ($input: CheckInInput!) { checkIn(input: $input) { attendance { sessionId status source } } }`;
    const under = { trainingId, sessionId };
    expect((await api.get(participant(0), checkIn, { input: under })).checkIn.attendance).toEqual([
      { sessionId, status: 'PRESENT', source: 'CHECK_IN' },
    ]);
    const early = await api.ask(participant(2), checkIn, { input: under }, 'en');
    expect(early.errors[0]).toMatchObject({
      message: 'This person is not a confirmed participant.',
      extensions: { code: 'NOT_CONFIRMED' },
    });

    await whenItIs(table, trainingId, '2026-10-20T04:00:00.000Z');
    const missing = `query ($id: ID!) { missingAttendance(trainingId: $id) { edges { node { sessionIds enrollment { personId } } } } }`;
    const { missingAttendance } = await api.get(place.organizer, missing, { id: trainingId });
    expect(missingAttendance.edges).toEqual([
      { node: { sessionIds: [sessionId], enrollment: { personId: idOfPerson(1) } } },
    ]);

    const record = `mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { attendance { status source } } }`;
    const records = [
      { personId: idOfPerson(0), status: 'LATE' },
      { personId: idOfPerson(1), status: 'PRESENT' },
    ];
    const { recordAttendance } = await api.get(place.organizer, record, { input: { ...under, records } });
    expect(recordAttendance).toEqual([
      { attendance: [{ status: 'LATE', source: 'RECORD' }] },
      { attendance: [{ status: 'PRESENT', source: 'RECORD' }] },
    ]);
    const history = `query ($trainingId: ID!, $sessionId: ID!) {
      attendance(trainingId: $trainingId, sessionId: $sessionId) { edges { node { source records { personId status } } } }
    }`;
    const { attendance } = await api.get(place.organizer, history, under);
    expect(attendance.edges.map(({ node }: { node: { source: string } }) => node.source)).toEqual([
      'CHECK_IN',
      'RECORD',
    ]);

    const score = `mutation ($input: RecordScoresInput!) { recordScores(input: $input) { preTest postTest } }`;
    const scored = (postTest: number | null) =>
      api.ask(place.organizer, score, { input: { trainingId, scores: [{ personId: idOfPerson(0), postTest }] } });
    expect((await scored(84.1)).data.recordScores).toEqual([{ preTest: null, postTest: 84.1 }]);
    expect((await scored(null)).data.recordScores).toEqual([{ preTest: null, postTest: null }]);
    const limits = { 100.01: 'OUT_OF_RANGE', [-1]: 'OUT_OF_RANGE', 84.125: 'TWO_DECIMALS' };
    for (const [wrong, problem] of Object.entries(limits)) {
      expect((await scored(Number(wrong))).errors[0]?.extensions).toMatchObject({
        code: 'BAD_INPUT',
        problems: [{ field: 'scores.0.postTest', code: problem }],
      });
    }
  });

  it('verifies a certificate by its code without telling whose it is', async () => {
    const query = 'query ($code: String!) { verifyCertificate(code: $code) { valid training { title } } }';
    const { errors } = await api.ask(participant(0), query, { code: 'XXXX' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'code' }] });
  });
});
