import type { KeyOf } from '../entities';
import { failInput } from '../errors';
import { isId } from '../ids';
import { type RaterKind, raterKinds, type Task } from './evaluation';

const CODE = /^[A-Z0-9_]{1,12}$/;

/** The identity of a task, which its draft shares. */
export function taskKey({ trainingId, waveCode, subjectId, raterKind, n }: KeyOf<'Task'>): KeyOf<'Task'> {
  return { trainingId, waveCode, subjectId, raterKind, n };
}

/** A task's identity as one text: `tsk~<training>~<wave>~<subject>~<rater kind>~<n>`. */
export function encodeTaskId(task: KeyOf<'Task'>): string {
  return ['tsk', task.trainingId, task.waveCode, task.subjectId, task.raterKind, task.n].join('~');
}

/** @throws DomainError BAD_INPUT when it is no task's id */
export function decodeTaskId(id: string, field = 'id'): KeyOf<'Task'> {
  const [prefix, trainingId = '', waveCode = '', subjectId = '', kind = '', n = '', ...rest] = id.split('~');
  const raterKind = raterKinds.find((known): known is RaterKind => known === kind);
  const wellFormed =
    prefix === 'tsk' &&
    isId('training', trainingId) &&
    CODE.test(waveCode) &&
    (isId('person', subjectId) || isId('agency', subjectId)) &&
    /^\d{1,2}$/.test(n) &&
    rest.length === 0;
  if (!wellFormed || raterKind === undefined) failInput('MALFORMED_ID', field);
  return { trainingId, waveCode, subjectId, raterKind, n: Number(n) } satisfies Pick<Task, keyof KeyOf<'Task'>>;
}
