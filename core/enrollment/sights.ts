import type { Actor } from '../access';
import { everyNode } from '../page';
import { personResource, presentAssignment } from '../people/standing';
import type { Sight } from '../people/view-profile';
import type { Deps } from '../ports';
import { requireTraining, trainingResource } from '../training/aggregate';
import type { Enrollment } from './enrollment';

/** On what ground the readers of a list of enrollments see whom it names. */
export type SightOfEnrollment = (enrollment: Enrollment) => Sight;

/** Of any list: somebody is known to themself and to the agency that decides. */
export const sightOfNominee: SightOfEnrollment = ({ personId, agencyId }) => ({ standing: { personId, agencyId } });

/** Of one training: those who run it see its participants, and supervisors their reports among them. */
export function sightOfParticipant(deps: Deps, actor: Actor): SightOfEnrollment {
  let reports: Promise<ReadonlySet<string>> | undefined;
  return ({ trainingId, personId, agencyId, organizerId }) => ({
    standing: { personId, agencyId, organizerId },
    further: [
      async () => trainingResource(await requireTraining(deps, trainingId)),
      async () => {
        // Read once for the whole list.
        reports ??= reportsOf(deps, actor);
        return { supervisorId: (await reports).has(personId) ? actor.personId : null };
      },
    ],
  });
}

/** Whom the actor supervises at present. */
async function reportsOf({ reads }: Deps, { personId, roles }: Actor): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  if (personId === null || !roles.includes('SUPERVISOR')) return ids;
  for await (const report of everyNode((page) => reads.reportsOf(personId, page))) ids.add(report.personId);
  return ids;
}

/** Of one person: their present place counts, read once for the whole list. */
export function sightOfOne(deps: Deps, personId: string): SightOfEnrollment {
  let place: ReturnType<typeof presentAssignment> | undefined;
  return (enrollment) => ({
    ...sightOfNominee(enrollment),
    further: [
      async () => {
        place ??= presentAssignment(deps, personId);
        return personResource(personId, await place);
      },
    ],
  });
}
