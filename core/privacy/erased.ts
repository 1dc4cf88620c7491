import type { Person } from '../people/people';
import { reachabilityOf } from '../people/person-rules';

/** A person of whom nothing readable is left. They had left the service before, or the erasure would not have been granted. */
export function erased(person: Person): Person {
  return { ...person, active: false, mail: reachabilityOf(null, person.mail), erased: true };
}
