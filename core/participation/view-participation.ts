import type { Actor } from '../access';
import { fraction, roundHalfUp } from '../incentive/exact';
import type { Agency } from '../people/people';
import type { Deps } from '../ports';
import { agenciesOf, type ParticipationOf, peopleCounts, requireMayRead } from './agencies-asked';
import type { Participation } from './participation';

/** How an agency's people took part in the trainings that ended in a year. A person counts once for each training. */
export interface ParticipationView {
  readonly agency: Agency;
  /** Who serve there now. */
  readonly people: number;
  readonly trainings: number;
  readonly nominated: number;
  readonly confirmed: number;
  readonly completed: number;
  readonly notCompleted: number;
  readonly jp: number;
  /** Confirmed for each of its people, in basis points; null without people. Above 10000 where they attend several. */
  readonly participationRate: number | null;
  /** Completed of those confirmed, in basis points; null when nobody was. */
  readonly completionRate: number | null;
}

/** Of an agency, or of every agency of a region. @throws DomainError NOT_FOUND, BAD_INPUT */
export async function viewParticipation(
  deps: Deps,
  actor: Actor,
  of: ParticipationOf,
  year: number,
): Promise<readonly ParticipationView[]> {
  requireMayRead(actor, of, year);
  const { agencyId, region = '' } = of;
  const [agencies, found] = await Promise.all([
    agenciesOf(deps, actor, of),
    agencyId === undefined
      ? deps.reads.participationOfRegion(region, year)
      : deps.reads.participationOf(agencyId, year),
  ]);
  return views(deps, agencies, found);
}

async function views(
  deps: Deps,
  agencies: readonly Agency[],
  found: readonly Participation[],
): Promise<ParticipationView[]> {
  const counts = await peopleCounts(deps, agencies);
  const byAgency = Map.groupBy(found, ({ agencyId }) => agencyId);
  return agencies.map((agency, i) => view(agency, counts[i] ?? 0, byAgency.get(agency.id) ?? []));
}

function view(agency: Agency, people: number, parts: readonly Participation[]): ParticipationView {
  const sum = (of: 'nominated' | 'confirmed' | 'completed' | 'notCompleted' | 'jp'): number =>
    parts.reduce((total, part) => total + part[of], 0);
  const [confirmed, completed] = [sum('confirmed'), sum('completed')];
  return {
    agency,
    people,
    trainings: new Set(parts.map(({ trainingId }) => trainingId)).size,
    nominated: sum('nominated'),
    confirmed,
    completed,
    notCompleted: sum('notCompleted'),
    jp: sum('jp'),
    participationRate: rate(confirmed, people),
    completionRate: rate(completed, confirmed),
  };
}

function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : roundHalfUp(fraction(BigInt(part) * 10_000n, whole));
}
