import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { createOnce } from '../create-once';
import { defaultInstruments, defaultPlan } from '../evaluation/default-plan';
import { requireId } from '../ids';
import { defaultScheme } from '../incentive/default-scheme';
import { originOf } from '../origin';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { designOf } from './design';
import type { Program } from './training';

export type CreateProgram = Pick<Program, 'name' | 'nameEn' | 'objectives'> & { readonly id?: string | undefined };

/** Notes what is wrong with a program's name or objectives. */
export function checkProgram(problems: Problems, { name, nameEn, objectives }: Omit<CreateProgram, 'id'>): Problems {
  problems.text(name, 'name').text(nameEn, 'nameEn').size(objectives, 'objectives', 1, 20);
  for (const [i, { text, textEn }] of objectives.entries()) {
    problems.passage(text, `objectives.${i}.text`, 500).passage(textEn, `objectives.${i}.textEn`, 500);
  }
  return problems;
}

/**
 * A program with the default evaluation plan, its instruments and the default incentive scheme, each in version 1.
 * @throws DomainError BAD_INPUT, ID_TAKEN
 */
export async function createProgram(deps: Deps, actor: Actor, command: CreateProgram): Promise<Program> {
  const role = authorize(actor, 'program.edit');
  const { name, nameEn, objectives } = command;
  checkProgram(new Problems(), command).throwIfAny();
  const id = command.id === undefined ? `prg_${deps.ids.ulid()}` : requireId('program', command.id);
  const content = { name, nameEn, objectives };
  const versions = { designVersion: 1, planVersion: 1, schemeVersion: 1, version: 1 };
  const program: Program = { kind: 'Program', id, ...content, origin: originOf(actor, content), ...versions };
  const change = new Change({ actor: nameOfActor(actor), role, action: 'program.create', entity: id });
  change.create(program).create(designOf(program, { by: nameOfActor(actor), at: deps.clock.now() }));
  change.create(defaultPlan(id)).create(defaultScheme(id));
  for (const instrument of defaultInstruments(id)) change.create(instrument);
  return createOnce(deps, change, program, () => deps.store.get('Program', { id }));
}
