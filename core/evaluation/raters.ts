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
  /** Of those who are in service: of others nobody is asked. */
  of(personIds: readonly string[]): Promise<ReadonlyMap<string, readonly Rater[]>>;
  /** Who rates the person as supervisor; undefined at the top, and where the post above is vacant too. */
  supervisorOf(personId: string): Promise<string | undefined>;
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
  const reportsOf = remembered(async (supervisorId) => {
    const reports: Assignment[] = [];
    for await (const report of everyNode((page) => deps.reads.reportsOf(supervisorId, page))) {
      // The index knows who reports now: whoever came after the opening was not there to be drawn.
      const then = report.from <= openDate ? report : assignmentAt(await assignmentsOf(report.personId), openDate);
      if (then?.supervisorId === supervisorId) reports.push(then);
    }
    return reports;
  });

  const activity = new Map<string, boolean>();
  const activeOnly = async (ids: readonly string[]): Promise<string[]> => {
    const unknown = [...new Set(ids)].filter((id) => !activity.has(id));
    const people = await deps.store.getMany(
      'Person',
      unknown.map((id) => ({ id })),
    );
    for (const [i, id] of unknown.entries()) activity.set(id, people[i]?.active === true);
    return ids.filter((id) => activity.get(id));
  };
  const isActive = async (id: string): Promise<boolean> => (await activeOnly([id])).length > 0;

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
    // Whoever rates as supervisor is not drawn too.
    const butSupervisor = async (ids: readonly string[]): Promise<string[]> => {
      const supervisor = await supervisorOf(personId);
      return ids.filter((id) => id !== supervisor);
    };
    switch (kind) {
      case 'SELF':
        return [{ raterKind: kind, n: 0, raterId: personId }];
      case 'SUPERVISOR': {
        const raterId = await supervisorOf(personId);
        return raterId === undefined ? [] : [{ raterKind: kind, n: 0, raterId }];
      }
      case 'PEER':
        return drawn(personId, kind, await butSupervisor(await peersOf(personId)), max);
      case 'SUBORDINATE':
        return drawn(personId, kind, await butSupervisor(await subordinatesOf(personId)), max);
      case 'AGENCY':
        return [];
    }
  }

  const asked = kindsAsked(training, wave);
  const asks = (kind: RaterKind): boolean => asked.some((one) => one.kind === kind);

  /** Reads together what the rules will ask for one by one: teams overlap, and whole teams are read in a call or two. */
  async function readAhead(personIds: readonly string[]): Promise<void> {
    if (asked.every(({ kind }) => kind === 'SELF')) return;
    const assignments = await Promise.all(personIds.map(assignmentsOf));
    const present = assignments.flatMap((own) => assignmentAt(own, openDate)?.supervisorId ?? []);
    const heads = [...(asks('PEER') ? new Set(present) : []), ...(asks('SUBORDINATE') ? personIds : [])];
    const teams = await Promise.all(heads.map(reportsOf));
    const supervisors = assignments.flat().flatMap(({ supervisorId }) => supervisorId ?? []);
    await activeOnly([...supervisors, ...teams.flat().map((report) => report.personId)]);
  }

  const ratersOf = async (personId: string): Promise<[string, Rater[]]> => [
    personId,
    (await Promise.all(asked.map(({ kind, max }) => ofKind(personId, kind, max)))).flat(),
  ];

  return {
    async of(personIds) {
      const serving = await activeOnly(personIds);
      await readAhead(serving);
      return new Map(await Promise.all(serving.map(ratersOf)));
    },
    supervisorOf,
    async agencyAtEnd(personId) {
      return assignmentAt(await assignmentsOf(personId), endDate)?.agencyId;
    },
  };
}
