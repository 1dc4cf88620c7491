import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { openAssignment } from './assignment';
import type { Assignment } from './people';
import { personResource, today } from './standing';

export interface EndAssignment {
  readonly personId: string;
  /** The first day on which it is no longer in force; not in the future. */
  readonly to: string;
}

/** @throws DomainError NOT_FOUND, BAD_INPUT */
export async function endAssignment(deps: Deps, actor: Actor, { personId, to }: EndAssignment): Promise<Assignment> {
  return withRetry(async () => {
    const current = openAssignment(await deps.reads.assignmentsOf(personId));
    const role = authorize(actor, 'person.assign', personResource(personId, current), 'personId');
    if (current === undefined) fail('NOT_FOUND', 'personId');
    new Problems()
      .date(to, 'to', today(deps))
      .when(to <= current.from, 'to', 'NOT_AFTER_START')
      .throwIfAny();
    const ended: Assignment = { ...current, to, version: current.version + 1 };
    const header = { actor: nameOfActor(actor), role, action: 'person.endAssignment', entity: personId };
    await deps.store.commit(
      new Change(header)
        .replace(current, ended)
        .count('AgencyCounts', { agencyId: current.agencyId }, { people: -1 })
        .emit('AssignmentChanged', personId, { personId }),
    );
    return ended;
  });
}
