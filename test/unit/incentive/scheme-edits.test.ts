import { defaultScheme } from '../../../core/incentive/default-scheme';
import {
  createSchemeVersion,
  publishScheme,
  type UpdateSchemeVersion,
  updateSchemeVersion,
} from '../../../core/incentive/edit-scheme';
import type { StageRules } from '../../../core/incentive/incentive';
import { idOf, sample } from '../../support/entities';
import { actor, provinceAdmin } from '../../support/given';
import { meanwhile } from '../../support/meanwhile';
import { type Given, refusalOf, tableWith, trailsOf } from './given';

const program = sample('Program');
const { id: programId } = program;
const { stages, behavior } = defaultScheme(programId);
const [completion, application] = stages as [StageRules, StageRules];
const stricter = [{ ...completion, attendanceGate: 9000 }, application];
const published = defaultScheme(programId);
const draft = { ...published, schemeVersion: 2 };
const finance = actor(['FINANCE'], { subject: 'finance' });
const unknown = idOf('program', 77);

const create = (deps: Given, parts: Partial<UpdateSchemeVersion> = {}, who = provinceAdmin) =>
  createSchemeVersion(deps, who, { programId, schemeVersion: 2, stages, behavior, ...parts });
const update = (deps: Given, parts: Partial<UpdateSchemeVersion> = {}, who = provinceAdmin) =>
  updateSchemeVersion(deps, who, {
    ...{ programId, schemeVersion: 2, stages: stricter, behavior, expectedVersion: 1 },
    ...parts,
  });
const publish = (deps: Given, schemeVersion = 2, expectedVersion = 1, who = provinceAdmin, of = programId) =>
  publishScheme(deps, who, { programId: of, schemeVersion, expectedVersion });
const schemeOf = (deps: Given, schemeVersion = 2) => deps.store.get('Scheme', { programId, schemeVersion });
const stale = (version: number) => ['STALE_VERSION', 'expectedVersion', { version }];
const byAdmin = (action: string) => [{ who: ['province', 'PROVINCE_ADMIN', action, null] }];

describe('a version of a scheme', () => {
  it('is written as the next, once, in the hands of the province', async () => {
    const deps = await tableWith(program, published);
    expect(await create(deps)).toEqual(draft);
    expect(await schemeOf(deps)).toEqual(draft);
    const trail = await trailsOf(deps, programId);
    expect(trail).toMatchObject(byAdmin('incentive.createScheme'));
    expect(await create(deps)).toEqual(draft);
    expect(await trailsOf(deps, programId)).toEqual(trail);
    expect(await refusalOf(create(deps, { stages: stricter }))).toEqual(['ID_TAKEN', 'schemeVersion', {}]);
    const others = { behavior: { ...behavior, minimumResponses: 4 } };
    expect(await refusalOf(create(deps, others))).toEqual(['ID_TAKEN', 'schemeVersion', {}]);
    expect(await refusalOf(create(deps, { schemeVersion: 4 }))).toEqual(['BAD_INPUT', 'schemeVersion', {}]);
    expect(await refusalOf(create(deps, { schemeVersion: 3, stages: [completion] }))).toEqual([
      ...['BAD_INPUT', 'stages', {}],
    ]);
    expect(await refusalOf(create(deps, { programId: unknown }))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(create(deps, {}, finance))).toEqual(['NOT_FOUND', 'programId', {}]);
  });

  it('says what is wrong with its number, and begins with 1', async () => {
    const deps = await tableWith(program);
    await expect(create(deps)).rejects.toMatchObject({ problems: [{ field: 'schemeVersion', code: 'NOT_THE_NEXT' }] });
    expect(await create(deps, { schemeVersion: 1 })).toEqual(published);
  });

  it('is edited while it is a draft', async () => {
    const deps = await tableWith(program, published, draft);
    expect(await refusalOf(update(deps, {}, finance))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(update(deps, { programId: unknown }))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(update(deps, { schemeVersion: 3 }))).toEqual(['NOT_FOUND', 'schemeVersion', {}]);
    expect(await refusalOf(update(deps, { schemeVersion: 1 }))).toEqual(['VERSION_FROZEN', 'schemeVersion', {}]);
    expect(await refusalOf(update(deps, { expectedVersion: 2 }))).toEqual(stale(1));
    expect(await refusalOf(update(deps, { stages: [completion] }))).toEqual(['BAD_INPUT', 'stages', {}]);
    expect(await update(deps, { stages })).toEqual(draft);
    expect(await trailsOf(deps, programId)).toEqual([]);
    const edited = { ...draft, stages: stricter, version: 2 };
    expect(await update(deps)).toEqual(edited);
    expect(await schemeOf(deps)).toEqual(edited);
    expect(await trailsOf(deps, programId)).toMatchObject(byAdmin('incentive.updateScheme'));
  });

  it('is frozen by its publishing, once, as whoever published has seen it', async () => {
    const deps = await tableWith(program, published, draft);
    expect(await refusalOf(publish(deps, 2, 1, finance))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(publish(deps, 2, 1, provinceAdmin, unknown))).toEqual(['NOT_FOUND', 'programId', {}]);
    expect(await refusalOf(publish(deps, 3))).toEqual(['NOT_FOUND', 'schemeVersion', {}]);
    expect(await refusalOf(publish(deps, 2, 2))).toEqual(stale(1));
    const after = { ...program, schemeVersion: 2, version: 2 };
    expect(await publish(deps)).toEqual(after);
    expect(await deps.store.get('Program', { id: programId })).toEqual(after);
    const trail = await trailsOf(deps, programId);
    expect(trail).toMatchObject(byAdmin('incentive.publishScheme'));
    expect(await publish(deps)).toEqual(after);
    expect(await trailsOf(deps, programId)).toEqual(trail);
    expect(await refusalOf(publish(deps, 1))).toEqual(['VERSION_FROZEN', 'schemeVersion', {}]);
    expect(await refusalOf(update(deps))).toEqual(['VERSION_FROZEN', 'schemeVersion', {}]);
  });

  it('is not edited by who was about to when it is published, nor published as somebody has just edited it', async () => {
    const published2 = await tableWith(program, published, draft);
    const late = update(meanwhile(published2, () => publish(published2)));
    expect(await refusalOf(late)).toEqual(['VERSION_FROZEN', 'schemeVersion', {}]);
    expect(await schemeOf(published2)).toEqual(draft);

    const edited = await tableWith(program, published, draft);
    const unseen = publish(meanwhile(edited, () => update(edited)));
    expect(await refusalOf(unseen)).toEqual(stale(2));
    expect(await edited.store.get('Program', { id: programId })).toEqual(program);
  });
});
