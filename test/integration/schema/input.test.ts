import { actor, givenOpen, givenPeople, givenPlace, lesson, type Place, provinceAdmin } from '../../support/given';
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

/** Half of a character, as JSON spells it. */
const HALF = 'x\ud800';

/** Code and fields of what is refused. */
async function refused(who: typeof provinceAdmin, query: string, variables: object = {}, language = 'id') {
  const { status, errors } = await api.ask(who, query, variables, language);
  const [error] = errors;
  return {
    status,
    code: error?.extensions.code,
    fields: error?.extensions.problems.map(({ field }) => field),
    messages: error?.extensions.problems.map(({ message }) => message),
  };
}

const training = () => ({
  programId: place.program.id,
  organizerId: place.agency.id,
  title: 'Pelatihan',
  type: 'TRAINING',
  category: 'TECHNICAL',
  delivery: 'CLASSICAL',
  location: 'Bandar Lampung',
  hasTest: true,
  quota: 30,
  sessions: [lesson('2026-10-20'), lesson('2026-10-21')],
});
const create = 'mutation ($input: CreateTrainingInput!) { createTraining(input: $input) { id } }';

it.each([
  ['query ($n: Int) { agencies(first: $n) { pageInfo { hasNextPage } } }', { n: null }, 'first'],
  ['query ($n: Int = 5) { agencies(first: $n) { pageInfo { hasNextPage } } }', { n: null }, 'first'],
  ['query ($o: TasksOf) { myTasks(of: $o) { pageInfo { hasNextPage } } }', { o: null }, 'of'],
  ['query ($b: Boolean = true) { agencies @skip(if: $b) { pageInfo { hasNextPage } } }', { b: null }, 'if'],
  [
    'query ($n: Int = 5) { agencies(first: $n) { pageInfo { hasNextPage } } programs(first: $n) { pageInfo { hasNextPage } } }',
    { n: null },
    'first',
  ],
])('null where there has to be a value is refused at its argument: %s', async (query, variables, field) => {
  expect(await refused(provinceAdmin, query, variables)).toMatchObject({ code: 'BAD_INPUT', fields: [field] });
  expect(api.reported).toEqual([]);
});

describe('a text that is none', () => {
  it.each([
    ['query ($of: ID!) { training(id: $of) { id } }', { of: HALF }, 'id'],
    ['query ($of: ID!) { ledger(personId: $of) { pageInfo { hasNextPage } } }', { of: HALF }, 'personId'],
    ['query ($of: ID!) { people(agencyId: $of) { pageInfo { hasNextPage } } }', { of: HALF }, 'agencyId'],
    ['query ($of: ID!) { journal(entity: $of) { pageInfo { hasNextPage } } }', { of: HALF }, 'entity'],
    ['query ($code: String!) { verifyCertificate(code: $code) { number } }', { code: HALF }, 'code'],
    [
      'mutation ($i: NominateInput!) { nominate(input: $i) { id } }',
      { i: { trainingId: 'x', personIds: ['y', HALF] } },
      'personIds.1',
    ],
    [
      'query ($of: TrainingFilter!) { trainings(filter: $of) { pageInfo { hasNextPage } } }',
      { of: { programId: HALF } },
      'filter.programId',
    ],
  ])('is refused at its field, before anything is read: %s', async (query, variables, field) => {
    expect(await refused(provinceAdmin, query, variables)).toMatchObject({
      status: 400,
      code: 'BAD_INPUT',
      fields: [field],
      messages: ['Mengandung karakter yang tidak dapat ditampilkan.'],
    });
    expect(api.reported).toEqual([]);
  });

  it('is refused within a list, a session or an answer as well', async () => {
    const input = {
      ...training(),
      title: HALF,
      sessions: [lesson('2026-10-20'), lesson('2026-10-21', { topic: HALF })],
    };
    expect((await refused(place.organizer, create, { input })).fields).toEqual(['title', 'sessions.1.topic']);
    const answer =
      'mutation ($x: ID!, $answers: [AnswerInput!]!) { submitResponse(input: { taskId: $x, answers: $answers }) { id } }';
    const answers = { x: 'tsk~x', answers: [{ item: 'suggestion', text: HALF }] };
    expect((await refused(provinceAdmin, answer, answers)).fields).toEqual(['answers.0.text']);
  });
});

