import { Change } from '../change';
import { everyNode } from '../page';
import { holdService } from '../people/standing';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { localDateOf } from '../time';
import type { Task } from './evaluation';
import { findRaters } from './raters';
import { isAskedAbout, moveTask } from './reassign-task';
import { encodeTaskId, taskKey } from './task-id';
import { voidReasons } from './void-reasons';

/**
 * Takes the open tasks of somebody who has left the service from them. What they owed as a supervisor goes to whoever the rules
 * find without them; what they owed as a peer, a subordinate or about themself is void, for nobody is drawn anew.
 */
export async function releaseTasks(deps: Deps, personId: string): Promise<void> {
  if ((await deps.store.get('Person', { id: personId }))?.active !== false) return;
  const owed: Task[] = [];
  const now = deps.clock.now();
  for await (const task of everyNode((page) => deps.reads.openTasksOf(personId, now, page))) owed.push(task);
  for (const task of owed) await release(deps, task, personId);
}

/**
 * The same for those of some tasks whose rater had left before they were asked, or asked again: when it was told that they left,
 * there was nothing to take from them.
 */
export async function releaseLeavers(deps: Deps, tasks: readonly Task[]): Promise<void> {
  const owed = tasks.filter(({ status }) => status === 'OPEN');
  const raters = [...new Set(owed.map(({ raterId }) => raterId))];
  const people = await deps.store.getMany(
    'Person',
    raters.map((id) => ({ id })),
  );
  const left = new Set(people.flatMap((person) => (person?.active === false ? person.id : [])));
  for (const task of owed) if (left.has(task.raterId)) await release(deps, task, task.raterId);
}

async function release(deps: Deps, owed: Task, personId: string): Promise<void> {
  const key = taskKey(owed);
  await persist(async () => {
    const task = await deps.store.get('Task', key);
    if (task?.status !== 'OPEN' || task.raterId !== personId) return;
    const change = releasing(task);
    const successor = await successorOf(deps, task);
    if (successor === undefined) {
      change.replace(task, { ...task, status: 'VOIDED', voidReason: voidReasons.raterLeft });
    } else {
      moveTask(change, task, successor.raterId, successor.wave, deps.clock.now());
      holdService(change, successor.raterId);
    }
    await deps.store.commit(change);
  });
}

/** The change by which the platform itself takes a task from its rater. */
export function releasing(task: Task): Change {
  return new Change({ actor: 'system', role: 'SYSTEM', action: 'evaluation.release', entity: encodeTaskId(task) });
}

async function successorOf(deps: Deps, task: Task) {
  if (task.raterKind !== 'SUPERVISOR') return undefined;
  const { trainingId, waveCode: code, subjectId } = task;
  const [training, wave] = await Promise.all([
    deps.store.get('Training', { id: trainingId }),
    deps.store.get('Wave', { trainingId, code }),
  ]);
  if (training?.endedAt == null || wave === undefined) return undefined;
  const raterId = await findRaters(deps, training, wave, localDateOf(training.endedAt)).supervisorOf(subjectId);
  if (raterId === undefined || (await isAskedAbout(deps, task, raterId))) return undefined;
  return { raterId, wave };
}
