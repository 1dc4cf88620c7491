import { type Actor, authorize } from '../access';
import { failInput } from '../errors';
import type { Agency } from '../people/people';
import { viewAgency } from '../people/view-agency';
import type { Deps } from '../ports';
import { requireYear } from '../problems';

/** Exactly one of them. */
export interface ParticipationOf {
  readonly agencyId?: string | undefined;
  /** Code of the region, such as `18.01`; `18` are the offices of the province. */
  readonly region?: string | undefined;
}

/** @throws DomainError NOT_FOUND, BAD_INPUT */
export function requireMayRead(actor: Actor, { agencyId, region }: ParticipationOf, year: number): void {
  if ((agencyId === undefined) === (region === undefined)) failInput('NOT_EXACTLY_ONE', 'agencyId');
  requireYear(year);
  if (agencyId === undefined) authorize(actor, 'participation.readRegion', {}, 'region');
  else authorize(actor, 'participation.readAgency', { agencyId }, 'agencyId');
}

/** @throws DomainError NOT_FOUND */
export async function agenciesOf(deps: Deps, actor: Actor, of: ParticipationOf): Promise<readonly Agency[]> {
  if (of.agencyId === undefined) return deps.reads.agenciesOfRegion(of.region ?? '');
  return [await viewAgency(deps, actor, of.agencyId)];
}

/** How many serve at each. */
export async function peopleCounts(deps: Deps, agencies: readonly Agency[]): Promise<readonly number[]> {
  const counts = await deps.store.getMany(
    'AgencyCounts',
    agencies.map(({ id }) => ({ agencyId: id })),
  );
  return counts.map((one) => one?.people ?? 0);
}
