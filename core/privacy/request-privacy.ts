import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { createOnce } from '../create-once';
import { requireId } from '../ids';
import { originOf } from '../origin';
import { personResource, personView } from '../people/standing';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { type CorrectableField, dueOf, type PrivacyRequest, type PrivacyRight } from './privacy';

export interface RequestPrivacy {
  readonly id?: string | undefined;
  readonly personId: string;
  readonly right: PrivacyRight;
  /** Which fields are to be corrected; with CORRECTION alone. */
  readonly fields?: readonly CorrectableField[] | undefined;
}

/**
 * Records a request (article 14), by the person or for them by an administrator to whom they came; its time counts from now.
 * @throws DomainError NOT_FOUND, BAD_INPUT, ID_TAKEN
 */
export async function requestPrivacy(deps: Deps, actor: Actor, command: RequestPrivacy): Promise<PrivacyRequest> {
  const { personId, right, fields = [] } = command;
  const { assignment } = await personView(deps, personId, 'personId');
  const role = authorize(actor, 'privacy.request', personResource(personId, assignment), 'personId');
  new Problems()
    .when(right === 'CORRECTION' && fields.length === 0, 'fields', 'REQUIRED')
    .when(right !== 'CORRECTION' && fields.length > 0, 'fields', 'CORRECTION_ONLY')
    .distinct(fields, 'fields')
    .throwIfAny();
  const id = command.id === undefined ? `prv_${deps.ids.ulid()}` : requireId('privacyRequest', command.id);
  const receivedAt = deps.clock.now();
  const request: PrivacyRequest = {
    kind: 'PrivacyRequest',
    id,
    personId,
    right,
    fields,
    status: 'RECEIVED',
    receivedAt,
    dueAt: dueOf(receivedAt),
    decidedBy: null,
    decidedAt: null,
    ground: null,
    completeAt: null,
    origin: originOf(actor, { right, fields }),
    version: 1,
  };
  const header = { actor: nameOfActor(actor), role, action: 'privacy.request', entity: personId };
  return createOnce(deps, new Change(header).create(request), request, () =>
    deps.store.get('PrivacyRequest', { personId, id }),
  );
}
