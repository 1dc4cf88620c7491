import { type Actor, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { VaultDeps } from '../ports';
import { withRetry } from '../retry';
import type { Answers, Draft, GivenAnswers, Task } from './evaluation';
import { requireOpen, requireTask } from './require-task';
import { taskKey } from './task-id';
import { isAnonymous } from './task-status';
import { requireValid } from './validate-answers';

/** No item can be called so. */
const DRAFT = '#draft';
/** How long a draft that was never submitted stays after the close. */
const KEPT_SECONDS = 24 * 60 * 60;

export interface SaveDraft {
  readonly taskId: string;
  /** Of the draft that it goes on from; 0 for the first. */
  readonly expectedVersion: number;
  /** Need not be complete; what is there fits the questions. */
  readonly answers: GivenAnswers;
}

/** Answers that a rater has begun to give. */
export interface DraftView {
  readonly answers: Answers;
  readonly savedAt: string;
  readonly version: number;
}

/**
 * Keeps answers that are not submitted yet. The trail says that there is a draft, never what is in it.
 * @throws DomainError BAD_INPUT, NOT_FOUND, TASK_CLOSED, TASK_ANSWERED, ANSWERS_INVALID, STALE_VERSION
 */
export async function saveDraft(deps: VaultDeps, actor: Actor, command: SaveDraft): Promise<DraftView> {
  const { taskId, answers } = command;
  return withRetry(async () => {
    const { task, wave, instrument, role } = await requireTask(deps, actor, 'task.answer', taskId);
    if (task.status === 'ANSWERED') fail('TASK_ANSWERED', 'taskId');
    requireOpen(deps, { task, wave });
    requireValid(instrument, answers, 'draft');
    const authorId = actor.personId ?? fail('NOT_FOUND', 'taskId');
    const stored = await deps.store.get<'Draft'>('Draft', taskKey(task));
    const version = stored !== undefined && mayResume(task, stored, authorId) ? stored.version : 0;
    if (version !== command.expectedVersion) fail('STALE_VERSION', 'expectedVersion', { version });
    const { [DRAFT]: sealed = '' } = await deps.vault.seal(authorId, { [DRAFT]: JSON.stringify(answers) });
    const draft: Draft = {
      kind: 'Draft',
      ...taskKey(task),
      authorId,
      sealed,
      savedAt: deps.clock.now(),
      expiresAt: Math.ceil(Date.parse(task.closesAt) / 1000) + KEPT_SECONDS,
      version: (stored?.version ?? 0) + 1,
    };
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.saveDraft', entity: taskId };
    const change = new Change(isAnonymous(task) ? { ...header, dayOnly: true } : header);
    change.quietly({ op: stored === undefined ? 'create' : 'replace', entity: draft });
    // Raising the task's version makes a submission at the same moment look again, and delete this draft.
    change.quietly({
      op: 'update',
      kind: 'Task',
      key: taskKey(task),
      add: { version: 1 },
      set: {},
      when: [{ field: 'version', is: '=', than: task.version }],
    });
    await deps.store.commit(change);
    return { answers, savedAt: draft.savedAt, version: draft.version };
  });
}

/** A draft is its author's; that of an agency's task may be gone on with by any of its administrators. */
function mayResume({ raterKind }: Task, { authorId }: Draft, personId: string): boolean {
  return raterKind === 'AGENCY' || authorId === personId;
}

/**
 * The draft of a task; undefined when there is none.
 * @throws DomainError BAD_INPUT, NOT_FOUND
 */
export async function viewDraft(deps: VaultDeps, actor: Actor, taskId: string): Promise<DraftView | undefined> {
  const { task } = await requireTask(deps, actor, 'task.answer', taskId);
  const draft = await deps.store.get<'Draft'>('Draft', taskKey(task));
  if (draft === undefined || !mayResume(task, draft, actor.personId ?? '')) return undefined;
  const { [DRAFT]: answers } = await deps.vault.open(draft.authorId, { [DRAFT]: draft.sealed });
  if (answers === undefined) return undefined;
  return { answers: JSON.parse(answers) as Answers, savedAt: draft.savedAt, version: draft.version };
}
