import { type Actor, isNamed } from '../access';
import type { Change } from '../change';
import { fail, failInput } from '../errors';
import type { EventType } from '../events';
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
  const [first, ...rest] = awards;
  if (first === undefined) fail('NOT_FOUND', 'awards');
  for (const [i, award] of awards.entries()) {
    if (yearName(award) !== yearName(first)) failInput('OTHER_BUDGET', `awards.${i}`);
    requireAnother(actor, award, `awards.${i}`);
  }
  return [first, ...rest];
}

async function readAwards(deps: Deps, ids: readonly string[]): Promise<Award[]> {
  const keys = ids.map((id, i) => awardKey(id, `awards.${i}`));
  const awards = await deps.store.getMany('Award', keys);
  return awards.map((award, i) => award ?? fail('NOT_FOUND', `awards.${i}`));
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
  const groups = Map.groupBy(awards, ({ trainingId, stage }) => `${trainingId}.${stage}`);
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { trainingId, stage } = first;
    change.emit(type, trainingId, { trainingId, stage, personIds: group.map(({ personId }) => personId) });
  }
}
