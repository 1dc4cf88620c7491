import type { Sight } from '../people/view-profile';
import type { Deps } from '../ports';
import { requireTraining, trainingResource } from '../training/aggregate';
import type { Enrollment } from './enrollment';

/** A participant is known to themself, to the agency that decides, and to those who run the training. */
export function sightOfParticipant(
  deps: Deps,
  { trainingId, personId, agencyId }: Pick<Enrollment, 'trainingId' | 'personId' | 'agencyId'>,
): Sight {
  return {
    standing: { personId, agencyId },
    further: async () => ({ ...trainingResource(await requireTraining(deps, trainingId)), personId, agencyId }),
  };
}
