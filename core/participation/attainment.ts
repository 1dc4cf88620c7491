import { type JpBasis, jpBases } from '../jp/jp';
import { enough, excessOf } from '../jp/jp-windows';
import type { LocalDate } from '../time';
import type { CreditedJp, Participation } from './participation';

/** How many of the people whom an agency sent have enough JP in a year, of those who have any. */
export interface Attainment {
  readonly basis: JpBasis;
  /** JP that are enough. */
  readonly target: number;
  /** Who were credited with JP; each once. */
  readonly people: number;
  readonly reached: number;
  readonly credited: number;
  readonly recognized: number;
  /** Credited above the cap. */
  readonly excess: number;
}

interface Credit extends CreditedJp {
  readonly basis: JpBasis;
  readonly personId: string;
  readonly agencyId: string;
  readonly trainingId: string;
  readonly endedOn: LocalDate;
}

/** What one person has on one basis. */
interface Attained extends Pick<Attainment, 'credited' | 'excess'> {
  readonly basis: JpBasis;
  readonly agencyId: string;
  readonly reached: boolean;
}

/**
 * What people reached in a year, by agency and basis. Everybody counts once on a basis, with all of their JP, at the agency that
 * sent them last. A PPPK's contract year is that of the calendar year in which it begins.
 * @param parts of all agencies of a region, of the year and of the next one, into which contract years reach
 */
export function attainments(
  parts: readonly Participation[],
  year: number,
): (agencyId: string) => readonly Attainment[] {
  const people = Map.groupBy(creditsIn(parts, year), ({ basis, personId }) => `${basis} ${personId}`);
  const byAgency = Map.groupBy([...people.values()].map(attained), ({ agencyId }) => agencyId);
  return (agencyId) => {
    const own = byAgency.get(agencyId) ?? [];
    return jpBases.map((basis) => together(basis, own));
  };
}

function creditsIn(parts: readonly Participation[], year: number): Credit[] {
  return parts.flatMap(({ credited, agencyId, trainingId, endedOn }) =>
    Object.entries(credited).flatMap(([personId, jp]): Credit[] => {
      const basis = jp.contractYear === undefined ? 'CALENDAR_YEAR' : 'CONTRACT_YEAR';
      const isOfYear = (jp.contractYear ?? endedOn).startsWith(`${year}-`);
      return isOfYear ? [{ ...jp, basis, personId, agencyId, trainingId, endedOn }] : [];
    }),
  );
}

/** Whoever has two contracts in a year reaches the target under one of them. */
function attained(credits: readonly Credit[]): Attained {
  const [last] = credits.toSorted((a, b) => (whenOf(a) < whenOf(b) ? 1 : -1));
  if (last === undefined) throw new Error('somebody without JP');
  const { basis, agencyId } = last;
  const periods = [...Map.groupBy(credits, ({ contractYear }) => contractYear).values()].map((own) => {
    const credited = own.reduce((sum, { jp }) => sum + jp, 0);
    const exempt = basis === 'CALENDAR_YEAR' || own.some((one) => one.exempt);
    return { credited, excess: excessOf(credited, exempt) };
  });
  const reached = periods.some(({ credited }) => credited >= enough[basis]);
  return { basis, agencyId, reached, credited: sumOf(periods, 'credited'), excess: sumOf(periods, 'excess') };
}

const whenOf = ({ endedOn, trainingId }: Credit): string => `${endedOn} ${trainingId}`;

function together(basis: JpBasis, all: readonly Attained[]): Attainment {
  const own = all.filter((one) => one.basis === basis);
  const [credited, excess] = [sumOf(own, 'credited'), sumOf(own, 'excess')];
  return {
    basis,
    target: enough[basis],
    people: own.length,
    reached: own.filter(({ reached }) => reached).length,
    credited,
    recognized: credited - excess,
    excess,
  };
}

function sumOf(all: readonly Pick<Attainment, 'credited' | 'excess'>[], of: 'credited' | 'excess'): number {
  return all.reduce((sum, one) => sum + one[of], 0);
}
