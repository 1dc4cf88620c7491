import { everyNode } from '../page';
import { assignmentAt, supervisorOverPeriod } from '../people/assignment';
import type { Assignment } from '../people/people';
import type { Deps } from '../ports';
import type { LocalDate } from '../time';
import type { Training } from '../training/training';
import { draw } from './draw';
import type { PlannedWave, RaterKind, Wave } from './evaluation';
import { openDateOf } from './wave-dates';

/** One rater whom a wave asks about a subject. */
export interface Rater {
  readonly raterKind: RaterKind;
  /** Place in the draw; 0 for kinds with one rater. */
  readonly n: number;
  readonly raterId: string;
}

/** Raters of a person, and the agency that answers for a person, as they stand at the opening. */
export interface Raters {
  of(personId: string): Promise<Rater[]>;
  /** The person's agency on the day the training ended; undefined without an assignment on that day. */
  agencyAtEnd(personId: string): Promise<string | undefined>;
}

/** Kinds of rater that a wave of a training asks. */
function kindsAsked({ category }: Pick<Training, 'category'>, { plan }: Pick<Wave, 'plan'>): PlannedWave['raters'] {
  return plan.raters.filter(({ managerialOnly }) => !managerialOnly || category === 'MANAGERIAL');
}

/** Most raters that can be asked about one person. */
export function mostRaters(training: Pick<Training, 'category'>, wave: Pick<Wave, 'plan'>): number {
  return kindsAsked(training, wave).reduce((total, { max }) => total + max, 0);
}

/** Remembers what a question was answered, so that people who share a supervisor are asked about once. */
function remembered<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (id) => {
    const answer = answers.get(id) ?? ask(id);
    answers.set(id, answer);
    return answer;
  };
}

/**
 * Finds the raters of a wave.
 * @param endDate local date on which the training ended
 */
export function findRaters(
  deps: Deps,
  training: Pick<Training, 'id' | 'category'>,
  wave: Pick<Wave, 'code' | 'plan' | 'opensAt'>,
  endDate: LocalDate,
): Raters {
  const openDate = openDateOf(wave);
  const assignmentsOf = remembered((id) => deps.reads.assignmentsOf(id));
  const isActive = remembered(async (id) => (await deps.store.get('Person', { id }))?.active === true);
  const reportsOf = remembered(async (supervisorId) => {
    const reports: Assignment[] = [];
    for await (const report of everyNode((page) => deps.reads.reportsOf(supervisorId, page))) reports.push(report);
    return reports;
  });

  const activeOnly = async (ids: readonly string[]): Promise<string[]> => {
    const active = await Promise.all(ids.map(isActive));
    return ids.filter((_, i) => active[i]);
  };

  async function supervisorOf(personId: string): Promise<string | undefined> {
    const assignments = await assignmentsOf(personId);
    const supervisors = [...new Set(assignments.flatMap(({ supervisorId }) => supervisorId ?? []))];
    const eligible = new Set(await activeOnly(supervisors.filter((id) => id !== personId)));
    const most = supervisorOverPeriod(assignments, endDate, openDate, (id) => eligible.has(id));
    return most ?? oneLevelUp(personId, assignments);
  }

  /** Where the supervisor's post is vacant, who supervises it; at the top nobody. */
  async function oneLevelUp(personId: string, assignments: readonly Assignment[]): Promise<string | undefined> {
    const direct = assignmentAt(assignments, openDate)?.supervisorId ?? null;
    if (direct === null) return undefined;
    if (direct !== personId && (await isActive(direct))) return direct;
    const above = direct === personId ? null : (await lastAssignment(direct))?.supervisorId;
    if (above == null || above === personId || !(await isActive(above))) return undefined;
    return above;
  }

  async function lastAssignment(personId: string): Promise<Assignment | undefined> {
    const assignments = await assignmentsOf(personId);
    return assignmentAt(assignments, openDate) ?? assignments[0];
  }

  async function peersOf(personId: string): Promise<string[]> {
    const own = assignmentAt(await assignmentsOf(personId), openDate);
    if (own?.supervisorId == null) return [];
    const reports = await reportsOf(own.supervisorId);
    const peers = reports.filter(({ agencyId }) => agencyId === own.agencyId).map((report) => report.personId);
    return activeOnly(peers.filter((id) => id !== personId && id !== own.supervisorId));
  }

  async function subordinatesOf(personId: string): Promise<string[]> {
    const reports = await reportsOf(personId);
    return activeOnly(reports.map((report) => report.personId).filter((id) => id !== personId));
  }

  const seed = (personId: string, kind: RaterKind): string => [training.id, wave.code, personId, kind].join('/');
  const drawn = (personId: string, kind: RaterKind, eligible: readonly string[], max: number): Rater[] =>
    draw(eligible, max, seed(personId, kind)).map((raterId, n) => ({ raterKind: kind, n, raterId }));

  async function ofKind(personId: string, kind: RaterKind, max: number): Promise<Rater[]> {
    switch (kind) {
      case 'SELF':
        return [{ raterKind: kind, n: 0, raterId: personId }];
      case 'SUPERVISOR': {
        const raterId = await supervisorOf(personId);
        return raterId === undefined ? [] : [{ raterKind: kind, n: 0, raterId }];
      }
      case 'PEER': {
        const supervisor = await supervisorOf(personId);
        const peers = await peersOf(personId);
        return drawn(
          personId,
          kind,
          peers.filter((id) => id !== supervisor),
          max,
        );
      }
      case 'SUBORDINATE':
        return drawn(personId, kind, await subordinatesOf(personId), max);
      case 'AGENCY':
        return [];
    }
  }

  return {
    async of(personId) {
      const asked = kindsAsked(training, wave);
      return (await Promise.all(asked.map(({ kind, max }) => ofKind(personId, kind, max)))).flat();
    },
    async agencyAtEnd(personId) {
      return assignmentAt(await assignmentsOf(personId), endDate)?.agencyId;
    },
  };
}
