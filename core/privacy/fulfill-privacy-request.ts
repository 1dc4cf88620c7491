import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail, refuse } from '../errors';
import { moneyOf } from '../incentive/award-money';
import type { Award } from '../incentive/incentive';
import { everyNode } from '../page';
import type { VaultDeps } from '../ports';
import { withRetry } from '../retry';
import { erased } from './erased';
import { completeOf, decided, type PrivacyRequest, type PrivacyStep, requestAt, waitingRequest } from './privacy';

/**
 * Does what a person asked for. Access is given by the data file, which the request opens: this says that it was handed over.
 * A correction is made by `updateProfile`, which names the request. Nobody decides about their own.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, STILL_SERVING, OPEN_MONEY
 */
export async function fulfillPrivacyRequest(
  deps: VaultDeps,
  actor: Actor,
  command: PrivacyStep,
): Promise<PrivacyRequest> {
  const { personId } = command;
  const role = authorize(actor, 'privacy.decide', { personId }, 'personId');
  return withRetry(async () => {
    const before = await waitingRequest(deps, command);
    const decidedBy = nameOfActor(actor);
    const at = deps.clock.now();
    const change = new Change({ actor: decidedBy, role, action: `privacy.${verbs[before.right]}`, entity: personId });
    if (before.right === 'CORRECTION') refuse('PrivacyStatus', before.status);
    if (before.right === 'RESTRICTION') await restrict(deps, change, personId, true);
    if (before.right === 'ERASURE') await erase(deps, change, personId);
    const completeAt = before.right === 'ERASURE' ? completeOf(at) : null;
    const after = decided(before, { status: 'FULFILLED', decidedBy, decidedAt: at, completeAt });
    await deps.store.commit(change.replace(before, after));
    return after;
  });
}

const verbs = { ACCESS: 'giveAccess', CORRECTION: 'correct', RESTRICTION: 'restrict', ERASURE: 'erase' } as const;

/**
 * Ends a restriction, at the wish of the person or because its cause is gone.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION
 */
export async function liftRestriction(deps: VaultDeps, actor: Actor, command: PrivacyStep): Promise<PrivacyRequest> {
  const { personId } = command;
  const role = authorize(actor, 'privacy.lift', { personId }, 'personId');
  return withRetry(async () => {
    const before = await requestAt(deps, command);
    if (before.right !== 'RESTRICTION' || before.status !== 'FULFILLED') refuse('PrivacyStatus', before.status);
    const decidedBy = nameOfActor(actor);
    const change = new Change({ actor: decidedBy, role, action: 'privacy.lift', entity: personId });
    await restrict(deps, change, personId, false);
    const after = decided(before, { status: 'LIFTED', decidedBy, decidedAt: deps.clock.now() });
    await deps.store.commit(change.replace(before, after));
    return after;
  });
}

/** The restriction stands with the data that it restricts: whoever reads a profile learns of it without another read. */
async function restrict(deps: VaultDeps, change: Change, personId: string, restricted: boolean): Promise<void> {
  const [profile] = await deps.vault.profiles([personId]);
  if (profile === undefined) fail('NOT_FOUND', 'personId');
  change.profile(personId, { ...profile, restricted }, false);
}

/**
 * Removes what is readable of a person: the profile with the key that opens everything else of theirs, and the alias of the
 * NIP. What the law keeps (who took part, was evaluated and paid) stays under an id that leads to nobody.
 */
async function erase(deps: VaultDeps, change: Change, personId: string): Promise<void> {
  const [person, [profile]] = await Promise.all([
    deps.store.get('Person', { id: personId }),
    deps.vault.profiles([personId]),
  ]);
  if (person === undefined || profile === undefined) return fail('NOT_FOUND', 'personId');
  if (person.active) fail('STILL_SERVING', 'personId');
  await requireMoneySettled(deps, personId);
  const hash = await deps.vault.nipHash(profile.nip);
  change
    .replace(person, erased(person))
    .quietly({ op: 'remove', entity: { kind: 'NipAlias', hash, personId } })
    .erase(personId)
    .emit('PersonErased', personId, { personId });
}

/** Somebody who is to be paid, or has to pay back, has to be known until it is done. */
async function requireMoneySettled(deps: VaultDeps, personId: string): Promise<void> {
  for await (const award of everyNode((page) => deps.reads.awardsOfPerson(personId, page))) {
    if (await isOpen(deps, award)) fail('OPEN_MONEY', 'personId');
  }
}

async function isOpen(deps: VaultDeps, award: Award): Promise<boolean> {
  const { waiting, proposed, approved, payments } = moneyOf(award);
  if (waiting.length > 0 || proposed + approved > 0) return true;
  if (payments.length === 0) return false;
  const recoveries = await deps.reads.recoveriesOfAward(award);
  return recoveries.some(({ status }) => status === 'DUE');
}
