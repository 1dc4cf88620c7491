import { type Actor, isNamed } from '../access';
import type { Change } from '../change';
import { fail, failInput } from '../errors';
import type { EventData, EventType } from '../events';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { isYearOver } from '../time';
import { awardKey } from './award-id';
import { closeYear } from './close-year';
import type { Award } from './incentive';

/** As many as fit into one transaction, with their batch and their budget. */
export const MOST_AWARDS = 80;

/**
 * The awards of these ids, of one program and fiscal year; a year that is over is ended first, so that nobody acts on money that
 * has expired.
 * @throws DomainError NOT_FOUND, BAD_INPUT, NO_PERSON, OWN_AWARD
 */
export async function requireAwards(deps: Deps, actor: Actor, ids: readonly string[]): Promise<[Award, ...Award[]]> {
  new Problems().size(ids, 'awards', 1, MOST_AWARDS).distinct(ids, 'awards').throwIfAny();
  const found = await readAwards(deps, ids);
  const past = new Map(
    found.filter(({ year }) => isYearOver(deps.clock.now(), year)).map((award) => [yearName(award), award]),
  );
  for (const { programId, year } of past.values()) await closeYear(deps, programId, year);
  const awards = past.size === 0 ? found : await readAwards(deps, ids);
  const [first] = awards;
  for (const [i, award] of awards.entries()) {
    if (yearName(award) !== yearName(first)) failInput('OTHER_BUDGET', `awards.${i}`);
    requireAnother(actor, award, `awards.${i}`);
  }
  return awards;
}

/** As many as there are ids, which is one at least. */
async function readAwards(deps: Deps, ids: readonly string[]): Promise<[Award, ...Award[]]> {
  const keys = ids.map((id, i) => awardKey(id, `awards.${i}`));
  const found = await deps.store.getMany('Award', keys);
  return found.map((award, i) => award ?? fail('NOT_FOUND', `awards.${i}`)) as [Award, ...Award[]];
}

const yearName = ({ programId, year }: Award): string => `${programId}/${year}`;

/**
 * Whoever acts on money is somebody, or nobody could tell whose eyes they are, and not whose money it is.
 * @throws DomainError NO_PERSON, OWN_AWARD
 */
export function requireAnother(actor: Actor, { personId }: Pick<Award, 'personId'>, field: string): void {
  if (actor.personId === null) fail('NO_PERSON', field);
  if (actor.personId === personId) fail('OWN_AWARD', field);
}

/**
 * Whoever gave money neither pays it nor says what became of it afterwards, by whichever of their accounts.
 * @throws DomainError OWN_DECISION
 */
export function requireUndecided(actor: Actor, { decidedBy }: Pick<Award, 'decidedBy'>, field: string): void {
  if (isNamed(actor, decidedBy)) fail('OWN_DECISION', field);
}

/** Tells of each training and stage whose awards have moved. */
export function emitOfAwards(
  change: Change,
  type: Extract<EventType, `Award${string}`>,
  awards: readonly Pick<Award, 'trainingId' | 'stage' | 'personId'>[],
): void {
  const groups = new Map<string, EventData['AwardComputed']>();
  for (const { trainingId, stage, personId } of awards) {
    const name = `${trainingId}.${stage}`;
    const personIds = [...(groups.get(name)?.personIds ?? []), personId];
    groups.set(name, { trainingId, stage, personIds });
  }
  for (const group of groups.values()) change.emit(type, group.trainingId, group);
}
