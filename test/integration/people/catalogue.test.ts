import type { Role } from '../../../core/access';
import { Change } from '../../../core/change';
import type { DomainError } from '../../../core/errors';
import { bindAccount } from '../../../core/people/bind-account';
import { listAgencies } from '../../../core/people/list-agencies';
import { listPartners } from '../../../core/people/list-partners';
import { registerAgency } from '../../../core/people/register-agency';
import { registerPartner } from '../../../core/people/register-partner';
import { viewAgency } from '../../../core/people/view-agency';
import { viewPartner } from '../../../core/people/view-partner';
import { idOf, sample } from '../../support/entities';
import { failureOf, problemsOf } from '../../support/failures';
import { actor, givenPeople, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
});
afterEach(() => table.close());

const city = {
  name: 'Inspektorat Kota Metro',
  nameEn: 'Inspectorate of Metro',
  level: 'CITY',
  region: '18.72',
} as const;
const university = {
  name: 'Universitas Lampung',
  type: 'UNIVERSITY',
  agreement: { number: '12/PKS/2026', from: '2026-01-01', to: '2028-12-31' },
} as const;

it('agencies and partners are registered once and read by everybody', async () => {
  const id = idOf('agency', 5);
  const agency = await registerAgency(table.deps, provinceAdmin, { id, ...city });
  expect(await registerAgency(table.deps, provinceAdmin, { id, ...city })).toEqual(agency);
  const other = registerAgency(table.deps, provinceAdmin, { id, ...city, name: 'Lain' });
  expect(await failureOf(other)).toEqual({ code: 'ID_TAKEN', fields: ['id'] });
  const partner = await registerPartner(table.deps, provinceAdmin, university);

  const anybody = actor(['PARTICIPANT']);
  expect(await viewAgency(table.deps, anybody, id)).toEqual(agency);
  expect(await viewPartner(table.deps, anybody, partner.id)).toEqual(partner);
  expect((await listAgencies(table.deps, anybody, { first: 10 })).rows.map(({ node }) => node)).toEqual([agency]);
  expect((await listPartners(table.deps, anybody, { first: 10 })).rows.map(({ node }) => node)).toEqual([partner]);
});

it('refuses bad input, and everybody but the province', async () => {
  const { deps } = table;
  expect(await failureOf(registerAgency(deps, provinceAdmin, { ...city, name: ' ', region: '18.7' }))).toEqual({
    code: 'BAD_INPUT',
    fields: ['name', 'region'],
  });
  const agreement = { ...university.agreement, to: '2025-12-31' };
  expect(await failureOf(registerPartner(deps, provinceAdmin, { ...university, agreement }))).toEqual({
    code: 'BAD_INPUT',
    fields: ['agreement.to'],
  });
  expect(await failureOf(registerAgency(deps, actor(['AGENCY_ADMIN']), city))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await failureOf(viewAgency(deps, provinceAdmin, 'agy_nobody'))).toMatchObject({ code: 'NOT_FOUND' });
});

it('an account says as whom a subject acts', async () => {
  const { deps } = table;
  const agencyId = (await registerAgency(deps, provinceAdmin, city)).id;
  const [view] = await givenPeople(deps, agencyId, 1);
  const who = { subject: 'idp|1', personId: view?.person.id ?? '', agencyId, partnerId: null } as const;
  const bound = await bindAccount(deps, provinceAdmin, { ...who, roles: ['ORGANIZER', 'PARTICIPANT', 'PARTICIPANT'] });
  expect(bound).toMatchObject({ ...who, roles: ['PARTICIPANT', 'ORGANIZER'], version: 1 });

  const rebind = (expectedVersion?: number) =>
    failureOf(bindAccount(deps, provinceAdmin, { ...who, roles: ['PARTICIPANT'], expectedVersion }));
  expect(await rebind()).toMatchObject({ code: 'STALE_VERSION' });
  expect(await rebind(1)).toBeUndefined();
  expect(await deps.store.get('Account', { subject: 'idp|1' })).toMatchObject({ roles: ['PARTICIPANT'], version: 2 });
});

it('a person finds in their own trail who was given their name', async () => {
  const { deps } = table;
  const personId = idOf('person', 1);
  await deps.store.commit(
    new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' }).create(
      sample('Person', { id: personId }),
    ),
  );
  const account = { subject: 'idp|9', personId, agencyId: null, partnerId: null };
  await bindAccount(deps, provinceAdmin, { ...account, roles: ['PARTICIPANT'] });
  const nobody = { ...account, personId: null, roles: ['AUDITOR'] as const, expectedVersion: 1 };
  await bindAccount(deps, provinceAdmin, nobody);
  const { rows } = await deps.reads.journalOfEntity(personId, { first: 10 });
  expect(rows.map(({ node }) => node.action)).toEqual(['account.bind', 'account.bind']);
});

