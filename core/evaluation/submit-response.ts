import { type Actor, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import { canonicalJson } from '../journal';
import type { VaultDeps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { localDateOf } from '../time';
import { type Answers, type GivenAnswers, isUnclear, type Response, type Task } from './evaluation';
import { requireOpen, requireTask, type TaskAtHand } from './require-task';
import { taskKey } from './task-id';
import { isAnonymous } from './task-status';
import { requireValid, separateTexts } from './validate-answers';
import { answersIn, responseTo } from './view-answers';

const KEY = /^[\w-]{16,64}$/;
/** No item can be called so. */
const SUBMISSION = '#submission';

export interface SubmitResponse {
  readonly taskId: string;
  /** By item: Likert 1–5, number, codes of a choice, text. */
  readonly answers: GivenAnswers;
  /**
   * Made by the client for one submission and sent again with it, so that a retry is recognized where the answers lead back to
   * nobody: 16 to 64 letters, digits, `-` and `_`, best at random.
   */
  readonly submissionKey?: string | undefined;
}

/**
 * Answers a task: once, by its rater alone, inside the window, valid against the pinned instrument. One transaction marks the
 * task as answered, by day, and writes the response under a random id. Of an anonymous kind the response carries no task, no
 * rater and no time, and the trail names the task and the day only; of every kind the trail withholds the answers.
 * @throws DomainError BAD_INPUT, NOT_FOUND, TASK_CLOSED, TASK_ANSWERED, ANSWERS_INVALID (all items at once), CONFLICT
 */
export async function submitResponse(deps: VaultDeps, actor: Actor, command: SubmitResponse): Promise<Task> {
  const { taskId, answers, submissionKey } = command;
  new Problems()
    .when(submissionKey !== undefined && !KEY.test(submissionKey), 'submissionKey', 'MALFORMED_CODE')
    .throwIfAny();
  return withRetry(async () => {
    const atHand = await requireTask(deps, actor, 'task.answer', taskId);
    const { task, instrument, role } = atHand;
    if (task.status === 'ANSWERED') return sameSubmission(deps, actor, atHand, command);
    requireOpen(deps, atHand);
    requireValid(instrument, answers);
    const anonymous = isAnonymous(task);
    const header = { actor: nameOfActor(actor), role, action: 'evaluation.answer', entity: taskId };
    const change = new Change(anonymous ? { ...header, dayOnly: true } : header);
    const answered: Task = {
      ...task,
      status: 'ANSWERED',
      answeredOn: localDateOf(deps.clock.now()),
      ...(anonymous && submissionKey !== undefined && { submissionKey: await sealedKey(deps, task, submissionKey) }),
    };
    change.replace(task, answered);
    const draft = await deps.store.get<'Draft'>('Draft', taskKey(task));
    if (draft !== undefined) change.quietly({ op: 'remove', entity: draft });
    change.mark(await newResponse(deps, actor, atHand, answers));
    await deps.store.commit(change);
    return { ...answered, version: task.version + 1 };
  });
}

async function newResponse(
  deps: VaultDeps,
  actor: Actor,
  { task, instrument }: TaskAtHand,
  given: Answers,
): Promise<Response> {
  const { trainingId, waveCode, subjectId, raterKind, n } = task;
  const { answers, texts } = separateTexts(instrument, given);
  const sealedUnder = raterKind === 'AGENCY' ? (actor.personId ?? fail('NOT_FOUND', 'taskId')) : subjectId;
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

async function sealedKey(deps: VaultDeps, { raterId }: Task, key: string): Promise<string> {
  const { [SUBMISSION]: sealed = '' } = await deps.vault.seal(raterId, { [SUBMISSION]: key });
  return sealed;
}

async function isSameKey(deps: VaultDeps, task: Task, key: string | undefined): Promise<boolean> {
  if (key === undefined || task.submissionKey === undefined) return false;
  const { [SUBMISSION]: known } = await deps.vault.open(task.raterId, { [SUBMISSION]: task.submissionKey });
  return known === key;
}

/**
 * A submission that is sent again is answered as the first time: with the same answers; where they lead back to nobody, with
 * the same key, whatever the answers, for the first ones stand.
 * @throws DomainError TASK_ANSWERED
 */
async function sameSubmission(
  deps: VaultDeps,
  actor: Actor,
  { task, instrument }: TaskAtHand,
  { answers: given, submissionKey }: SubmitResponse,
): Promise<Task> {
  if (isAnonymous(task)) return (await isSameKey(deps, task, submissionKey)) ? task : fail('TASK_ANSWERED', 'taskId');
  const response = await responseTo(deps, task);
  const mine = response !== undefined && response.authorId === actor.personId;
  if (!mine || !isWhole(given)) fail('TASK_ANSWERED', 'taskId');
  const { answers, texts } = separateTexts(instrument, given);
  const same = canonicalJson(await answersIn(deps, response)) === canonicalJson({ ...answers, ...texts });
  return same ? task : fail('TASK_ANSWERED', 'taskId');
}

const isWhole = (given: GivenAnswers): given is Answers => !Object.values(given).some(isUnclear);
