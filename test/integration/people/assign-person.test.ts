import { assignPerson } from '../../../core/people/assign-person';
import { assignmentAt } from '../../../core/people/assignment';
import { endAssignment } from '../../../core/people/end-assignment';
import { listPeopleOfAgency } from '../../../core/people/list-people-of-agency';
import { listReports } from '../../../core/people/list-reports';
import { updatePerson } from '../../../core/people/update-person';
import { viewPerson } from '../../../core/people/view-person';
import { failureOf, problemsOf } from '../../support/failures';
import { actor, givenAgency, givenPeople, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let agencyId: string;
let [person, head, other]: [string, string, string] = ['', '', ''];

beforeEach(async () => {
  table = await withTable();
  agencyId = (await givenAgency(table.deps)).id;
  [person, head, other] = (await givenPeople(table.deps, agencyId, 3)).map(({ person: { id } }) => id) as [
    string,
    string,
    string,
  ];
});
afterEach(() => table.close());

const assign = (supervisorId: string | null, from: string, personId = person, at = agencyId) =>
  assignPerson(table.deps, provinceAdmin, { personId, agencyId: at, supervisorId, from });

it('ends the assignment in force and starts the next, and says so', async () => {
  const elsewhere = (await givenAgency(table.deps)).id;
  await assign(head, '2026-10-01', person, elsewhere);
  const history = await table.deps.reads.assignmentsOf(person);
  expect(assignmentAt(history, '2026-09-30')).toMatchObject({ agencyId, to: '2026-10-01' });
  expect(assignmentAt(history, '2026-10-01')).toMatchObject({ agencyId: elsewhere, supervisorId: head, to: null });

  const people = await listPeopleOfAgency(table.deps, provinceAdmin, agencyId, { first: 10 });
  expect(people.rows.map(({ node }) => node.person.id).sort()).toEqual([head, other].sort());
  const reports = await listReports(table.deps, actor(['SUPERVISOR'], { personId: head }), head, { first: 10 });
  expect(reports.rows.map(({ node }) => node.person.id)).toEqual([person]);

  const { rows } = await table.deps.reads.journalOfEntity(person, { first: 10 });
  expect(rows.flatMap(({ node }) => node.events.map(({ type }) => type))).toEqual(['AssignmentChanged']);
});

it('refuses what would overlap, and what lies in the future', async () => {
  await assign(head, '2026-10-01');
  for (const from of ['2023-12-31', '2024-01-01', '2026-09-30', '2026-10-01']) {
    expect(await failureOf(assign(other, from))).toEqual({ code: 'ASSIGNMENT_OVERLAP', fields: ['from'] });
  }
  for (const from of ['2026-10-02', '2026-02-30', 'yesterday']) {
    expect(await failureOf(assign(other, from))).toEqual({ code: 'BAD_INPUT', fields: ['from'] });
  }
});

it('a supervisor is somebody else, in service, and not supervised by the person', async () => {
  expect(await problemsOf(assign(person, '2026-09-01'))).toEqual(['supervisorId SUPERVISOR_CYCLE']);
  await assign(head, '2026-09-01');
  expect(await problemsOf(assign(person, '2026-09-01', head))).toEqual(['supervisorId SUPERVISOR_CYCLE']);
  await updatePerson(table.deps, provinceAdmin, { id: other, expectedVersion: 1, active: false });
  expect(await failureOf(assign(other, '2026-09-02'))).toEqual({ code: 'INACTIVE_PERSON', fields: ['supervisorId'] });
});

it('two who are put under each other at once do not form a circle', async () => {
  const results = await Promise.allSettled([assign(head, '2026-09-01', person), assign(person, '2026-09-01', head)]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('an administrator moves people within the agency; a transfer is for whoever acts for both', async () => {
  const admin = actor(['AGENCY_ADMIN'], { agencyId });
  await assignPerson(table.deps, admin, { personId: person, agencyId, supervisorId: head, from: '2026-09-01' });
  const elsewhere = (await givenAgency(table.deps)).id;
  const taker = actor(['AGENCY_ADMIN'], { agencyId: elsewhere });
  const command = { personId: person, agencyId: elsewhere, supervisorId: null, from: '2026-09-02' };
  expect(await failureOf(assignPerson(table.deps, admin, command))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await failureOf(assignPerson(table.deps, taker, command))).toMatchObject({ code: 'NOT_FOUND' });
});

it('an ended assignment leaves a person without an agency', async () => {
  const early = endAssignment(table.deps, provinceAdmin, { personId: person, to: '2024-01-01' });
  expect(await problemsOf(early)).toEqual(['to NOT_AFTER_START']);
  await endAssignment(table.deps, provinceAdmin, { personId: person, to: '2026-09-01' });
  expect((await viewPerson(table.deps, provinceAdmin, person)).assignment).toBeNull();
  const again = endAssignment(table.deps, provinceAdmin, { personId: person, to: '2026-09-01' });
  expect(await failureOf(again)).toEqual({ code: 'NOT_FOUND', fields: ['personId'] });
  await assign(head, '2026-09-01');
});

describe('a person is seen', () => {
  it('by themself, their supervisor, their agency and auditors, and looks unknown to others', async () => {
    await assign(head, '2026-09-01');
    const seen = (roles: Parameters<typeof actor>[0], who: Parameters<typeof actor>[1]) =>
      failureOf(viewPerson(table.deps, actor(roles, who), person));
    expect(await seen(['PARTICIPANT'], { personId: person })).toBeUndefined();
    expect(await seen(['SUPERVISOR'], { personId: head })).toBeUndefined();
    expect(await seen(['AGENCY_ADMIN'], { agencyId })).toBeUndefined();
    expect(await seen(['AUDITOR'], {})).toBeUndefined();
    const unknown = { code: 'NOT_FOUND', fields: ['id'] };
    expect(await seen(['PARTICIPANT', 'SUPERVISOR'], { personId: other })).toEqual(unknown);
    expect(await seen(['FINANCE', 'PARTNER'], {})).toEqual(unknown);
    expect(await failureOf(viewPerson(table.deps, provinceAdmin, 'per_unknown'))).toEqual(unknown);
  });
});
