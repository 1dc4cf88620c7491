import { createInstrument } from '../../../core/evaluation/create-instrument';
import { createPlan } from '../../../core/evaluation/create-plan';
import { defaultPlan } from '../../../core/evaluation/default-plan';
import type { Item, PlannedWave } from '../../../core/evaluation/evaluation';
import { listInstruments, listPlans } from '../../../core/evaluation/list-plans';
import { updateInstrument } from '../../../core/evaluation/update-instrument';
import { updatePlan } from '../../../core/evaluation/update-plan';
import { publishTraining } from '../../../core/training/publish-training';
import { failureOf, problemsOf } from '../../support/failures';
import { givenDraft, givenOpen, givenPlace, type Place, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { apiOver } from '../schema/api';

const text = { id: 'Sangat baik?', en: 'Very good?' };
const likert: Item = { code: 'good', text, required: true, type: 'LIKERT' };

describe('evaluation plans and instruments', () => {
  let table: TestTable;
  let place: Place;
  let programId: string;
  beforeEach(async () => {
    table = await withTable();
    place = await givenPlace(table.deps);
    programId = place.program.id;
  });
  afterEach(() => table.close());

  const { waves, thresholds } = defaultPlan('');
  const again: PlannedWave = { ...(waves[2] as PlannedWave), code: 'BEHAVIOR_2', opens: 'P1Y', opensManagerial: null };
  const content = { waves: [...waves, again], thresholds };
  const create = (planVersion: number, differing: object = {}) =>
    createPlan(table.deps, provinceAdmin, { programId, planVersion, ...content, ...differing });
  const program = () => table.deps.store.get('Program', { id: programId });

  it('make a new version that trainings pin from then on, once for the same content', async () => {
    const early = await givenOpen(table.deps, place);
    const plan = await create(2);
    expect(await create(2)).toEqual(plan);
    expect(await failureOf(create(2, { waves }))).toMatchObject({ code: 'ID_TAKEN' });
    expect(await problemsOf(create(4))).toEqual(['planVersion NOT_THE_NEXT']);
    const late = await givenOpen(table.deps, place);
    expect([early, late].map(({ training }) => training.pinned?.planVersion)).toEqual([1, 2]);
    expect((await program())?.planVersion).toBe(2);
  });

  it('freeze, with the instruments they name, once a published training pins them', async () => {
    const draft = await givenDraft(table.deps, place);
    const edit = { programId, planVersion: 1, expectedVersion: 1, ...content };
    const plan = await updatePlan(table.deps, provinceAdmin, edit);
    expect(await failureOf(updatePlan(table.deps, provinceAdmin, edit))).toMatchObject({ code: 'STALE_VERSION' });
    const question = { programId, code: 'BEHAVIOR', revision: 1, expectedVersion: 1, title: text, items: [likert] };
    await updateInstrument(table.deps, provinceAdmin, question);

    const { id, version } = draft.training;
    await publishTraining(table.deps, place.organizer, { id, expectedVersion: version });
    const frozen = { code: 'VERSION_FROZEN' };
    expect(
      await failureOf(updatePlan(table.deps, provinceAdmin, { ...edit, expectedVersion: plan.version + 1 })),
    ).toMatchObject(frozen);
    expect(
      await failureOf(updateInstrument(table.deps, provinceAdmin, { ...question, expectedVersion: 3 })),
    ).toMatchObject(frozen);
    expect((await listInstruments(table.deps, provinceAdmin, programId)).map((one) => one.frozen)).toEqual(
      Array(4).fill(true),
    );
    expect((await listPlans(table.deps, provinceAdmin, programId)).map((one) => one.frozen)).toEqual([true]);
  });

  it('stay consistent when two publish and one edits at the same moment', async () => {
    const drafts = [await givenDraft(table.deps, place), await givenDraft(table.deps, place)];
    const publishing = drafts.map(({ training }) =>
      publishTraining(table.deps, place.organizer, { id: training.id, expectedVersion: training.version }),
    );
    const edit = updatePlan(table.deps, provinceAdmin, { programId, planVersion: 1, expectedVersion: 1, ...content });
    const settled = await Promise.allSettled([...publishing, edit]);
    expect(settled.slice(0, 2).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const [plan] = await listPlans(table.deps, provinceAdmin, programId);
    expect(plan?.frozen).toBe(true);
    expect(plan?.waves).toHaveLength(settled[2]?.status === 'fulfilled' ? 5 : 4);
  });

  it('take new questionnaires, revision by revision, and are edited by the province alone', async () => {
    const made = { programId, code: 'CUSTOM', revision: 1, title: text, items: [likert] };
    const first = await createInstrument(table.deps, provinceAdmin, made);
    expect(await createInstrument(table.deps, provinceAdmin, made)).toEqual(first);
    expect(await failureOf(createInstrument(table.deps, provinceAdmin, { ...made, revision: 3 }))).toEqual({
      code: 'BAD_INPUT',
      fields: ['revision'],
    });
    await createInstrument(table.deps, provinceAdmin, { ...made, revision: 2, title: { id: 'Baru', en: 'New' } });
    const asked = { ...again, instrument: { code: 'CUSTOM', revision: 2 } };
    await create(2, { waves: [asked] });
    const words: Item = { code: 'example', text, required: false, type: 'TEXT' };
    await createInstrument(table.deps, provinceAdmin, { ...made, revision: 3, items: [words] });
    // BEHAVIOR is a score: a questionnaire without a scale would leave it nothing to count.
    const unmeasured = { ...again, instrument: { code: 'CUSTOM', revision: 3 } };
    expect(await problemsOf(create(3, { waves: [unmeasured] }))).toEqual(['waves.0.instrumentCode NO_LIKERT_ITEM']);
    expect(await failureOf(createInstrument(table.deps, place.organizer, made))).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await failureOf(createPlan(table.deps, place.admin, { programId, planVersion: 3, ...content })),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are edited and previewed over the API, with everything that is wrong told at once', async () => {
    const api = apiOver(table.deps);
    const plans = `query ($id: ID!) { evaluationPlans(programId: $id) { planVersion frozen version
      waves { code level opens opensManagerial window due raters { kind max managerialOnly }
        instrumentCode instrumentRevision reminders { before days } }
      thresholds { responseRate itemMean learningGain behavior attendance } } }`;
    const { evaluationPlans } = await api.get(provinceAdmin, plans, { id: programId });
    const { waves: given, thresholds: limits } = evaluationPlans[0];
    expect(limits).toEqual({ responseRate: 6000, itemMean: 3, learningGain: 10, behavior: 7000, attendance: 8000 });

    const preview = `query ($input: PreviewEvaluationPlanInput!) { previewEvaluationPlan(input: $input) {
      code opensWithCompletion opensAt dueDate reminders closesAt mostTasks } }`;
    const dates = { endedAt: '2026-10-31T16:00:00+07:00', category: 'TECHNICAL', people: 30, agencies: 4 };
    const input = { programId, waves: given, thresholds: limits, ...dates };
    const { previewEvaluationPlan: previewed } = await api.get(provinceAdmin, preview, { input });
    expect(previewed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'REACTION', opensWithCompletion: true, mostTasks: 30 }),
        {
          code: 'BEHAVIOR',
          opensWithCompletion: false,
          opensAt: '2027-02-27T17:00:00.000Z',
          dueDate: '2027-03-14',
          reminders: ['2027-03-13T01:00:00.000Z', '2027-03-26T01:00:00.000Z'],
          closesAt: '2027-03-27T17:00:00.000Z',
          mostTasks: 210,
        },
        expect.objectContaining({ code: 'RESULTS', mostTasks: 4 }),
      ]),
    );

    const [first, second] = given;
    const broken = [
      { ...first, code: 'too-long-a-code', window: 'P2D', due: 'P1M' },
      { ...second, raters: [{ kind: 'AGENCY', max: 2 }], instrumentRevision: 9, opens: 'soon' },
    ];
    const { errors } = await api.ask(provinceAdmin, preview, { input: { ...input, waves: broken, people: 0 } });
    expect(errors[0]?.extensions.problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'people OUT_OF_RANGE',
      'waves.0.code MALFORMED_CODE',
      'waves.0.due DUE_AFTER_CLOSE',
      'waves.1.opens BAD_PERIOD',
      'waves.1.raters.0.kind RATERS_OF_LEVEL',
      'waves.1.raters.0.max OUT_OF_RANGE',
      'waves.1.instrumentCode UNKNOWN_INSTRUMENT',
    ]);

    const question = `mutation ($input: CreateInstrumentInput!) { createInstrument(input: $input) { code revision frozen
      items { code type min max integer money multiple options { code text { english } } } } }`;
    const both = { indonesian: 'Apa?', english: 'What?' };
    const asked = (code: string, more: object) => ({ code, text: both, required: false, ...more });
    const items = [
      asked('many', { type: 'CHOICE', multiple: true, options: ['a', 'b'].map((code) => ({ code, text: both })) }),
      asked('saved', { type: 'NUMBER', min: 0, max: 10, integer: true, money: 'BENEFIT' }),
    ];
    const made = { programId, code: 'CHOICES', revision: 1, title: both, items };
    const { createInstrument: created } = await api.get(provinceAdmin, question, { input: made });
    expect(created.items).toMatchObject([
      { code: 'many', multiple: true, options: [{ code: 'a', text: { english: 'What?' } }, { code: 'b' }] },
      { code: 'saved', money: 'BENEFIT', integer: true },
    ]);
    const wrong = [
      asked('constructor', { type: 'NUMBER' }),
      asked('a', { type: 'CHOICE' }),
      asked('a', { type: 'TEXT' }),
    ];
    const refused = await api.ask(provinceAdmin, question, { input: { ...made, code: 'WRONG', items: wrong } });
    expect(refused.errors[0]?.extensions.problems.map(({ field }) => field)).toEqual([
      'items.0.code',
      'items.0.min',
      'items.0.max',
      'items.1.options',
      'items.2.code',
    ]);
  });
});
