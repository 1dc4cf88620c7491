import { everyNode } from '../page';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import type { Task } from './evaluation';
import { releasing } from './release-tasks';
import { taskKey } from './task-id';
import { voidReasons } from './void-reasons';

/** Voids what others were asked about somebody whose personal data are gone: nobody can say any more whom it is about. */
export async function voidTasksAbout(deps: Deps, personId: string): Promise<void> {
  if ((await deps.store.get('Person', { id: personId }))?.erased !== true) return;
  const range = { from: personId, to: personId };
  for await (const { trainingId, status } of everyNode((page) => deps.reads.enrollmentsOfPerson(personId, page))) {
    if (status !== 'COMPLETED') continue;
    const { waves = [] } = (await deps.reads.trainingAggregate(trainingId)) ?? {};
    for (const wave of waves.filter((one) => one.status === 'OPEN')) {
      for (const task of await deps.reads.tasksInRange(trainingId, wave.code, range)) await voidOpen(deps, task);
    }
  }
}

async function voidOpen(deps: Deps, asked: Task): Promise<void> {
  const key = taskKey(asked);
  await persist(async () => {
    const task = await deps.store.get('Task', key);
    if (task?.status !== 'OPEN') return;
    const voided = { ...task, status: 'VOIDED', voidReason: voidReasons.subjectErased } as const;
    await deps.store.commit(releasing(task).replace(task, voided));
  });
}
