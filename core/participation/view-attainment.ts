import type { Actor } from '../access';
import type { Agency } from '../people/people';
import type { Deps } from '../ports';
import { agenciesOf, type ParticipationOf, peopleCounts, requireMayRead } from './agencies-asked';
import { type Attainment, attainments } from './attainment';

/** How many of those whom an agency sent have enough JP. */
export interface AttainmentView {
  readonly agency: Agency;
  /** Who serve there now. */
  readonly people: number;
  readonly jp: readonly Attainment[];
}

/**
 * How many of those whom the same agencies sent have enough JP, by reads of their region: whoever has moved within it has the JP of
 * both agencies. @throws DomainError NOT_FOUND, BAD_INPUT
 */
export async function viewAttainment(
  deps: Deps,
  actor: Actor,
  of: ParticipationOf,
  year: number,
): Promise<readonly AttainmentView[]> {
  requireMayRead(actor, of, year);
  const agencies = await agenciesOf(deps, actor, of);
  const region = of.region ?? agencies[0]?.region ?? '';
  const [counts, ...parts] = await Promise.all([
    peopleCounts(deps, agencies),
    ...[year, year + 1].map((one) => deps.reads.participationOfRegion(region, one)),
  ]);
  const reachedAt = attainments(parts.flat(), year);
  return agencies.map((agency, i) => ({ agency, people: counts[i] ?? 0, jp: reachedAt(agency.id) }));
}
