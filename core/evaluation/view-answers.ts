import type { Actor } from '../access';
import type { KeyOf } from '../entities';
import { fail } from '../errors';
import type { Deps, VaultDeps } from '../ports';
import type { Answers, Response, Task } from './evaluation';
import { requireTask } from './require-task';
import { isAnonymous } from './task-status';

/** The response that a task's rater gave; undefined for anonymous kinds, whose responses lead back to nobody. */
export async function responseTo(deps: Deps, task: Task): Promise<Response | undefined> {
  return isAnonymous(task) || task.status !== 'ANSWERED' ? undefined : responseOf(deps, task);
}

/** The same by the task's identity, also of a task that was voided afterwards. */
export async function responseOf(
  deps: Deps,
  { trainingId, waveCode, subjectId, raterKind, n }: KeyOf<'Task'>,
): Promise<Response | undefined> {
  const about = await deps.reads.responsesInRange(trainingId, waveCode, { from: subjectId, to: subjectId });
  return about.find((response) => response.raterKind === raterKind && response.task === n);
}

/** A response as it was given, free text included. */
export async function answersIn(
  deps: VaultDeps,
  { answers, texts, subjectId, raterKind, authorId }: Response,
): Promise<Answers> {
  if (Object.keys(texts).length === 0) return answers;
  const sealedUnder = raterKind === 'AGENCY' ? (authorId ?? subjectId) : subjectId;
  return { ...answers, ...(await deps.vault.open(sealedUnder, texts)) };
}

/**
 * The answers that the actor gave to a task. Nobody else reads item answers.
 * @throws DomainError BAD_INPUT, NOT_FOUND (also for anonymous kinds)
 */
export async function viewAnswers(deps: VaultDeps, actor: Actor, taskId: string): Promise<Answers> {
  const { task } = await requireTask(deps, actor, 'task.read', taskId);
  const response = await responseTo(deps, task);
  if (response === undefined || response.authorId !== actor.personId) fail('NOT_FOUND', 'taskId');
  return answersIn(deps, response);
}
