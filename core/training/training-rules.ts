import { DomainError, fail } from '../errors';
import type { Deps } from '../ports';
import type { Problems } from '../problems';
import type { Session, Training } from './training';

const LARGEST_QUOTA = 100_000;
const MOST_PARTNERS = 10;

export function checkQuota(problems: Problems, quota: number): Problems {
  return problems.integer(quota, 'quota', 1, LARGEST_QUOTA);
}

export function checkTraining(
  problems: Problems,
  training: Pick<Training, 'title' | 'location' | 'partnerIds' | 'signatory'> & { readonly quota?: number },
): Problems {
  const { title, location, partnerIds, signatory, quota } = training;
  problems.text(title, 'title').text(location, 'location').size(partnerIds, 'partnerIds', 0, MOST_PARTNERS);
  if (signatory !== null) {
    problems.text(signatory.office, 'signatory.office').text(signatory.position, 'signatory.position');
  }
  return quota === undefined ? problems : checkQuota(problems, quota);
}

/** @throws DomainError NOT_FOUND */
export async function requirePartners(deps: Deps, partnerIds: readonly string[]): Promise<void> {
  const partners = await deps.store.getMany(
    'Partner',
    partnerIds.map((id) => ({ id })),
  );
  const missing = partners.indexOf(undefined);
  if (missing >= 0) fail('NOT_FOUND', `partnerIds.${missing}`);
}

/** Facilitators are people in service. @throws DomainError NOT_FOUND, INACTIVE_PERSON */
export async function requireFacilitators(deps: Deps, sessions: readonly Session[], at?: string): Promise<void> {
  const ids = sessions.map(({ facilitatorId }) => facilitatorId);
  const people = await deps.store.getMany(
    'Person',
    ids.flatMap((id) => (id === null ? [] : [{ id }])),
  );
  const active = new Map(people.flatMap((person) => (person === undefined ? [] : [[person.id, person.active]])));
  const problems = ids.flatMap((id, i) => {
    if (id === null || active.get(id) === true) return [];
    const code: 'INACTIVE_PERSON' | 'NOT_FOUND' = active.has(id) ? 'INACTIVE_PERSON' : 'NOT_FOUND';
    return [{ field: at ?? `sessions.${i}.facilitatorId`, code }];
  });
  const [first] = problems;
  if (first !== undefined) throw new DomainError(first.code, problems);
}