describe('a field', () => {
  it('is named within the input, whatever the variables are called', async () => {
    const sessions = [{ ...lesson('2026-10-20'), startsAt: 'besok' }];
    const renamed = 'mutation ($i: CreateTrainingInput!) { createTraining(input: $i) { id } }';
    for (const [query, name] of [
      [create, 'input'],
      [renamed, 'i'],
    ] as const) {
      const { code, fields } = await refused(place.organizer, query, { [name]: { ...training(), sessions } });
      expect({ code, fields }).toEqual({ code: 'BAD_INPUT', fields: ['sessions.0.startsAt'] });
    }
    const within =
      'mutation ($t: ID!, $input: Int!) { changeQuota(input: { trainingId: $t, quota: $input }) { quota } }';
    expect((await refused(place.organizer, within, { t: 'x', input: 'dua' })).fields).toEqual(['quota']);
    expect((await refused(place.organizer, create, { input: null })).fields).toEqual(['input']);
  });

  it('is named where its value is written out, as through a variable', async () => {
    const session = 'startsAt: "2026-10-20T02:00:00Z", endsAt: "besok", jp: 2, topic: "x"';
    const written: [query: string, field: string][] = [
      ['{ ledger(personId: "x", from: "kemarin") { pageInfo { hasNextPage } } }', 'from'],
      [
        'query ($from: Instant = "kemarin") { ledger(personId: "x", before: $from) { pageInfo { hasNextPage } } }',
        'before',
      ],
      [`mutation { addSession(input: { trainingId: "x", ${session} }) { id } }`, 'endsAt'],
      ['mutation { openBudget(input: { programId: "x", year: 2027, total: 0.5, legalBasis: "x" }) { id } }', 'total'],
      ['mutation { assignPerson(input: { personId: "x", agencyId: "y", from: "2026-02-30" }) { id } }', 'from'],
    ];
    for (const [query, field] of written) {
      const found = await refused(provinceAdmin, query);
      expect([query, found]).toEqual([
        query,
        expect.objectContaining({ status: 400, code: 'BAD_INPUT', fields: [field] }),
      ]);
      expect(found.messages).toEqual(['Isian ini bukan jenis yang diminta.']);
    }
  });

  it('is the one that was asked by', async () => {
    const nip = '{ personByNip(nip: "198001012005011999") { id } }';
    expect(await refused(provinceAdmin, nip)).toMatchObject({ code: 'NOT_FOUND', fields: ['nip'] });
    const open = 'mutation ($input: OpenBudgetInput!) { openBudget(input: $input) { id } }';
    const input = { programId: place.program.id, year: 2027, total: 1, legalBasis: 'Pergub' };
    expect(await refused(place.organizer, open, { input })).toMatchObject({ code: 'NOT_FOUND', fields: ['programId'] });
    const bind = 'mutation ($input: BindAccountInput!) { bindAccount(input: $input) { subject } }';
    const account = { subject: 'x', roles: ['AUDITOR'] };
    expect((await refused(place.organizer, bind, { input: account })).fields).toEqual(['subject']);
  });

  it('of an incentive scheme or an evaluation plan is called as in its input', async () => {
    const weights = { self: 20, supervisor: 0, peer: 30 };
    const scheme = {
      programId: place.program.id,
      schemeVersion: 2,
      stages: [],
      behaviorWeights: weights,
      behaviorWeightsWithSubordinates: { ...weights, supervisor: 45, subordinate: 0 },
      minimumResponses: 2,
    };
    const query = 'mutation ($input: SchemeVersionInput!) { createSchemeVersion(input: $input) { schemeVersion } }';
    const { fields, messages } = await refused(provinceAdmin, query, { input: scheme }, 'en');
    expect(fields).toEqual(['stages', 'stages', 'behaviorWeights.supervisor', 'minimumResponses']);
    expect(messages?.slice(0, 2)).toEqual(['Stage Completion has to be there.', 'Stage Application has to be there.']);
  });
});

it('two sessions of one id are refused at the second', async () => {
  const id = 'ses_01JD0000000000000000000000';
  const sessions = [lesson('2026-10-20', { id }), lesson('2026-10-21', { id })];
  expect(await refused(place.organizer, create, { input: { ...training(), sessions } })).toMatchObject({
    code: 'BAD_INPUT',
    fields: ['sessions.1.id'],
  });
});

