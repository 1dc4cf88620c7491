import type { Resource } from '../access';
import type { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { type LocalDate, localDateOf } from '../time';
import { assignmentAt } from './assignment';
import type { Assignment, Person } from './people';

/** A person with the assignment in force; null for one who has none. */
export interface PersonView {
  readonly person: Person;
  readonly assignment: Assignment | null;
}

/** Today in WIB. */
export function today(deps: Pick<Deps, 'clock'>): LocalDate {
  return localDateOf(deps.clock.now());
}

/** How roles stand to a person: as themself, as present supervisor, as present agency. */
export function personResource(personId: string, assignment: Assignment | null | undefined): Resource {
  return { personId, supervisorId: assignment?.supervisorId ?? null, agencyId: assignment?.agencyId ?? null };
}

/** The assignment of a person that is in force today. */
export async function presentAssignment(
  deps: Pick<Deps, 'clock' | 'reads'>,
  personId: string,
): Promise<Assignment | undefined> {
  return assignmentAt(await deps.reads.assignmentsOf(personId), today(deps));
}

/** Fails at the commit when the person has left the service since they were read. */
export function holdService(change: Change, personId: string): void {
  change.check('Person', { id: personId }, [{ field: 'active', is: '=', than: true }]);
}

/** @throws DomainError NOT_FOUND */
export async function personView(deps: Deps, personId: string, field = 'id'): Promise<PersonView> {
  const file = (await deps.reads.personFile(personId)) ?? fail('NOT_FOUND', field);
  return { person: file.person, assignment: assignmentAt(file.assignments, today(deps)) ?? null };
}
