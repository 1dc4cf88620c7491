import { createProgram } from '../../../core/training/create-program';
import { listPrograms } from '../../../core/training/list-programs';
import { updateProgram } from '../../../core/training/update-program';
import { viewProgram } from '../../../core/training/view-program';
import { idOf } from '../../support/entities';
import { failureOf } from '../../support/failures';
import { actor, provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
});
afterEach(() => table.close());

const id = idOf('program', 3);
const program = {
  id,
  name: 'Pelayanan Publik',
  nameEn: 'Public Service',
  objectives: [{ kind: 'SKILL', text: 'Melayani warga', textEn: 'Serves citizens' }],
} as const;

it('a program comes with an evaluation plan, its instruments and an incentive scheme', async () => {
  const { deps } = table;
  const created = await createProgram(deps, provinceAdmin, program);
  expect(created).toMatchObject({ ...program, designVersion: 1, planVersion: 1, schemeVersion: 1, version: 1 });
  const plan = await deps.store.get('EvaluationPlan', { programId: id, planVersion: 1 });
  expect(await deps.store.get('Scheme', { programId: id, schemeVersion: 1 })).toBeDefined();
  for (const { instrument } of plan?.waves ?? []) {
    expect(await deps.store.get('Instrument', { programId: id, ...instrument })).toBeDefined();
  }
  expect(await createProgram(deps, provinceAdmin, program)).toEqual(created);
  expect(await failureOf(createProgram(deps, provinceAdmin, { ...program, name: 'Lain' }))).toMatchObject({
    code: 'ID_TAKEN',
  });
  const anybody = actor(['PARTICIPANT']);
  expect(await viewProgram(deps, anybody, id)).toEqual(created);
  expect((await listPrograms(deps, anybody, { first: 10 })).rows.map(({ node }) => node)).toEqual([created]);
});

it('new objectives are a new design', async () => {
  const { deps } = table;
  await createProgram(deps, provinceAdmin, program);
  const renamed = await updateProgram(deps, provinceAdmin, { id, expectedVersion: 1, name: 'Layanan' });
  expect(renamed).toMatchObject({ name: 'Layanan', designVersion: 1, version: 2 });
  const objectives = [{ kind: 'ATTITUDE', text: 'Ramah', textEn: 'Friendly' }] as const;
  expect(await failureOf(updateProgram(deps, provinceAdmin, { id, expectedVersion: 1, objectives }))).toMatchObject({
    code: 'STALE_VERSION',
  });
  const redesigned = await updateProgram(deps, provinceAdmin, { id, expectedVersion: 2, objectives });
  expect(redesigned).toMatchObject({ objectives, designVersion: 2, version: 3 });
  expect(await viewProgram(deps, provinceAdmin, id)).toEqual(redesigned);
});

it('refuses a program without objectives, and everybody but the province', async () => {
  const { deps } = table;
  expect(await failureOf(createProgram(deps, provinceAdmin, { ...program, objectives: [] }))).toEqual({
    code: 'BAD_INPUT',
    fields: ['objectives'],
  });
  expect(await failureOf(createProgram(deps, actor(['ORGANIZER']), program))).toMatchObject({ code: 'NOT_FOUND' });
});
