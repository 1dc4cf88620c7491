import { personResource, presentAssignment } from '../people/standing';
import type { Sight } from '../people/view-profile';
import type { Deps } from '../ports';
import { requireTraining, trainingResource } from '../training/aggregate';
import type { Enrollment } from './enrollment';

/** On what ground the readers of a list of enrollments see whom it names. */
export type SightOfEnrollment = (enrollment: Enrollment) => Sight;

/** Of any list: somebody is known to themself and to the agency that decides. */
export const sightOfNominee: SightOfEnrollment = ({ personId, agencyId }) => ({ standing: { personId, agencyId } });

/** Of one training: those who run it see its participants. */
export const sightOfParticipant =
  (deps: Deps): SightOfEnrollment =>
  ({ trainingId, personId, agencyId }) => ({
    standing: { personId, agencyId },
    further: async () => ({ ...trainingResource(await requireTraining(deps, trainingId)), personId, agencyId }),
  });

/** Of one person: their present place counts, read once for the whole list. */
export function sightOfOne(deps: Deps, personId: string): SightOfEnrollment {
  let place: ReturnType<typeof presentAssignment> | undefined;
  return (enrollment) => ({
    ...sightOfNominee(enrollment),
    further: async () => {
      place ??= presentAssignment(deps, personId);
      return personResource(personId, await place);
    },
  });
}
