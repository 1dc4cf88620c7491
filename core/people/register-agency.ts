import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { createOnce } from '../create-once';
import { requireId } from '../ids';
import { originOf } from '../origin';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import type { Agency } from './people';

export type RegisterAgency = Pick<Agency, 'name' | 'nameEn' | 'level' | 'region'> & {
  readonly id?: string | undefined;
};

/** @throws DomainError BAD_INPUT, ID_TAKEN */
export async function registerAgency(deps: Deps, actor: Actor, command: RegisterAgency): Promise<Agency> {
  const role = authorize(actor, 'agency.register');
  const { name, nameEn, level, region } = command;
  new Problems()
    .text(name, 'name')
    .text(nameEn, 'nameEn')
    .when(!/^\d{2}(\.\d{2})?$/.test(region), 'region', 'MALFORMED_CODE')
    .throwIfAny();
  const id = command.id === undefined ? `agy_${deps.ids.ulid()}` : requireId('agency', command.id);
  const content = { name, nameEn, level, region };
  const agency: Agency = { kind: 'Agency', id, ...content, origin: originOf(actor, content), version: 1 };
  const header = { actor: nameOfActor(actor), role, action: 'agency.register', entity: id };
  return createOnce(deps, new Change(header).create(agency), agency, () => deps.store.get('Agency', { id }));
}
