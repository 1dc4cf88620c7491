import { assignPerson } from '../../../core/people/assign-person';
import { bindAccount } from '../../../core/people/bind-account';
import { tokenClaims } from '../../../core/people/token-claims';
import { updatePerson } from '../../../core/people/update-person';
import { updateProfile } from '../../../core/people/update-profile';
import { givenAgency, givenPeople, nipOf, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

const SUBJECT = 'idp|4f0e3c1e';
const nobody = { personId: null, agencyId: null, partnerId: null, roles: [] };

let table: TestTable;
let agencyId: string;
let personId: string;
beforeEach(async () => {
  table = await withTable();
  agencyId = (await givenAgency(table.deps)).id;
  personId = (await givenPeople(table.deps, agencyId, 1))[0]?.person.id ?? '';
  await bind(null);
});
afterEach(() => table.close());

const claims = (subject = SUBJECT) => tokenClaims(table.deps, subject);
const bind = (agency: string | null, expectedVersion?: number) =>
  bindAccount(table.deps, provinceAdmin, {
    subject: SUBJECT,
    personId,
    agencyId: agency,
    partnerId: null,
    roles: ['PARTICIPANT'],
    expectedVersion,
  });

it('a token is of a person by its subject, whatever becomes of the NIP', async () => {
  const own = { personId, agencyId, partnerId: null, roles: ['PARTICIPANT'] };
  expect(await claims()).toEqual(own);
  await updateProfile(table.deps, provinceAdmin, { id: personId, expectedVersion: 1, nip: nipOf(77) });
  expect(await claims()).toEqual(own);
  for (const other of [nipOf(1), nipOf(77), personId, `${SUBJECT}0`, '']) expect(await claims(other)).toEqual(nobody);
});

it('a token follows its person to another agency, but takes no office along', async () => {
  const other = (await givenAgency(table.deps)).id;
  await bind(agencyId, 1);
  await assignPerson(table.deps, provinceAdmin, { personId, agencyId: other, supervisorId: null, from: '2026-01-01' });
  expect(await claims()).toMatchObject({ personId, agencyId });
  await bind(null, 2);
  expect(await claims()).toMatchObject({ personId, agencyId: other });
});

it('a token of who has left the service lets nobody in', async () => {
  await updatePerson(table.deps, provinceAdmin, { id: personId, expectedVersion: 1, active: false });
  expect(await claims()).toEqual(nobody);
});
