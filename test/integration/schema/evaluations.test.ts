import { Change } from '../../../core/change';
import { encodeTaskId } from '../../../core/evaluation/task-id';
import type { PersonView } from '../../../core/people/standing';
import { sample } from '../../support/entities';
import { actor, givenOpen, givenPeople, givenPlace, type Place, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { type Api, apiOver } from './api';

let table: TestTable;
let api: Api;
let place: Place;
let people: PersonView[];
let trainingId: string;
let taskId: string;

const idOfPerson = (n: number): string => people[n]?.person.id ?? '';
const participant = (n: number) => actor(['PARTICIPANT'], { personId: idOfPerson(n) });

/** A supervisor who owes an answer in an open wave, whose self-rating has been answered. */
beforeAll(async () => {
  table = await withTable();
  api = apiOver(table.deps);
  place = await givenPlace(table.deps);
  people = await givenPeople(table.deps, place.agency.id, 2);
  trainingId = (await givenOpen(table.deps, place)).training.id;
  const wave = sample('Wave', { trainingId, status: 'OPEN', openedAt: '2027-02-27T17:00:00.000Z' });
  const task = sample('Task', {
    trainingId,
    subjectId: idOfPerson(0),
    raterKind: 'SUPERVISOR',
    raterId: idOfPerson(1),
  });
  const award = sample('Award', { trainingId, personId: idOfPerson(0), programId: place.program.id });
  const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'test.plant', entity: trainingId });
  change.create(wave).create(task).create(award);
  change.create(sample('WaveResults', { trainingId, waveCode: 'REACTION', level: 'REACTION', behavior: null }));
  change.create(sample('LedgerEntry', { trainingId, personId: idOfPerson(0), programId: place.program.id }));
  await table.deps.store.commit(change);
  taskId = encodeTaskId(task);
  table.clock.set('2027-03-01T02:00:00.000Z');
});
afterAll(() => table.close());

const submit = `mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id status answeredOn } }`;

describe('evaluations over the API', () => {
  it('shows a rater what is owed, about whom by name alone, and the questions in both languages', async () => {
    const { myTasks } = await api.get(
      participant(1),
      `{ myTasks { edges { node { id status dueDate raterKind training { title } person { profile { name nip } } } } } }`,
    );
    expect(myTasks.edges).toEqual([
      {
        node: {
          id: taskId,
          status: 'PENDING',
          dueDate: '2027-03-14',
          raterKind: 'SUPERVISOR',
          training: { title: 'Pelatihan Manajemen Risiko Angkatan I' },
          person: { profile: { name: 'Pegawai 1', nip: null } },
        },
      },
    ]);
    const query = `query ($id: ID!) { task(id: $id) {
      wave { level opensAt } instrument { title { text english } items { code type required text { text indonesian } } }
    } }`;
    const { data } = await api.ask(participant(1), query, { id: taskId }, 'en');
    expect(data.task.wave).toEqual({ level: 'BEHAVIOR', opensAt: '2027-02-27T17:00:00.000Z' });
    expect(data.task.instrument.title.text).toBe(data.task.instrument.title.english);
    expect(data.task.instrument.items[0]).toMatchObject({ type: 'LIKERT', required: true });
  });

  it('takes answers once, from their rater alone, and tells every item that is wrong', async () => {
    const query = `query ($id: ID!) { task(id: $id) { instrument { items { code type required } } } }`;
    const { task } = await api.get(participant(1), query, { id: taskId });
    const answers = task.instrument.items.flatMap(({ code, type }: { code: string; type: string }) =>
      type === 'LIKERT' ? [{ item: code, number: 4 }] : type === 'TEXT' ? [{ item: code, text: 'Baik' }] : [],
    );
    const [first, ...rest] = answers;
    const remark = task.instrument.items.find(({ type }: { type: string }) => type === 'TEXT');

    const stranger = await api.ask(participant(0), submit, { input: { taskId, answers } });
    expect(stranger.errors[0]?.extensions.code).toBe('NOT_FOUND');
    const wrong = await api.ask(participant(1), submit, {
      input: {
        taskId,
        answers: [
          { ...first, number: 6 },
          { item: 'nonsense', text: 'x' },
        ],
      },
    });
    expect(wrong.errors[0]?.extensions.code).toBe('ANSWERS_INVALID');
    expect(wrong.errors[0]?.extensions.problems).toEqual(
      expect.arrayContaining([
        { field: `answers.${first.item}`, code: 'OUT_OF_RANGE', message: 'Harus antara 1 dan 5.' },
        { field: 'answers.nonsense', code: 'UNKNOWN_ITEM', message: 'Butir ini tidak ada dalam instrumen.' },
      ]),
    );
    const twofold = await api.ask(participant(1), submit, {
      input: { taskId, answers: [{ ...first, text: 'dua' }, first, ...rest] },
    });
    expect(twofold.errors[0]?.extensions).toMatchObject({
      code: 'ANSWERS_INVALID',
      problems: [{ field: `answers.${first.item}`, code: 'REPEATED' }],
    });

    // What the form got wrong and what the questions refuse, at once; no name of an item is special.
    const mixed = await api.ask(participant(1), submit, {
      input: {
        taskId,
        answers: [
          first,
          first,
          { ...rest[0], number: 6 },
          { item: remark.code, choice: 'Baik' },
          { item: '__proto__', number: 1 },
        ],
      },
    });
    const found = mixed.errors[0]?.extensions.problems.map(({ field, code }) => `${field} ${code}`);
    expect(found?.slice(0, 2)).toEqual([`answers.${first.item} REPEATED`, `answers.${rest[0].item} OUT_OF_RANGE`]);
    expect(found).toContain(`answers.${remark.code} WRONG_TYPE`);
    expect(found?.at(-1)).toBe('answers.__proto__ UNKNOWN_ITEM');
    const nowhere = await api.ask(participant(1), submit, { input: { taskId: 'tsk~x', answers } });
    expect(nowhere.errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ field: 'taskId' }] });

    const { submitResponse } = await api.get(participant(1), submit, { input: { taskId, answers } });
    expect(submitResponse).toEqual({ id: taskId, status: 'ANSWERED', answeredOn: '2027-03-01' });
    const changed = await api.ask(participant(1), submit, {
      input: { taskId, answers: [{ ...first, number: 1 }, ...rest] },
    });
    expect(changed.errors[0]?.extensions.code).toBe('TASK_ANSWERED');

    const mine = 'query ($id: ID!) { myAnswers(taskId: $id) { item number text choices } }';
    const { myAnswers } = await api.get(participant(1), mine, { id: taskId });
    expect(myAnswers).toContainEqual({ item: first.item, number: 4, text: null, choices: null });
    expect((await api.ask(provinceAdmin, mine, { id: taskId })).errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('shows the organizer whom a wave asks about, and results with two decimals', async () => {
    const query = `query ($waveId: ID!, $id: ID!) {
      tasksOfWave(waveId: $waveId) { edges { node { raterKind person { profile { name } } } } }
      results(trainingId: $id) { id level kinds { kind invited answered } items { item n mean deviation distribution } }
    }`;
    const { tasksOfWave, results } = await api.get(place.organizer, query, {
      waveId: `${trainingId}.BEHAVIOR`,
      id: trainingId,
    });
    expect(tasksOfWave.edges[0].node).toEqual({ raterKind: 'SUPERVISOR', person: { profile: { name: 'Pegawai 1' } } });
    expect(results[0]).toMatchObject({
      id: `${trainingId}.REACTION.results`,
      kinds: [{ kind: 'SELF', invited: 40, answered: 36 }],
      items: [{ item: 'planning', n: 36, mean: 4.12, deviation: 0.61, distribution: [0, 1, 4, 20, 11] }],
    });
    const malformed = await api.ask(place.organizer, query, { waveId: 'x', id: trainingId });
    expect(malformed.errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'waveId' }] });
  });
});

