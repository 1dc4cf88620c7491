import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import { ofKnown } from '../known';
import type { Deps, Page, PageRequest, Span } from '../ports';
import { requirePeriod } from '../problems';
import type { Award, LedgerEntry, Stage } from './incentive';

/**
 * Awards of a person, latest first.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function awardsOfPerson(
  deps: Deps,
  actor: Actor,
  { personId, ...page }: PageRequest & { readonly personId: string },
): Promise<Page<Award>> {
  authorize(actor, 'award.read', { personId }, 'personId');
  return ofKnown(deps, 'Person', personId, await deps.reads.awardsOfPerson(personId, page));
}

/**
 * Every change of a person's awards; its sum is what they are worth.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function ledgerOfPerson(
  deps: Deps,
  actor: Actor,
  { personId, ...page }: PageRequest & Span & { readonly personId: string },
): Promise<Page<LedgerEntry>> {
  authorize(actor, 'award.read', { personId }, 'personId');
  requirePeriod(page);
  return ofKnown(deps, 'Person', personId, await deps.reads.ledgerOfPerson(personId, page));
}

/** @throws DomainError NOT_FOUND */
export async function viewAward(
  deps: Deps,
  actor: Actor,
  key: Pick<Award, 'trainingId' | 'stage' | 'personId'>,
): Promise<Award> {
  authorize(actor, 'award.read', { personId: key.personId }, 'personId');
  return (await deps.store.get('Award', key)) ?? fail('NOT_FOUND', 'personId');
}

/**
 * Awards of a training and stage, by person.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function awardsOfTraining(
  deps: Deps,
  actor: Actor,
  { trainingId, stage, ...page }: PageRequest & { readonly trainingId: string; readonly stage: Stage },
): Promise<Page<Award>> {
  authorize(actor, 'award.list', {}, 'trainingId');
  return ofKnown(deps, 'Training', trainingId, await deps.reads.awardsOfTraining(trainingId, stage, page));
}

/**
 * Awards of a program that wait for approval, oldest first.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function awardsPendingApproval(
  deps: Deps,
  actor: Actor,
  { programId, ...page }: PageRequest & { readonly programId: string },
): Promise<Page<Award>> {
  authorize(actor, 'award.list', {}, 'programId');
  return ofKnown(deps, 'Program', programId, await deps.reads.awardsPendingApproval(programId, page));
}
