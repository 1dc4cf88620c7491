import { type Actor, nameOfActor } from '../access';
import { Change } from '../change';
import { DomainError, fail } from '../errors';
import { canonicalJson } from '../journal';
import type { VaultDeps } from '../ports';
import { withRetry } from '../retry';
import { localDateOf } from '../time';
import type { Answers, Instrument, Response, Task } from './evaluation';
import { requireTask, type TaskAtHand } from './require-task';
import { isAnonymous } from './task-status';
import { separateTexts, validateAnswers } from './validate-answers';
import { answersIn, responseTo } from './view-answers';

export interface SubmitResponse {
  /** The task's id. */
  readonly id: string;
  /** By item: Likert 1–5, number, code or codes of a choice, text. */
  readonly answers: Answers;
}

/**
 * Answers a task: once, by its rater alone, inside the window, valid against the pinned instrument. One transaction marks the
 * task as answered, by day, and writes the response under a random id. Of an anonymous kind the response carries no task, no
 * rater and no time, and the trail names the task and the day only; of every kind the trail withholds the answers.
 * @throws DomainError BAD_INPUT, NOT_FOUND, TASK_CLOSED, TASK_ANSWERED, ANSWERS_INVALID (all items at once), CONFLICT
 */
export async function submitResponse(deps: VaultDeps, actor: Actor, command: SubmitResponse): Promise<Task> {
  return withRetry(async () => {
    const atHand = await requireTask(deps, actor, 'task.answer', command.id);
    const { task, instrument, role } = atHand;
    if (task.status === 'ANSWERED') return sameSubmission(deps, actor, atHand, command.answers);
    requireOpen(deps, atHand);
    requireValid(instrument, command.answers);
    const anonymous = isAnonymous(task);
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.answer', entity: command.id };
    const change = new Change(anonymous ? { ...header, dayOnly: true } : header);
    const answered = { ...task, status: 'ANSWERED', answeredOn: localDateOf(deps.clock.now()) } as const;
    change.replace(task, answered);
    change.mark(await newResponse(deps, actor, atHand, command.answers));
    await deps.store.commit(change);
    return { ...answered, version: task.version + 1 };
  });
}

function requireOpen(deps: VaultDeps, { task, wave }: TaskAtHand): void {
  const now = deps.clock.now();
  const open = task.status === 'OPEN' && wave.status === 'OPEN' && task.opensAt <= now && now < task.closesAt;
  if (!open) fail('TASK_CLOSED', 'id');
}

function requireValid(instrument: Instrument, answers: Answers): void {
  const problems = validateAnswers(instrument, answers);
  if (problems.length > 0) throw new DomainError('ANSWERS_INVALID', problems);
}

async function newResponse(
  deps: VaultDeps,
  actor: Actor,
  { task, instrument }: TaskAtHand,
  given: Answers,
): Promise<Response> {
  const { trainingId, waveCode, subjectId, raterKind, n } = task;
  const { answers, texts } = separateTexts(instrument, given);
  const sealedUnder = raterKind === 'AGENCY' ? (actor.personId ?? fail('NOT_FOUND', 'id')) : subjectId;
  const anonymous = isAnonymous(task);
  return {
    kind: 'Response',
    trainingId,
    waveCode,
    subjectId,
    raterKind,
    random: deps.ids.random(),
    answers,
    texts: Object.keys(texts).length === 0 ? {} : await deps.vault.seal(sealedUnder, texts),
    task: anonymous ? null : n,
    submittedOn: anonymous ? null : localDateOf(deps.clock.now()),
    authorId: anonymous ? null : actor.personId,
  };
}

/**
 * A submission that is sent again with the same answers is answered as the first time.
 * @throws DomainError TASK_ANSWERED
 */
async function sameSubmission(
  deps: VaultDeps,
  actor: Actor,
  { task, instrument }: TaskAtHand,
  given: Answers,
): Promise<Task> {
  const response = await responseTo(deps, task);
  if (response === undefined || response.authorId !== actor.personId) fail('TASK_ANSWERED', 'id');
  const { answers, texts } = separateTexts(instrument, given);
  const same = canonicalJson(await answersIn(deps, response)) === canonicalJson({ ...answers, ...texts });
  return same ? task : fail('TASK_ANSWERED', 'id');
}
