import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { createOnce } from '../create-once';
import { requireId } from '../ids';
import { originOf } from '../origin';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import type { Partner } from './people';

export type RegisterPartner = Pick<Partner, 'name' | 'type' | 'agreement'> & { readonly id?: string | undefined };

/** @throws DomainError BAD_INPUT, ID_TAKEN */
export async function registerPartner(deps: Deps, actor: Actor, command: RegisterPartner): Promise<Partner> {
  const role = authorize(actor, 'partner.register');
  const { name, type } = command;
  const { number, from, to } = command.agreement;
  new Problems()
    .text(name, 'name')
    .text(number, 'agreement.number')
    .date(from, 'agreement.from')
    .date(to, 'agreement.to')
    .when(to < from, 'agreement.to', 'NOT_AFTER_START')
    .throwIfAny();
  const id = command.id === undefined ? `ptn_${deps.ids.ulid()}` : requireId('partner', command.id);
  const content = { name, type, agreement: { number, from, to } };
  const partner: Partner = { kind: 'Partner', id, ...content, origin: originOf(actor, content), version: 1 };
  const header = { actor: nameOfActor(actor), role, action: 'partner.register', entity: id };
  return createOnce(deps, new Change(header).create(partner), partner, () => deps.store.get('Partner', { id }));
}
