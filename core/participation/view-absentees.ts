import { type Actor, authorize } from '../access';
import type { Deps } from '../ports';
import { requireYear } from '../problems';
import type { LocalDate } from '../time';
import type { Participation } from './participation';

/** So often in a year, and somebody is spoken to. */
const REPEATEDLY = 2;
/** As many as a page shows. */
const MOST_SHOWN = 100;

/** Somebody who was confirmed and did not complete, or was absent without excuse, in several trainings of a year. */
export interface Absentee {
  readonly agencyId: string;
  readonly personId: string;
  readonly missed: readonly Missed[];
}

interface Missed {
  readonly trainingId: string;
  readonly endedOn: LocalDate;
  /** Sessions without a record of presence or excuse. */
  readonly absences: number;
}

export interface Absentees {
  /** All of them, also those that are not shown. */
  readonly total: number;
  /** Who missed most comes first. */
  readonly shown: readonly Absentee[];
}

/** Those whom an agency sent, by one read of what is counted of its trainings. @throws DomainError NOT_FOUND, BAD_INPUT */
export async function viewAbsentees(deps: Deps, actor: Actor, agencyId: string, year: number): Promise<Absentees> {
  authorize(actor, 'participation.readAgency', { agencyId }, 'agencyId');
  requireYear(year);
  const all = absenteesIn(await deps.reads.participationOf(agencyId, year));
  return { total: all.length, shown: all.slice(0, MOST_SHOWN) };
}

function absenteesIn(parts: readonly Participation[]): Absentee[] {
  const missed = parts.flatMap(({ agencyId, trainingId, endedOn, missed }) =>
    Object.entries(missed).map(([personId, absences]) => ({ agencyId, personId, trainingId, endedOn, absences })),
  );
  return [...Map.groupBy(missed, ({ personId }) => personId)]
    .filter(([, all]) => all.length >= REPEATEDLY)
    .map(([personId, all]) => ({
      agencyId: all[0]?.agencyId ?? '',
      personId,
      missed: all
        .map(({ trainingId, endedOn, absences }) => ({ trainingId, endedOn, absences }))
        .sort((a, b) => (a.endedOn < b.endedOn ? 1 : -1)),
    }))
    .sort((a, b) => b.missed.length - a.missed.length || (a.personId < b.personId ? -1 : 1));
}