it.each([-1, 0, 1999, 2101, 99_999, 300_000, -300_000])('the year %i is none', async (year) => {
  const programId = place.program.id;
  const agencyId = place.agency.id;
  const asked = {
    'jpProgress(personId: "x", year: $year) { person { id } }': {},
    'jpOfAgency(agencyId: $agencyId, year: $year) { pageInfo { hasNextPage } }': { agencyId },
    'participation(agencyId: $agencyId, year: $year) { confirmed }': { agencyId },
    'jpAttainment(agencyId: $agencyId, year: $year) { people }': { agencyId },
    'leaderboard(programId: $programId, year: $year) { ownPoints }': { programId },
    'programReport(programId: $programId, year: $year, format: CSV) { content }': { programId },
    'budgetQueue(programId: $programId, year: $year) { pageInfo { hasNextPage } }': { programId },
    'budgetStatement(programId: $programId, year: $year) { pageInfo { hasNextPage } }': { programId },
    'budget(programId: $programId, year: $year) { id }': { programId },
    'recoveries(programId: $programId, year: $year) { pageInfo { hasNextPage } }': { programId },
    'rollUps(of: { programId: $programId }, year: $year) { level }': { programId },
  };
  for (const [field, variables] of Object.entries(asked)) {
    const names = Object.keys(variables).map((name) => `$${name}: ID!, `);
    const query = `query (${names.join('')}$year: Int!) { ${field} }`;
    const found = await refused(provinceAdmin, query, { ...variables, year });
    expect([field, found]).toEqual([field, expect.objectContaining({ code: 'BAD_INPUT', fields: ['year'] })]);
    expect(found.messages).toEqual(['Harus antara 2000 dan 2100.']);
  }
});

it('a kind of operation that there is none of does not fit the schema', async () => {
  expect(await refused(provinceAdmin, 'subscription { x }')).toMatchObject({
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  });
  expect(api.reported).toEqual([]);
});

it('a page of nothing is told the same limits as one that is too large', async () => {
  for (const first of [0, 101]) {
    const { messages } = await refused(provinceAdmin, `{ programs(first: ${first}) { pageInfo { hasNextPage } } }`);
    expect(messages?.[0]).toContain('antara 1 dan 100');
  }
});

it('what a status does not allow is told in words', async () => {
  const { training: open } = await givenOpen(table.deps, place);
  const publish = 'mutation ($input: TrainingVersionInput!) { publishTraining(input: $input) { id } }';
  const input = { id: open.id, expectedVersion: open.version };
  const told = async (language: string) => (await api.ask(place.organizer, publish, { input }, language)).errors[0];
  expect((await told('id'))?.message).toBe('Tindakan ini tidak mungkin pada status Dibuka.');
  expect((await told('en'))?.message).toBe('This is not possible while the status is Open.');
});

describe('one of a list that is refused', () => {
  it('tells its field, as an error does', async () => {
    const { training: open } = await givenOpen(table.deps, place);
    const [view] = await givenPeople(table.deps, place.agency.id, 1, 70);
    const personId = view?.person.id;
    const nominate = 'mutation ($input: NominateInput!) { nominate(input: $input) { id } }';
    await api.get(place.admin, nominate, { input: { trainingId: open.id, personIds: [personId] } });
    const { decideNominations } = await api.get(
      place.admin,
      `mutation ($input: DecideNominationsInput!) {
        decideNominations(input: $input) { refusal { code problems { field code message } } }
      }`,
      { input: { trainingId: open.id, decisions: [{ personId, decision: 'REJECT', reason: '\u200b' }] } },
    );
    expect(decideNominations[0].refusal).toEqual({
      code: 'BAD_INPUT',
      problems: [{ field: 'reason', code: 'REQUIRED', message: 'Wajib diisi.' }],
    });
    const settle = `mutation ($rows: [SettlementInput!]!) {
      importSettlements(rows: $rows) { refusal { code problems { field code } } }
    }`;
    const { importSettlements } = await api.get(actor(['FINANCE']), settle, {
      rows: [{ award: 'x', reference: '', amount: 1 }],
    });
    expect(importSettlements[0].refusal.problems).toEqual([{ field: 'reference', code: 'REQUIRED' }]);
  });
});

describe('a list of something that there is none of', () => {
  it.each([
    ['budgets(programId: "x") { year }', 'programId'],
    ['schemes(programId: "x") { schemeVersion }', 'programId'],
    ['instruments(programId: "x") { code }', 'programId'],
    ['evaluationPlans(programId: "x") { planVersion }', 'programId'],
    ['programDesigns(programId: "x") { designVersion }', 'programId'],
    ['people(agencyId: "x") { pageInfo { hasNextPage } }', 'agencyId'],
    ['ledger(personId: "x") { pageInfo { hasNextPage } }', 'personId'],
    ['awardsOfPerson(personId: "x") { pageInfo { hasNextPage } }', 'personId'],
  ])('is not found: %s', async (field, name) => {
    expect(await refused(provinceAdmin, `{ ${field} }`)).toMatchObject({ code: 'NOT_FOUND', fields: [name] });
  });

  it('is empty when it is of something that exists', async () => {
    const { budgets } = await api.get(provinceAdmin, 'query ($of: ID!) { budgets(programId: $of) { year } }', {
      of: place.program.id,
    });
    expect(budgets).toEqual([]);
  });
});
