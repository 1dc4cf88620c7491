import { type Actor, authorize, nameOfActor } from '../access';
import { Change, isUnchanged } from '../change';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import { employmentOf, formerlyUntil } from './employment';
import type { Person } from './people';
import { checkEmployment } from './person-rules';
import { personResource, personView, today } from './standing';

/** What is left out stays. `active: false` says that the person left the service. */
export interface UpdatePerson {
  readonly id: string;
  readonly expectedVersion: number;
  readonly employmentType?: Person['employmentType'] | undefined;
  readonly rank?: string | undefined;
  readonly positionKind?: Person['positionKind'] | undefined;
  readonly positionName?: string | undefined;
  readonly contractStart?: string | null | undefined;
  readonly capExempt?: boolean | undefined;
  readonly active?: boolean | undefined;
  /**
   * The day from which the employment is what it becomes, not in the future: what was before stays known, since JP count
   * under the employment of their day. Left out, the record is corrected.
   */
  readonly employmentFrom?: string | undefined;
}

/** @throws DomainError NOT_FOUND, STALE_VERSION, BAD_INPUT, INACTIVE_PERSON (who has been erased does not come back) */
export async function updatePerson(deps: Deps, actor: Actor, command: UpdatePerson): Promise<Person> {
  return withRetry(async () => {
    const { person, assignment } = await personView(deps, command.id);
    const role = authorize(actor, 'person.update', personResource(person.id, assignment));
    requireVersion(person, command.expectedVersion);
    if (command.employmentFrom !== undefined) {
      new Problems().date(command.employmentFrom, 'employmentFrom', today(deps)).throwIfAny();
    }
    const after: Person = {
      ...person,
      employmentType: command.employmentType ?? person.employmentType,
      rank: command.rank ?? person.rank,
      positionKind: command.positionKind ?? person.positionKind,
      positionName: command.positionName ?? person.positionName,
      contractStart: command.contractStart === undefined ? person.contractStart : command.contractStart,
      capExempt: command.capExempt ?? person.capExempt,
      formerly: command.employmentFrom === undefined ? person.formerly : formerlyUntil(person, command.employmentFrom),
      active: command.active ?? person.active,
      version: person.version + 1,
    };
    const problems = new Problems();
    checkEmployment(problems, after);
    // Nobody could say any more whom it is about.
    problems.when(after.active && person.erased === true, 'active', 'INACTIVE_PERSON').throwIfAny();
    if (isUnchanged(person, after)) return person;
    const header = { actor: nameOfActor(actor), role, action: 'person.update', entity: person.id };
    const change = new Change(header).replace(person, after);
    if (!isUnchanged(employmentOf(person), employmentOf(after))) {
      change.emit('EmploymentChanged', person.id, { personId: person.id });
    }
    if (person.active && !after.active) change.emit('PersonLeft', person.id, { personId: person.id });
    await deps.store.commit(change);
    return after;
  });
}