it('a role needs whom it is about', async () => {
  const { deps } = table;
  const nobody = { subject: 'idp|2', personId: null, agencyId: null, partnerId: null };
  const bind = (roles: Parameters<typeof bindAccount>[2]['roles'], differing = {}, by = provinceAdmin) =>
    failureOf(bindAccount(deps, by, { ...nobody, roles, ...differing }));
  expect(await bind([])).toEqual({ code: 'BAD_INPUT', fields: ['roles'] });
  const asPlatform = bindAccount(deps, provinceAdmin, { ...nobody, roles: ['SYSTEM'] });
  expect(await problemsOf(asPlatform)).toEqual(['roles ROLE_OF_PLATFORM']);
  for (const subject of ['system', 'operator', idOf('person', 1)]) {
    const asAnother = bindAccount(deps, provinceAdmin, { ...nobody, subject, roles: ['AUDITOR'] });
    expect(await problemsOf(asAnother)).toEqual(['subject RESERVED_NAME']);
  }
  expect(await bind(['SUPERVISOR', 'ORGANIZER', 'PARTNER'])).toEqual({
    code: 'BAD_INPUT',
    fields: ['personId', 'agencyId', 'partnerId'],
  });
  expect(await bind(['PARTNER'], { partnerId: 'ptn_x' })).toEqual({ code: 'NOT_FOUND', fields: ['partnerId'] });
  // Who decides about money is somebody, but for the operator's first administrator: nobody is registered before that.
  const running = actor(['PROVINCE_ADMIN'], { subject: 'operator' });
  for (const [role, by] of [
    ['PROVINCE_ADMIN', provinceAdmin],
    ['FINANCE', provinceAdmin],
    ['FINANCE', running],
  ] as const) {
    expect(await bind([role], {}, by)).toEqual({ code: 'BAD_INPUT', fields: ['personId'] });
  }
  expect(await bind(['PROVINCE_ADMIN'], {}, running)).toBeUndefined();
  expect(await bind(['AUDITOR'], { subject: 'idp|4' })).toBeUndefined();
});

it('nobody binds an account of their own, and so is somebody else to whom two people are needed', async () => {
  const { deps } = table;
  const [own, other] = (await givenPeople(deps, (await registerAgency(deps, provinceAdmin, city)).id, 2)).map(
    ({ person }) => person.id,
  );
  const self = actor(['PROVINCE_ADMIN'], { subject: 'idp|5', personId: own ?? '' });
  const account = { personId: other ?? '', agencyId: null, partnerId: null, roles: ['PROVINCE_ADMIN'] } as const;
  const refused = { code: 'OWN_ACCOUNT', fields: ['subject'] };
  const bind = (by: typeof self, differing: Partial<Parameters<typeof bindAccount>[2]>) =>
    failureOf(bindAccount(deps, by, { subject: 'idp|6', ...account, ...differing }));
  expect(await bind(self, { subject: 'idp|5' })).toEqual(refused);
  expect(await bind(self, { personId: own ?? '' })).toEqual(refused);
  // Theirs already, given by a colleague: they cannot make it another's.
  expect(await bind(provinceAdmin, { personId: own ?? '' })).toBeUndefined();
  expect(await bind(self, { expectedVersion: 1 })).toEqual(refused);
  expect(await bind(self, { expectedVersion: 1, personId: null, roles: ['AUDITOR'] })).toEqual(refused);
  expect(await bind(provinceAdmin, { expectedVersion: 1 })).toBeUndefined();
});

it('no account both approves money and settles it', async () => {
  const { deps } = table;
  const [person] = await givenPeople(deps, (await registerAgency(deps, provinceAdmin, city)).id, 1);
  const account = { subject: 'idp|3', personId: person?.person.id ?? '', agencyId: null, partnerId: null };
  const bind = (roles: Role[], expectedVersion?: number) =>
    bindAccount(deps, provinceAdmin, { ...account, roles, expectedVersion }).then(
      () => undefined,
      (error: DomainError) => error.problems,
    );
  const separate = [{ field: 'roles', code: 'SEPARATE_DUTIES', details: {} }];
  expect(await bind(['FINANCE', 'PROVINCE_ADMIN'])).toEqual(separate);
  expect(await bind(['PROVINCE_ADMIN'])).toBeUndefined();
  expect(await bind(['PROVINCE_ADMIN', 'FINANCE'], 1)).toEqual(separate);
  expect(await bind(['FINANCE'], 1)).toBeUndefined();
});
