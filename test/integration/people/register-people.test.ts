import { readJournal } from '../../../core/audit/read-journal';
import type { EmploymentType } from '../../../core/people/people';
import { checkEmployment } from '../../../core/people/person-rules';
import { registerPeople } from '../../../core/people/register-people';
import { updatePerson } from '../../../core/people/update-person';
import { updateProfile } from '../../../core/people/update-profile';
import { viewPersonByNip } from '../../../core/people/view-person-by-nip';
import { Problems } from '../../../core/problems';
import { idOf } from '../../support/entities';
import { failureOf, problemsOf } from '../../support/failures';
import { actor, givenAgency, givenPeople, newcomer, nipOf, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let agencyId: string;

beforeEach(async () => {
  table = await withTable();
  agencyId = (await givenAgency(table.deps)).id;
});
afterEach(() => table.close());

const register = (...people: ReturnType<typeof newcomer>[]) => registerPeople(table.deps, provinceAdmin, { people });

it('registers people with an assignment, their personal data in the vault alone', async () => {
  const [view] = await register(newcomer(1, agencyId), newcomer(2, agencyId));
  const found = await viewPersonByNip(table.deps, provinceAdmin, '19800101 200501 2 001');
  expect(found).toEqual(view);
  expect(found.assignment).toMatchObject({ agencyId, from: '2024-01-01', to: null });
  const [profile] = await table.deps.vault.profiles([found.person.id]);
  expect(profile).toEqual({ name: 'Pegawai 1', nip: nipOf(1), email: 'pegawai1@contoh.go.id', language: 'id' });

  const { rows } = await table.deps.reads.journalOfDay('2026-10-01', { first: 100 });
  const trail = JSON.stringify(rows);
  expect(trail).toContain('people.register');
  for (const personal of ['Pegawai 1', nipOf(1), 'pegawai1@']) expect(trail).not.toContain(personal);
});

it('tells of every bad field at once, and writes nothing', async () => {
  const failure = await failureOf(
    register(
      newcomer(1, agencyId),
      newcomer(2, agencyId, { nip: '198002302005011002', email: 'nobody' }),
      newcomer(3, agencyId, { rank: '', contractStart: '2025-01-01', from: '2026-10-02' }),
    ),
  );
  expect(failure?.code).toBe('BAD_NIP');
  expect(failure?.fields.sort()).toEqual([
    'people.1.email',
    'people.1.nip',
    'people.2.contractStart',
    'people.2.from',
    'people.2.rank',
  ]);
  expect(await failureOf(viewPersonByNip(table.deps, provinceAdmin, nipOf(1)))).toMatchObject({ code: 'NOT_FOUND' });
});

it('says of each field what is wrong with it', async () => {
  const contract = { employmentType: 'PPPK', contractStart: null } as const;
  const bad = [
    // Born on 1 January 1980: 17 years old on that day of 1997.
    newcomer(1, agencyId, { from: '1996-12-31' }),
    newcomer(2, agencyId, { from: '2026-10-02', email: 'nobody' }),
    newcomer(3, agencyId, { from: '2026-02-30', capExempt: true }),
    newcomer(4, agencyId, contract),
    newcomer(6, agencyId, { rank: 'Z/q' }),
  ];
  expect((await problemsOf(register(...bad))).sort()).toEqual([
    'people.0.from TOO_YOUNG',
    'people.1.email BAD_EMAIL',
    'people.1.from IN_FUTURE',
    'people.2.capExempt PPPK_ONLY',
    'people.2.from BAD_DATE',
    'people.3.contractStart REQUIRED',
    // A rank of PNS.
    'people.3.rank BAD_RANK',
    'people.4.rank BAD_RANK',
  ]);
  expect(await problemsOf(register(newcomer(5, agencyId, { id: 'per_x' })))).toEqual(['people.0.id MALFORMED_ID']);
  expect(await problemsOf(register(newcomer(1, agencyId, { from: '1997-01-01' })))).toEqual([]);
});

it.each([0, 17])('refuses %i people in one command', async (count) => {
  const people = Array.from({ length: count }, (_, i) => newcomer(i, agencyId));
  expect(await failureOf(register(...people))).toEqual({ code: 'BAD_INPUT', fields: ['people'] });
});

it('leaves each an entry of their own, all in one transaction', async () => {
  let views: Awaited<ReturnType<typeof register>> = [];
  const calls = await table.meter.during(async () => {
    views = await register(newcomer(1, agencyId), newcomer(2, agencyId), newcomer(3, agencyId));
  });
  expect(calls.filter(({ operation }) => operation.startsWith('Transact'))).toHaveLength(1);
  for (const { person, assignment } of views) {
    const { rows } = await readJournal(table.deps, provinceAdmin, { entity: person.id }, { first: 10 });
    const told = rows.map(({ node }) => [node.action, node.changes.map(({ of }) => of)]);
    expect(told).toEqual([
      [
        'people.register',
        [`Person/${person.id}`, `Assignment/${person.id}/${assignment?.from}`, `Profile/${person.id}`],
      ],
    ]);
  }
  const again = [newcomer(4, agencyId), newcomer(2, agencyId)];
  expect(await failureOf(register(...again))).toEqual({ code: 'NIP_TAKEN', fields: ['people.1.nip'] });
  expect(await failureOf(viewPersonByNip(table.deps, provinceAdmin, nipOf(4)))).toMatchObject({ code: 'NOT_FOUND' });
});

it('registers as many at once under as many supervisors in as many agencies, and some under the same', async () => {
  const chiefs = await givenPeople(table.deps, agencyId, 14);
  const agencies = await Promise.all(chiefs.map(() => givenAgency(table.deps)));
  const under = (n: number) => ({ supervisorId: chiefs[n]?.person.id ?? null });
  const many = agencies.map(({ id }, n) => newcomer(100 + n, id, under(n)));
  expect(await register(...many)).toHaveLength(14);
  const oneMore = register(...many, newcomer(150, agencyId));
  expect(await failureOf(oneMore)).toEqual({ code: 'BAD_INPUT', fields: ['people'] });
  expect(await register(newcomer(200, agencyId, under(0)), newcomer(201, agencyId, under(0)))).toHaveLength(2);
});

it('refuses a NIP that is taken, within the command and in the register', async () => {
  await register(newcomer(1, agencyId));
  const taken = { code: 'NIP_TAKEN', fields: ['people.1.nip'] };
  expect(await failureOf(register(newcomer(2, agencyId), newcomer(1, agencyId)))).toEqual(taken);
  expect(await failureOf(register(newcomer(3, agencyId), newcomer(3, agencyId)))).toEqual(taken);
  expect(await failureOf(register(newcomer(2, agencyId)))).toBeUndefined();
});

it('answers a repeated registration with the people as they are, and refuses another content', async () => {
  const id = idOf('person', 7);
  const [first] = await register(newcomer(1, agencyId, { id }));
  await updatePerson(table.deps, provinceAdmin, { id, expectedVersion: 1, rank: 'III/d' });
  const [again] = await register(newcomer(1, agencyId, { id }));
  expect(again?.person).toEqual({ ...first?.person, rank: 'III/d', version: 2 });
  expect(await failureOf(register(newcomer(1, agencyId, { id, rank: 'IV/a' })))).toEqual({
    code: 'ID_TAKEN',
    fields: ['people.0.id'],
  });
  const other = actor(['PROVINCE_ADMIN'], { subject: 'another' });
  const command = { people: [newcomer(1, agencyId, { id })] };
  expect(await failureOf(registerPeople(table.deps, other, command))).toMatchObject({ code: 'ID_TAKEN' });
});

it('takes supervisors from the register or the same command, never in a circle', async () => {
  const [head, member] = [idOf('person', 1), idOf('person', 2)];
  await register(newcomer(1, agencyId, { id: member, supervisorId: head }), newcomer(2, agencyId, { id: head }));
  expect(await table.deps.reads.reportsOf(head, { first: 10 })).toMatchObject({
    rows: [{ node: { personId: member } }],
  });

  const [c, d] = [idOf('person', 3), idOf('person', 4)];
  const circle = register(
    newcomer(3, agencyId, { id: c, supervisorId: d }),
    newcomer(4, agencyId, { id: d, supervisorId: c }),
  );
  expect(await failureOf(circle)).toEqual({
    code: 'BAD_INPUT',
    fields: ['people.0.supervisorId', 'people.1.supervisorId'],
  });
  expect(await failureOf(register(newcomer(5, agencyId, { supervisorId: idOf('person', 99) })))).toEqual({
    code: 'NOT_FOUND',
    fields: ['people.0.supervisorId'],
  });
  await updatePerson(table.deps, provinceAdmin, { id: head, expectedVersion: 1, active: false });
  expect(await failureOf(register(newcomer(6, agencyId, { supervisorId: head })))).toEqual({
    code: 'INACTIVE_PERSON',
    fields: ['people.0.supervisorId'],
  });
});

it('lets an agency register for itself alone', async () => {
  const admin = actor(['AGENCY_ADMIN'], { agencyId });
  await registerPeople(table.deps, admin, { people: [newcomer(1, agencyId)] });
  const elsewhere = (await givenAgency(table.deps)).id;
  const refused = registerPeople(table.deps, admin, { people: [newcomer(2, elsewhere)] });
  expect(await failureOf(refused)).toEqual({ code: 'NOT_FOUND', fields: ['people.0.agencyId'] });
});

describe('a correction of personal data', () => {
  it('moves the alias of a corrected NIP', async () => {
    const [view] = await register(newcomer(1, agencyId));
    const id = view?.person.id ?? '';
    await updateProfile(table.deps, provinceAdmin, { id, expectedVersion: 1, nip: nipOf(2) });
    expect((await viewPersonByNip(table.deps, provinceAdmin, nipOf(2))).person).toMatchObject({ id, version: 2 });
    expect(await failureOf(viewPersonByNip(table.deps, provinceAdmin, nipOf(1)))).toMatchObject({ code: 'NOT_FOUND' });
    await register(newcomer(1, agencyId));
  });

  it('is refused with a taken or malformed NIP, or a stale version', async () => {
    const [view] = await register(newcomer(1, agencyId), newcomer(2, agencyId));
    const id = view?.person.id ?? '';
    const update = (differing: object) =>
      failureOf(updateProfile(table.deps, provinceAdmin, { id, expectedVersion: 1, ...differing }));
    expect(await update({ nip: nipOf(2) })).toEqual({ code: 'NIP_TAKEN', fields: ['nip'] });
    expect(await update({ nip: '1' })).toEqual({ code: 'BAD_NIP', fields: ['nip'] });
    expect(await update({ name: 'X', expectedVersion: 2 })).toEqual({
      code: 'STALE_VERSION',
      fields: ['expectedVersion'],
    });
    expect(await update({ name: 'Nama Baru' })).toBeUndefined();
  });
});

it('a contract belongs to PPPK alone', async () => {
  const pppk = newcomer(1, agencyId, {
    employmentType: 'PPPK',
    nip: '199007202022211007',
    rank: 'IX',
    contractStart: '2022-02-01',
    capExempt: true,
  });
  const [view] = await register(pppk);
  expect(view?.person).toMatchObject({ contractStart: '2022-02-01', capExempt: true });
  const update = updatePerson(table.deps, provinceAdmin, {
    id: view?.person.id ?? '',
    expectedVersion: 1,
    contractStart: null,
  });
  expect(await failureOf(update)).toEqual({ code: 'BAD_INPUT', fields: ['contractStart'] });
});

it('a rank is one of those that the law names for the type of employment', () => {
  const stands = (employmentType: EmploymentType) => (rank: string) => {
    const contractStart = employmentType === 'PNS' ? null : '2025-01-01';
    const problems = new Problems();
    checkEmployment(problems, { ...newcomer(1, agencyId), employmentType, rank, contractStart });
    try {
      problems.throwIfAny();
      return true;
    } catch {
      return false;
    }
  };
  const permanent = ['I', 'II', 'III', 'IV'].flatMap((group) => ['a', 'b', 'c', 'd'].map((room) => `${group}/${room}`));
  const contract = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII'.split(' ');
  const others = ['', 'Z/q', 'V/a', 'III/e', 'IV/f', 'III/C', ' III/c', 'III/c\n', 'XVIII', 'IIII', 'ix'];
  const all = [...permanent, 'IV/e', ...contract, ...others];
  expect(all.filter(stands('PNS'))).toEqual([...permanent, 'IV/e']);
  for (const type of ['PPPK', 'PPPK_PART_TIME'] as const) expect(all.filter(stands(type))).toEqual(contract);
});

describe('an e-mail address', () => {
  const profileOf = async (id: string) => (await table.deps.vault.profiles([id]))[0];
  const mailOf = async (id: string) => (await table.deps.store.get('Person', { id }))?.mail;

  it('may be absent, be given later and be taken away: of that alone the main table knows', async () => {
    const [view] = await register(newcomer(1, agencyId, { email: null, language: 'en' }));
    const id = view?.person.id ?? '';
    expect(await profileOf(id)).toMatchObject({ email: null, language: 'en' });
    expect(await mailOf(id)).toEqual({ status: 'NO_ADDRESS', address: 1 });

    await updateProfile(table.deps, provinceAdmin, { id, expectedVersion: 1, email: 'baru@contoh.go.id' });
    expect(await mailOf(id)).toEqual({ status: 'REACHABLE', address: 2 });
    await updateProfile(table.deps, provinceAdmin, { id, expectedVersion: 2, name: 'Nama Baru', language: 'id' });
    expect(await mailOf(id)).toEqual({ status: 'REACHABLE', address: 2 });
    expect(await profileOf(id)).toMatchObject({ email: 'baru@contoh.go.id', language: 'id' });

    await updateProfile(table.deps, provinceAdmin, { id, expectedVersion: 3, email: null });
    expect(await mailOf(id)).toEqual({ status: 'NO_ADDRESS', address: 3 });
  });

  it.each(['nobody', 'a b@contoh.go.id', 'a@contoh', 'satu@contoh.go.id,dua@contoh.go.id', 'x\r\nBcc:y@contoh.go.id'])(
    'is one address as a header takes it, not %j',
    async (email) => {
      const failure = await failureOf(register(newcomer(1, agencyId, { email })));
      expect(failure).toEqual({ code: 'BAD_INPUT', fields: ['people.0.email'] });
    },
  );
});
