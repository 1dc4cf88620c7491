import type { Change, ChangeHeader } from '../change';
import type { Enrollment, EnrollmentStatus } from '../enrollment/enrollment';
import { everyPage } from '../page';
import type { Deps } from '../ports';
import { converge, type Parts, partsOf } from '../run/persist';
import type { KeyRange } from '../run/run';
import { localDateOf } from '../time';
import type { Training } from '../training/training';
import { tasksCreated } from './closing';
import type { Task, Wave } from './evaluation';
import { agencyTask, agencyTaskKey, fromJoining, newTask, type TaskTimes, withWave } from './new-task';
import { findRaters, type Raters } from './raters';
import { releaseLeavers } from './release-tasks';
import { voidReasons } from './void-reasons';

/**
 * Brings the tasks about people in line with whether they completed: who completed gets tasks in waves that are open (due
 * counted from joining), who did not has the unanswered ones voided. Closed waves stay as they are. It reads after
 * whatever changed and writes differences only, so that a run that is under way and a correction meet in the same state.
 * Whoever left while they were being asked is asked no more.
 */
export async function reconcileTasks(
  deps: Deps,
  header: ChangeHeader,
  trainingId: string,
  range: KeyRange,
  scope: { readonly failed?: ReadonlySet<string>; readonly waveCode?: string } = {},
): Promise<void> {
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  const endedAt = aggregate?.training.endedAt;
  if (aggregate === undefined || endedAt == null) return;
  const { training, waves } = aggregate;
  for (const wave of waves) {
    const isOpened = wave.openedAt !== null && (wave.status === 'OPEN' || wave.status === 'CANCELLED');
    if (!isOpened || (scope.waveCode ?? wave.code) !== wave.code) continue;
    const raters = findRaters(deps, training, wave, localDateOf(endedAt));
    const reconciliation = { deps, header, training, wave, raters };
    const find = async (): Promise<Parts> => {
      const all = await deps.reads.enrollmentsInRange(trainingId, range);
      const enrollments = all.filter(({ personId }) => scope.failed?.has(personId) !== true);
      return wave.level === 'RESULTS'
        ? agencyDifferences(reconciliation, enrollments)
        : personalDifferences(reconciliation, enrollments, range);
    };
    // An agency's task depends on people whom somebody else decides at the same time: who has voided it looks again, so that
    // one of the two sees both.
    let wrote: boolean;
    do wrote = await converge(deps, header, find);
    while (wrote && wave.level === 'RESULTS');
    if (wave.status === 'OPEN' && wave.level !== 'RESULTS' && deps.clock.now() < wave.closesAt) {
      await releaseLeavers(deps, await deps.reads.tasksInRange(trainingId, wave.code, range));
    }
  }
}

interface Reconciliation {
  readonly deps: Deps;
  readonly header: ChangeHeader;
  readonly training: Training;
  readonly wave: Wave;
  readonly raters: Raters;
}

/** When the tasks of somebody who joins now are due; undefined once it is too late to join. */
async function joining({ deps, wave }: Reconciliation): Promise<TaskTimes | undefined> {
  const now = deps.clock.now();
  if (wave.status !== 'OPEN' || now >= wave.closesAt) return undefined;
  return (await tasksCreated(deps, wave)) ? fromJoining(wave, now) : withWave(wave);
}

async function personalDifferences(
  reconciliation: Reconciliation,
  enrollments: readonly Enrollment[],
  range: KeyRange,
): Promise<Parts> {
  const { deps, header, training, wave, raters } = reconciliation;
  const times = await joining(reconciliation);
  const tasks = Map.groupBy(await deps.reads.tasksInRange(training.id, wave.code, range), ({ subjectId }) => subjectId);
  const byPerson = new Map(enrollments.map((enrollment) => [enrollment.personId, enrollment]));
  const newcomers = enrollments.filter(({ personId, status }) => status === 'COMPLETED' && !tasks.has(personId));
  const ratersOf = await raters.of(times === undefined ? [] : newcomers.map(({ personId }) => personId));
  return partsOf(header, byPerson.keys(), (id, change) => {
    const present = tasks.get(id) ?? [];
    if (byPerson.get(id)?.status !== 'COMPLETED') voidTasks(change, present, training);
    else if (times === undefined) return;
    else if (present.length > 0) restoreTasks(change, present, times);
    else for (const rater of ratersOf.get(id) ?? []) change.create(newTask(wave, id, rater, times));
  });
}

