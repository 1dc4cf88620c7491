import { type Actor, authorize, roles as everyRole, nameOfActor, type Role } from '../access';
import { Change, isUnchanged } from '../change';
import { fail } from '../errors';
import { idPrefixes } from '../ids';
import { operator } from '../operator';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import type { Account } from './people';

export interface BindAccount {
  /** The subject of the identity provider's tokens. */
  readonly subject: string;
  readonly personId: string | null;
  readonly agencyId: string | null;
  readonly partnerId: string | null;
  readonly roles: readonly Role[];
  /** Given when the account is bound already. */
  readonly expectedVersion?: number | undefined;
}

/** Roles that mean nothing without a person, an agency or a partner. */
const needs: { readonly [R in Role]?: 'personId' | 'agencyId' | 'partnerId' } = {
  PARTICIPANT: 'personId',
  SUPERVISOR: 'personId',
  FACILITATOR: 'personId',
  ORGANIZER: 'agencyId',
  AGENCY_ADMIN: 'agencyId',
  PARTNER: 'partnerId',
  // What has to pass two people is counted by people (ADR 12).
  PROVINCE_ADMIN: 'personId',
  FINANCE: 'personId',
};

/** By these names the journal knows the platform, whoever runs it, and people: a subject like them would be taken for one. */
const isTaken = (subject: string): boolean =>
  ['system', operator.actor].includes(subject) || subject.startsWith(`${idPrefixes.person}_`);

/** Whoever could bind themself anew, or take a second account, would be somebody else to every rule that wants two people. */
const isOwn = (actor: Actor, { subject, personId }: Pick<Account, 'subject' | 'personId'>): boolean =>
  subject === actor.subject || (personId !== null && personId === actor.personId);

/** Whoever runs the platform binds its first administrator, before anybody is registered (ADR 8). */
const isFirst = ({ subject }: Actor): boolean => subject === operator.actor;

/**
 * Says as whom a subject acts, and in which roles; the next token has it.
 * @throws DomainError BAD_INPUT, STALE_VERSION (also when it is bound and no version was given), NOT_FOUND, OWN_ACCOUNT
 */
export async function bindAccount(deps: Deps, actor: Actor, command: BindAccount): Promise<Account> {
  const role = authorize(actor, 'account.bind', {}, 'subject');
  if (isOwn(actor, command)) fail('OWN_ACCOUNT', 'subject');
  const { subject, personId, agencyId, partnerId, expectedVersion } = command;
  const roles = everyRole.filter((one) => command.roles.includes(one));
  const problems = new Problems().text(subject, 'subject').when(roles.length === 0, 'roles', 'REQUIRED');
  problems.when(isTaken(subject), 'subject', 'RESERVED_NAME');
  problems.when(roles.includes('SYSTEM'), 'roles', 'ROLE_OF_PLATFORM');
  // Who approves money never settles it: the four eyes of a batch would end at its payment. Of a person with two accounts each award
  // sees to it.
  problems.when(roles.includes('PROVINCE_ADMIN') && roles.includes('FINANCE'), 'roles', 'SEPARATE_DUTIES');
  for (const one of roles) {
    const field = needs[one];
    if (field === undefined || (one === 'PROVINCE_ADMIN' && isFirst(actor))) continue;
    problems.when(command[field] === null, field, 'REQUIRED');
  }
  problems.throwIfAny();
  return withRetry(async () => {
    const [before, person, agency, partner] = await Promise.all([
      deps.store.get('Account', { subject }),
      personId === null ? undefined : deps.store.get('Person', { id: personId }),
      agencyId === null ? undefined : deps.store.get('Agency', { id: agencyId }),
      partnerId === null ? undefined : deps.store.get('Partner', { id: partnerId }),
    ]);
    if (before !== undefined && isOwn(actor, before)) fail('OWN_ACCOUNT', 'subject');
    if (personId !== null && person === undefined) fail('NOT_FOUND', 'personId');
    if (agencyId !== null && agency === undefined) fail('NOT_FOUND', 'agencyId');
    if (partnerId !== null && partner === undefined) fail('NOT_FOUND', 'partnerId');
    // A person finds in their own trail who was given their name.
    const entity = personId ?? before?.personId ?? subject;
    const header = { actor: nameOfActor(actor), role, action: 'account.bind', entity };
    const bound = { subject, personId, agencyId, partnerId, roles };
    if (before === undefined) {
      const account: Account = { kind: 'Account', ...bound, createdAt: deps.clock.now(), version: 1 };
      await deps.store.commit(new Change(header).create(account));
      return account;
    }
    requireVersion(before, expectedVersion ?? 0);
    const account: Account = { ...before, ...bound, version: before.version + 1 };
    if (isUnchanged(before, account)) return before;
    await deps.store.commit(new Change(header).replace(before, account));
    return account;
  });
}
