import { actor, givenPeople, givenPlace, nipOf, type Place, provinceAdmin } from '../../support/given';
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

const person = (personId: string, ...roles: Parameters<typeof actor>[0]) => actor(roles, { personId });

describe('people over the API', () => {
  it('registers people and reads one by id and by NIP, with agency and supervisor', async () => {
    const register = `mutation ($people: [RegisterPersonInput!]!) {
      registerPeople(people: $people) { id profile { name nip email } rank assignment { agency { name } supervisor { id } from to } }
    }`;
    const base = {
      employmentType: 'PNS',
      rank: 'III/c',
      positionKind: 'FUNCTIONAL',
      positionName: 'Analis',
      agencyId: place.agency.id,
      from: '2024-01-01',
    };
    const { registerPeople } = await api.get(place.admin, register, {
      people: [{ ...base, id: null, name: 'Ratna', nip: nipOf(901), email: 'ratna@contoh.go.id' }],
    });
    const [boss] = registerPeople;
    expect(boss.profile).toEqual({ name: 'Ratna', nip: nipOf(901), email: 'ratna@contoh.go.id' });
    expect(boss.assignment).toEqual({
      agency: { name: place.agency.name },
      supervisor: null,
      from: '2024-01-01',
      to: null,
    });

    const { registerPeople: more } = await api.get(place.admin, register, {
      people: [{ ...base, name: 'Budi', nip: nipOf(902), email: 'budi@contoh.go.id', supervisorId: boss.id }],
    });
    const read = `query ($id: ID!, $nip: String!) {
      person(id: $id) { id profile { name } assignment { supervisor { profile { name nip } } } }
      personByNip(nip: $nip) { id }
    }`;
    const found = await api.get(person(more[0].id, 'PARTICIPANT'), read, { id: more[0].id, nip: nipOf(902) });
    // One knows one's supervisor by name; the NIP is not for subordinates.
    expect(found.person.assignment.supervisor).toEqual({ profile: { name: 'Ratna', nip: null } });
    expect(found.personByNip).toEqual({ id: more[0].id });
  });

  it.each([{}, { email: null }])('registers somebody without an address: %j', async (address) => {
    const people = [
      {
        name: 'Tanpa Surel',
        nip: nipOf('email' in address ? 903 : 904),
        employmentType: 'PNS',
        rank: 'III/c',
        positionKind: 'FUNCTIONAL',
        positionName: 'Analis',
        agencyId: place.agency.id,
        from: '2024-01-01',
        ...address,
      },
    ];
    const register =
      'mutation ($people: [RegisterPersonInput!]!) { registerPeople(people: $people) { profile { email } mail } }';
    const { registerPeople } = await api.get(place.admin, register, { people });
    expect(registerPeople).toEqual([{ profile: { email: null }, mail: 'NO_ADDRESS' }]);
  });

  it('tells whether mail reaches somebody only to those who keep the address', async () => {
    const [view] = await givenPeople(table.deps, place.agency.id, 1, 960);
    const query = 'query ($id: ID!) { person(id: $id) { mail active } }';
    const seenBy = async (who: typeof place.admin) => (await api.get(who, query, { id: view?.person.id })).person;
    expect(await seenBy(place.admin)).toEqual({ mail: 'REACHABLE', active: true });
    expect(await seenBy(person(view?.person.id ?? '', 'PARTICIPANT'))).toEqual({ mail: null, active: true });
  });

  it('shows reports to their supervisor and nobody to a stranger: unknown and forbidden look alike', async () => {
    const [view] = await givenPeople(table.deps, place.agency.id, 1, 910);
    const query = 'query ($id: ID!) { person(id: $id) { id } }';
    const stranger = person('per_stranger', 'PARTICIPANT');
    const forbidden = await api.ask(stranger, query, { id: view?.person.id });
    const unknown = await api.ask(stranger, query, { id: 'per_unknown' });
    expect(forbidden.errors).toEqual(unknown.errors);
    expect(forbidden.errors[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ field: 'id', code: 'NOT_FOUND' }],
    });
  });

  it('tells what is wrong with a NIP by code and field, in the language asked for', async () => {
    const mutation = `mutation ($people: [RegisterPersonInput!]!) { registerPeople(people: $people) { id } }`;
    const people = [
      {
        name: 'Salah',
        nip: '123',
        email: 'salah@contoh.go.id',
        employmentType: 'PNS',
        rank: 'III/a',
        positionKind: 'FUNCTIONAL',
        positionName: 'Analis',
        agencyId: place.agency.id,
        from: '2024-01-01',
      },
    ];
    const indonesian = await api.ask(place.admin, mutation, { people });
    const english = await api.ask(place.admin, mutation, { people }, 'en-GB,en;q=0.9');
    expect(indonesian.errors[0]?.extensions).toMatchObject({
      code: 'BAD_NIP',
      requestId: 'req-1',
      problems: [{ field: 'people.0.nip', code: 'BAD_NIP' }],
    });
    expect(indonesian.errors[0]?.message).toBe('NIP tidak sah: 18 angka yang sesuai dengan jenis kepegawaian.');
    expect(english.errors[0]?.message).toBe('The NIP is not valid: it has 18 digits that fit the kind of employment.');
  });

  it('names the field that GraphQL itself cannot read', async () => {
    const mutation = `mutation ($input: AssignPersonInput!) { assignPerson(input: $input) { id } }`;
    const input = { personId: 'per_x', agencyId: place.agency.id, from: '2024-02-31' };
    const { errors } = await api.ask(place.admin, mutation, { input });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_INPUT',
      problems: [{ field: 'from', code: 'UNREADABLE' }],
    });
  });

  it('updates a person: null counts as left out, except where it says something', async () => {
    const [view] = await givenPeople(table.deps, place.agency.id, 1, 920);
    const mutation = `mutation ($input: UpdatePersonInput!) {
      updatePerson(input: $input) { rank positionName contractStart version profile { name } }
    }`;
    const input = {
      id: view?.person.id,
      expectedVersion: 1,
      rank: null,
      positionName: 'Perencana',
      contractStart: null,
    };
    const { updatePerson } = await api.get(place.admin, mutation, { input });
    expect(updatePerson).toEqual({
      rank: 'III/c',
      positionName: 'Perencana',
      contractStart: null,
      version: 2,
      profile: { name: 'Pegawai 920' },
    });
    const { errors } = await api.ask(place.admin, mutation, { input });
    expect(errors[0]?.extensions).toMatchObject({ code: 'STALE_VERSION', problems: [{ field: 'expectedVersion' }] });
  });

  it('says as whom a token acts', async () => {
    const { me } = await api.get(place.admin, '{ me { roles person { id } agency { name } partner { id } } }');
    expect(me).toEqual({
      roles: ['AGENCY_ADMIN'],
      person: null,
      agency: { name: place.agency.name },
      partner: null,
    });
  });

  it('binds accounts, for the province alone', async () => {
    const mutation = `mutation ($input: BindAccountInput!) { bindAccount(input: $input) { subject roles version } }`;
    const input = { subject: 'sub-1', agencyId: place.agency.id, roles: ['AGENCY_ADMIN'] };
    const { bindAccount } = await api.get(provinceAdmin, mutation, { input });
    expect(bindAccount).toEqual({ subject: 'sub-1', roles: ['AGENCY_ADMIN'], version: 1 });
    const { errors } = await api.ask(place.admin, mutation, { input });
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('pages through a list and refuses an oversized page and a forged cursor', async () => {
    const query = `query ($first: Int!, $after: String) {
      people(first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }
    }`;
    const { people: one } = await api.get(place.admin, query, { first: 1, after: null });
    expect(one.pageInfo).toEqual({ hasNextPage: true, endCursor: one.edges[0].cursor });
    const { people: two } = await api.get(place.admin, query, { first: 1, after: one.pageInfo.endCursor });
    expect(two.edges[0].node.id).not.toBe(one.edges[0].node.id);

    const oversized = await api.ask(place.admin, query, { first: 101 });
    expect(oversized.errors[0]?.extensions).toMatchObject({ code: 'PAGE_TOO_LARGE', problems: [{ field: 'first' }] });
    const forged = await api.ask(place.admin, query, { first: 1, after: 'Zm9yZ2Vk' });
    expect(forged.errors[0]?.extensions).toMatchObject({ code: 'BAD_CURSOR', problems: [{ field: 'after' }] });
  });
});
