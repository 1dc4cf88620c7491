import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { openAssignment } from './assignment';
import type { Assignment } from './people';
import { holdService, personResource, today } from './standing';

export interface AssignPerson {
  readonly personId: string;
  readonly agencyId: string;
  /** null at the top of an agency. */
  readonly supervisorId: string | null;
  /** First day of the new assignment; not in the future. The assignment in force ends on it, exclusively. */
  readonly from: string;
}

/**
 * Moves a person to an agency and a supervisor. An agency's administrator moves people within the agency; a transfer
 * between agencies is for whoever may act for both.
 * @throws DomainError NOT_FOUND, BAD_INPUT, ASSIGNMENT_OVERLAP, INACTIVE_PERSON
 */
export async function assignPerson(deps: Deps, actor: Actor, command: AssignPerson): Promise<Assignment> {
  const { personId, agencyId, supervisorId, from } = command;
  const role = authorize(actor, 'person.assign', { agencyId }, 'agencyId');
  new Problems()
    .date(from, 'from', today(deps))
    .when(supervisorId === personId, 'supervisorId', 'SUPERVISOR_CYCLE')
    .throwIfAny();
  return withRetry(async () => {
    const [person, agency, assignments] = await Promise.all([
      deps.store.get('Person', { id: personId }),
      deps.store.get('Agency', { id: agencyId }),
      deps.reads.assignmentsOf(personId),
    ]);
    if (person === undefined) fail('NOT_FOUND', 'personId');
    const current = openAssignment(assignments);
    if (current !== undefined) authorize(actor, 'person.assign', personResource(personId, current), 'personId');
    if (agency === undefined) fail('NOT_FOUND', 'agencyId');
    if (!person.active) fail('INACTIVE_PERSON', 'personId');
    if (assignments.some(({ from: begin, to }) => begin >= from || (to !== null && to > from))) {
      fail('ASSIGNMENT_OVERLAP', 'from');
    }
    const header = { actor: nameOfActor(actor), role, action: 'person.assign', entity: personId };
    const change = new Change(header);
    if (supervisorId !== null) await requireSupervisor(deps, change, personId, supervisorId);
    if (current !== undefined) change.replace(current, { ...current, to: from });
    const next: Assignment = { kind: 'Assignment', personId, from, to: null, agencyId, supervisorId, version: 1 };
    if (current?.agencyId !== agencyId) {
      if (current !== undefined) change.count('AgencyCounts', { agencyId: current.agencyId }, { people: -1 });
      change.count('AgencyCounts', { agencyId }, { people: 1 });
    }
    change.create(next);
    holdService(change, personId);
    await deps.store.commit(change.emit('AssignmentChanged', personId, { personId }));
    return next;
  });
}

/** A supervisor serves, and is not supervised by the person; both must still hold at the commit. */
async function requireSupervisor(deps: Deps, change: Change, personId: string, supervisorId: string): Promise<void> {
  const [supervisor, assignments] = await Promise.all([
    deps.store.get('Person', { id: supervisorId }),
    deps.reads.assignmentsOf(supervisorId),
  ]);
  if (supervisor === undefined) fail('NOT_FOUND', 'supervisorId');
  if (!supervisor.active) fail('INACTIVE_PERSON', 'supervisorId');
  const above = openAssignment(assignments);
  new Problems().when(above?.supervisorId === personId, 'supervisorId', 'SUPERVISOR_CYCLE').throwIfAny();
  holdService(change, supervisorId);
  if (above !== undefined) {
    const { from, version } = above;
    change.check('Assignment', { personId: supervisorId, from }, [{ field: 'version', is: '=', than: version }]);
  }
}
