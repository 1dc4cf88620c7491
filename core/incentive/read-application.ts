import type { Enrollment } from '../enrollment/enrollment';
import { countingResponses } from '../evaluation/counting-responses';
import type { Task, Wave } from '../evaluation/evaluation';
import type { Deps } from '../ports';
import type { KeyRange } from '../run/run';
import type { ApplicationFacts } from './application';

/** Reads what stage APPLICATION of the people in a range is computed from: a few queries, whatever their number. */
export async function readApplicationFacts(
  deps: Deps,
  waves: readonly Wave[],
  wave: Wave,
  range: KeyRange,
): Promise<(enrollment: Enrollment) => ApplicationFacts> {
  const { trainingId, code } = wave;
  const tasksOf = async (one: Wave) => {
    const tasks = await deps.reads.tasksInRange(trainingId, one.code, range);
    return tasks.map((task) => ({ ...task, level: one.level }));
  };
  const counting = waves.filter((other) => other.code !== code && asksSelf(other) && wasOpenedBefore(other, wave));
  const [responses, rated, ...others] = await Promise.all([
    deps.reads.responsesInRange(trainingId, code, range),
    tasksOf(wave),
    ...counting.map(tasksOf),
  ]);
  const ratings = Map.groupBy(countingResponses(responses, rated), ({ subjectId }) => subjectId);
  const ownTasks = Map.groupBy([rated, ...others].flat().filter(isOwn), ({ subjectId }) => subjectId);
  return (enrollment) => {
    const own = (ownTasks.get(enrollment.personId) ?? []).sort(byDueDate);
    return {
      enrollment,
      ratings: ratings.get(enrollment.personId) ?? [],
      ownTask: own.find(({ waveCode, status }) => waveCode === code && status !== 'VOIDED'),
      ownTasks: own,
    };
  };
}

export const asksSelf = ({ plan }: Wave): boolean => plan.raters.some(({ kind }) => kind === 'SELF');
const isOwn = ({ raterKind }: Task): boolean => raterKind === 'SELF';

/** By its dates, so that a computation that comes late or again counts the same tasks. */
function wasOpenedBefore(other: Wave, wave: Wave): boolean {
  return other.openedAt !== null && other.opensAt < wave.closesAt;
}

/** The order of a person's own tasks, wherever they are told. */
export function byDueDate(a: Pick<Task, 'dueDate' | 'waveCode'>, b: Pick<Task, 'dueDate' | 'waveCode'>): number {
  return `${a.dueDate}#${a.waveCode}` < `${b.dueDate}#${b.waveCode}` ? -1 : 1;
}
