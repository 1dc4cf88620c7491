import type { KeyOf } from '../entities';
import type { Answers } from '../evaluation/evaluation';
import { decodeTaskId } from '../evaluation/task-id';
import { isAnonymous } from '../evaluation/task-status';
import { answersIn, responseOf } from '../evaluation/view-answers';
import type { JournalEntry } from '../journal';
import { visiblePage, withNodes } from '../page';
import type { Page, PageRequest, VaultDeps } from '../ports';

/**
 * That somebody answered a task. Answers are `withheld` where they are stored in such a way that they lead back to nobody
 * (`ANONYMOUS`), or where it is not their author who reads (`FOR_THE_AUTHOR_ALONE`).
 */
export interface AnswerGiven extends KeyOf<'Task'> {
  /** Of anonymous kinds the day alone, as the trail has it. */
  readonly at: string;
  readonly answers: Answers | null;
  readonly withheld: 'ANONYMOUS' | 'FOR_THE_AUTHOR_ALONE' | null;
}

/**
 * What a person answered, as whoever it was that they were asked, latest first: the trail knows it, of all kinds, and a page
 * of it reads on while it finds other doings of theirs.
 */
export async function answersGiven(
  deps: VaultDeps,
  personId: string,
  page: PageRequest,
  toAuthor: boolean,
): Promise<Page<AnswerGiven>> {
  const found = await visiblePage(
    (part) => deps.reads.journalOfActor(personId, part),
    page,
    ({ action }) => action === 'evaluation.answer',
  );
  return withNodes(found, await Promise.all(found.rows.map(({ node }) => answerGiven(deps, personId, node, toAuthor))));
}

async function answerGiven(
  deps: VaultDeps,
  personId: string,
  { entity, at }: JournalEntry,
  toAuthor: boolean,
): Promise<AnswerGiven> {
  const task = decodeTaskId(entity);
  if (isAnonymous(task)) return { ...task, at, answers: null, withheld: 'ANONYMOUS' };
  if (!toAuthor) return { ...task, at, answers: null, withheld: 'FOR_THE_AUTHOR_ALONE' };
  const response = await responseOf(deps, task);
  const own = response?.authorId === personId;
  return { ...task, at, answers: own ? await answersIn(deps, response) : null, withheld: null };
}