describe('incentives over the API', () => {
  it('shows a person their awards with the breakdown, and the ledger; nobody else’s', async () => {
    const query = `query ($id: ID) {
      awardsOfPerson(personId: $id) { edges { node {
        id stage outcome score tier points amount status breakdown { component weight score } countedKinds training { title }
      } } }
      ledger(personId: $id) { edges { node { stage points amount reason } } }
    }`;
    const { awardsOfPerson, ledger } = await api.get(participant(0), query);
    expect(awardsOfPerson.edges[0].node).toMatchObject({
      id: `${trainingId}.APPLICATION.${idOfPerson(0)}`,
      score: 8293,
      tier: 'MADYA',
      points: 100,
      amount: 300_000,
      breakdown: [
        { component: 'BEHAVIOR', weight: 60, score: 7600 },
        { component: 'TIMELINESS', weight: 40, score: 9333 },
      ],
      countedKinds: ['SELF', 'SUPERVISOR', 'PEER'],
    });
    expect(ledger.edges[0].node).toMatchObject({ points: 100, amount: 300_000, reason: 'COMPUTED' });
    const { errors } = await api.ask(participant(1), query, { id: idOfPerson(0) });
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('shows my dashboard: trainings, tasks that are owed, awards and JP', async () => {
    const query =
      '{ myDashboard { enrollments { id } tasks { id } awards { points training { title } } jp { basis from to recognized target missing } } }';
    const { myDashboard } = await api.get(participant(0), query);
    expect(myDashboard).toEqual({
      enrollments: [],
      tasks: [],
      awards: [{ points: 100, training: { title: 'Pelatihan Manajemen Risiko Angkatan I' } }],
      jp: [{ basis: 'CALENDAR_YEAR', from: '2027-01-01', to: '2028-01-01', recognized: 0, target: 20, missing: 20 }],
    });
  });

  it('opens and credits a budget beyond GraphQL’s Int', async () => {
    const open = `mutation ($input: OpenBudgetInput!) { openBudget(input: $input) { id total available legalBasis } }`;
    const input = { programId: place.program.id, year: 2027, total: 5_000_000_000, legalBasis: 'Pergub 7/2027' };
    const { openBudget } = await api.get(provinceAdmin, open, { input });
    expect(openBudget).toMatchObject({ id: `${place.program.id}.2027`, total: 5_000_000_000 });
    const again = await api.ask(provinceAdmin, open, { input });
    expect(again.errors[0]?.extensions.code).toBe('BUDGET_EXISTS');
    const credit = `mutation ($input: CreditBudgetInput!) { creditBudget(input: $input) { total } }`;
    const more = { programId: place.program.id, year: 2027, amount: 1_000_000, reason: 'Pergub 9/2027' };
    expect((await api.get(provinceAdmin, credit, { input: more })).creditBudget.total).toBe(5_001_000_000);
    const { budgets } = await api.get(provinceAdmin, 'query ($id: ID!) { budgets(programId: $id) { year total } }', {
      id: place.program.id,
    });
    expect(budgets).toEqual([{ year: 2027, total: 5_001_000_000 }]);
    const half = await api.ask(provinceAdmin, credit, { input: { ...more, amount: 0.5 } });
    expect(half.errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', problems: [{ field: 'amount' }] });
  });
});
