import { Change } from '../../../core/change';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { createSchemeVersion, publishScheme, updateSchemeVersion } from '../../../core/incentive/edit-scheme';
import type { StageRules } from '../../../core/incentive/incentive';
import { previewScheme } from '../../../core/incentive/preview-scheme';
import { failureOf, problemsOf } from '../../support/failures';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { asPerson, participant, programId, trainingId } from '../run/scene';
import { givenApplied } from './scene';

const { stages, behavior } = defaultScheme(programId);
const [completion, application] = stages as [StageRules, StageRules];

describe('the scheme of a program', () => {
  let table: TestTable;
  beforeEach(async () => {
    table = await withTable();
    await givenApplied(table, 1_000_000);
  });
  afterEach(() => table.close());

  const create = (schemeVersion: number, change: Partial<StageRules> = {}) =>
    createSchemeVersion(table.deps, provinceAdmin, {
      programId,
      schemeVersion,
      stages: [{ ...completion, ...change }, application],
      behavior,
    });
  const publish = (schemeVersion: number, expectedVersion = 1) =>
    publishScheme(table.deps, provinceAdmin, { programId, schemeVersion, expectedVersion });
  const program = () => table.deps.store.get('Program', { id: programId });

  it('gets its next version as a draft, which is edited until it is published and then frozen', async () => {
    expect(await failureOf(create(3))).toEqual({ code: 'BAD_INPUT', fields: ['schemeVersion'] });
    expect(await create(2)).toMatchObject({ schemeVersion: 2, version: 1 });
    expect(await create(2)).toMatchObject({ schemeVersion: 2, version: 1 });
    expect(await failureOf(create(2, { attendanceGate: 9000 }))).toEqual({
      code: 'ID_TAKEN',
      fields: ['schemeVersion'],
    });
    expect(await program()).toMatchObject({ schemeVersion: 1 });

    const edit = {
      programId,
      schemeVersion: 2,
      behavior,
      stages: [{ ...completion, attendanceGate: 9000 }, application],
    };
    const update = (expectedVersion: number) =>
      updateSchemeVersion(table.deps, provinceAdmin, { ...edit, expectedVersion });
    expect(await update(1)).toMatchObject({ version: 2 });
    expect(await failureOf(update(1))).toMatchObject({ code: 'STALE_VERSION' });
    expect(await failureOf(publish(2, 1))).toMatchObject({ code: 'STALE_VERSION' });
    expect(await publish(2, 2)).toMatchObject({ schemeVersion: 2, version: 2 });
    expect(await publish(2, 2)).toMatchObject({ schemeVersion: 2, version: 2 });
    expect(await failureOf(update(2))).toEqual({ code: 'VERSION_FROZEN', fields: ['schemeVersion'] });
    expect(await failureOf(publish(1))).toEqual({ code: 'VERSION_FROZEN', fields: ['schemeVersion'] });
    expect(await failureOf(publish(9))).toEqual({ code: 'NOT_FOUND', fields: ['schemeVersion'] });
  });

  it('is in the hands of the province alone', async () => {
    const command = { programId, schemeVersion: 2, stages, behavior };
    expect(await failureOf(createSchemeVersion(table.deps, asPerson(participant(1)), command))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is previewed against past trainings without writing anything', async () => {
    await create(2, {
      tiers: [
        { name: 'A', from: 8760, points: 70, amount: 50_000 },
        { name: 'B', from: 5000, points: 10, amount: 0 },
      ],
    });
    const preview = await previewScheme(table.deps, provinceAdmin, {
      programId,
      schemeVersion: 2,
      trainingIds: [trainingId],
    });
    expect(preview.stages).toEqual([
      {
        stage: 'COMPLETION',
        people: 4,
        tiers: [
          { tier: 'A', people: 4 },
          { tier: 'B', people: 0 },
        ],
        points: 280,
        amount: 200_000,
        pointsBefore: 400,
        amountBefore: 0,
      },
      {
        stage: 'APPLICATION',
        people: 4,
        tiers: [
          { tier: 'UTAMA', people: 1 },
          { tier: 'MADYA', people: 2 },
          { tier: 'PRATAMA', people: 1 },
        ],
        points: 400,
        amount: 1_250_000,
        pointsBefore: 400,
        amountBefore: 1_250_000,
      },
    ]);
    expect(preview.differing).toBe(4);
    expect(preview.differences[0]).toEqual({
      trainingId,
      stage: 'COMPLETION',
      personId: participant(1),
      before: { outcome: 'AWARDED', score: 8760, tier: 'MADYA', points: 100, amount: 0 },
      after: { outcome: 'AWARDED', score: 8760, tier: 'A', points: 70, amount: 50_000 },
    });
    const same = await previewScheme(table.deps, provinceAdmin, {
      programId,
      schemeVersion: 1,
      trainingIds: [trainingId],
    });
    expect(same.differing).toBe(0);
  });

  it('is previewed without telling what a rater said of anybody', async () => {
    const dearer = application.tiers.map((tier) => ({ ...tier, points: tier.points + 1 }));
    const schemeVersion = 2;
    await createSchemeVersion(table.deps, provinceAdmin, {
      programId,
      schemeVersion,
      stages: [completion, { ...application, tiers: dearer }],
      behavior,
    });
    const command = { programId, schemeVersion, trainingIds: [trainingId] };
    const { stages: found, differing, differences } = await previewScheme(table.deps, provinceAdmin, command);
    expect(found[1]).toMatchObject({ stage: 'APPLICATION', people: 4, points: 404, pointsBefore: 400 });
    expect({ differing, differences }).toEqual({ differing: 0, differences: [] });
  });

  it('is not previewed against more people than one answer has time for', async () => {
    await create(2);
    const crowded = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' });
    const preview = () =>
      previewScheme(table.deps, provinceAdmin, { programId, schemeVersion: 2, trainingIds: [trainingId] });
    await table.deps.store.commit(crowded.update('TrainingCounts', { trainingId }, { set: { confirmed: 2_001 } }));
    expect(await problemsOf(preview())).toEqual(['trainingIds TOO_MANY_PEOPLE']);
  });

  it('of a stricter gate would have let nobody complete, and so apply', async () => {
    await create(2, { attendanceGate: 9500 });
    const { stages: found } = await previewScheme(table.deps, provinceAdmin, {
      programId,
      schemeVersion: 2,
      trainingIds: [trainingId],
    });
    expect(found.map(({ points, amount }) => [points, amount])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
