import { type Actor, authorize, nameOfActor } from '../access';
import { Change, isUnchanged } from '../change';
import { CommitConflict, fail, refuse } from '../errors';
import type { Language } from '../messages';
import type { VaultDeps } from '../ports';
import { decided, type PrivacyRequest } from '../privacy/privacy';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import { isNip, plainNip } from './nip';
import type { Person, Profile } from './people';
import { checkProfile, reachabilityOf } from './person-rules';
import { personResource, personView, today } from './standing';

/** What is left out stays. A corrected NIP must fit the person's employment type. */
export interface UpdateProfile {
  readonly id: string;
  readonly expectedVersion: number;
  readonly name?: string | undefined;
  readonly nip?: string | undefined;
  /** null takes it away. */
  readonly email?: string | null | undefined;
  readonly language?: Language | undefined;
  /** The request of the person that it fulfills; every field that they named has to be there. */
  readonly privacyRequestId?: string | undefined;
}

/**
 * Corrects a person's personal data, and moves the alias of a corrected NIP: the former one finds nobody.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, BAD_INPUT, BAD_NIP, NIP_TAKEN
 */
export async function updateProfile(deps: VaultDeps, actor: Actor, command: UpdateProfile): Promise<Person> {
  return withRetry(async () => {
    const { person, assignment } = await personView(deps, command.id);
    const role = authorize(actor, 'person.update', personResource(person.id, assignment));
    requireVersion(person, command.expectedVersion);
    const [before] = await deps.vault.profiles([person.id]);
    if (before === undefined) fail('NOT_FOUND', 'id');
    const profile: Profile = {
      ...before,
      name: command.name ?? before.name,
      nip: plainNip(command.nip ?? before.nip),
      email: command.email === undefined ? before.email : command.email,
      language: command.language ?? before.language,
    };
    const problems = new Problems();
    checkProfile(problems, profile);
    problems.when(
      command.nip !== undefined && !isNip(profile.nip, person.employmentType, today(deps)),
      'nip',
      'BAD_NIP',
    );
    problems.throwIfAny();
    const request = await requestOf(deps, command);
    if (request === undefined && isUnchanged(before, profile)) return person;

    const header = { actor: nameOfActor(actor), role, action: 'person.updateProfile', entity: person.id };
    const mail = profile.email === before.email ? person.mail : reachabilityOf(profile.email, person.mail);
    const after = { ...person, mail };
    const change = new Change(header).replace(person, after).profile(person.id, profile, false);
    if (request !== undefined) {
      const decidedAt = deps.clock.now();
      change.replace(request, decided(request, { status: 'FULFILLED', decidedBy: nameOfActor(actor), decidedAt }));
    }
    let aliasAt: number | undefined;
    if (profile.nip !== before.nip) {
      const [former, hash] = await Promise.all([deps.vault.nipHash(before.nip), deps.vault.nipHash(profile.nip)]);
      // Not in the trail, which says it under the person's key: an erasure could not take this hash from it.
      change.quietly({ op: 'remove', entity: { kind: 'NipAlias', hash: former, personId: person.id } });
      change.mark({ kind: 'NipAlias', hash, personId: person.id });
      aliasAt = change.last;
    }
    try {
      await deps.store.commit(change);
    } catch (error) {
      if (aliasAt !== undefined && error instanceof CommitConflict && error.failed.includes(aliasAt)) {
        fail('NIP_TAKEN', 'nip');
      }
      throw error;
    }
    return { ...after, version: person.version + 1 };
  });
}

/**
 * The request that a correction fulfills.
 * @throws DomainError NOT_FOUND, ILLEGAL_TRANSITION, BAD_INPUT for each field that it names and the command leaves out
 */
async function requestOf(deps: VaultDeps, command: UpdateProfile): Promise<PrivacyRequest | undefined> {
  const { id: personId, privacyRequestId: id } = command;
  if (id === undefined) return undefined;
  const request = await deps.store.get('PrivacyRequest', { personId, id });
  if (request?.right !== 'CORRECTION') return fail('NOT_FOUND', 'privacyRequestId');
  if (request.status !== 'RECEIVED') return refuse('PrivacyStatus', request.status, 'privacyRequestId');
  const problems = new Problems();
  for (const field of request.fields) problems.when(command[field] === undefined, field, 'REQUIRED');
  problems.throwIfAny();
  return request;
}