function voidTasks(change: Change, tasks: readonly Task[], training: Training): void {
  const voidReason = training.status === 'CANCELLED' ? voidReasons.trainingCancelled : voidReasons.notCompleted;
  for (const task of tasks) {
    if (task.status === 'OPEN') change.replace(task, { ...task, status: 'VOIDED', voidReason });
  }
}

function restoreTasks(change: Change, tasks: readonly Task[], times: TaskTimes): void {
  for (const task of tasks) {
    if (task.status !== 'VOIDED' || task.voidReason !== voidReasons.notCompleted) continue;
    change.replace(task, { ...task, status: 'OPEN', voidReason: null, ...times });
  }
}

/** An agency owes its answer while somebody of it has completed: of these people, or of all others in the training. */
async function agencyDifferences(reconciliation: Reconciliation, enrollments: readonly Enrollment[]): Promise<Parts> {
  const { deps, header, training, wave, raters } = reconciliation;
  const isCancelled = training.status === 'CANCELLED';
  const times = await joining(reconciliation);
  const having = async (...statuses: readonly EnrollmentStatus[]): Promise<string[]> =>
    agenciesOf(
      enrollments.filter(({ status }) => statuses.includes(status)),
      raters,
    );
  const completed = new Set(await having('COMPLETED'));
  const agencies = [...new Set([...completed, ...(await having('NOT_COMPLETED', 'CANCELLED'))])];
  const found = await deps.store.getMany(
    'Task',
    agencies.map((id) => agencyTaskKey(wave, id)),
  );
  const present = new Map(found.flatMap((task) => (task === undefined ? [] : [[task.subjectId, task]])));
  const mayMove = (id: string): boolean => {
    const task = present.get(id);
    return task?.status === 'OPEN' || task?.voidReason === voidReasons.notCompleted;
  };
  const doubtful = isCancelled ? [] : agencies.filter((id) => !completed.has(id) && mayMove(id));
  const owing = new Set([...completed, ...(await completedAmong(reconciliation, doubtful))]);
  return partsOf(header, agencies, (agencyId, change) => {
    const task = present.get(agencyId);
    if (isCancelled || !owing.has(agencyId)) voidTasks(change, task === undefined ? [] : [task], training);
    else if (times === undefined) return;
    else if (task === undefined) change.create(agencyTask(wave, agencyId, times));
    else restoreTasks(change, [task], times);
  });
}

/** Those of some agencies of which anybody in the training has completed; read as far as it takes. */
async function completedAmong(
  { deps, training, raters }: Reconciliation,
  agencies: readonly string[],
): Promise<ReadonlySet<string>> {
  const unseen = new Set(agencies);
  if (unseen.size === 0) return unseen;
  for await (const people of everyPage((page) => deps.reads.enrollmentsOfTraining(training.id, page))) {
    const completed = people.filter(({ status }) => status === 'COMPLETED');
    for (const agency of await agenciesOf(completed, raters)) unseen.delete(agency);
    if (unseen.size === 0) break;
  }
  return new Set(agencies.filter((id) => !unseen.has(id)));
}

/** Agencies of people on the day the training ended, in order; without an assignment on that day, as at the confirmation. */
export async function agenciesOf(enrollments: readonly Enrollment[], raters: Raters): Promise<string[]> {
  const found = new Set<string>();
  for (const batch of chunked(enrollments, 25)) {
    const agencies = await Promise.all(
      batch.map(async ({ personId, agencyId }) => (await raters.agencyAtEnd(personId)) ?? agencyId),
    );
    for (const agency of agencies) found.add(agency);
  }
  return [...found].sort();
}

function chunked<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
