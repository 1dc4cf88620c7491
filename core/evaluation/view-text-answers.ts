import type { Actor } from '../access';
import type { VaultDeps } from '../ports';
import { allowedTraining } from '../training/aggregate';
import { countingResponses } from './counting-responses';
import type { RaterKind, Response } from './evaluation';
import { FEWEST_RESPONSES } from './tally';

/** Most texts of an item and kind that are told: opening one takes a read of the vault. */
const MOST_TEXTS = 100;

export interface TextAnswers {
  readonly item: string;
  readonly raterKind: RaterKind;
  /** How many there are. */
  readonly n: number;
  readonly texts: readonly string[];
}

/**
 * What was written to the text items of a closed wave, by item and rater kind, where there are at least three. They are
 * told in the order of their random ids, which says nothing about whom they concern nor who wrote them; of many, the first
 * hundred of that order. What was written about, or by, somebody who has been erased is gone.
 * @throws DomainError NOT_FOUND
 */
export async function viewTextAnswers(
  deps: VaultDeps,
  actor: Actor,
  { trainingId, code }: { readonly trainingId: string; readonly code: string },
): Promise<readonly TextAnswers[]> {
  await allowedTraining(deps, actor, 'results.readTexts', trainingId, 'waveId');
  if ((await deps.store.get('WaveResults', { trainingId, waveCode: code })) === undefined) return [];
  const [responses, tasks] = await Promise.all([
    deps.reads.responsesInRange(trainingId, code, EVERYBODY),
    deps.reads.tasksInRange(trainingId, code, EVERYBODY),
  ]);
  const written = [...countingResponses(responses, tasks)]
    .sort((a, b) => (a.random < b.random ? -1 : 1))
    .flatMap((response) => Object.keys(response.texts).map((item) => ({ item, response })));
  const groups = Map.groupBy(written, ({ item, response }) => `${item}/${response.raterKind}`);
  const told: TextAnswers[] = [];
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = group;
    if (first === undefined || group.length < FEWEST_RESPONSES) continue;
    const opened = await Promise.all(
      group.slice(0, MOST_TEXTS).map(({ item, response }) => open(deps, item, response)),
    );
    const texts = opened.filter((text) => text !== undefined);
    if (texts.length < FEWEST_RESPONSES) continue;
    told.push({ item: first.item, raterKind: first.response.raterKind, n: group.length, texts });
  }
  return told;
}

/** Ids begin with letters. */
const EVERYBODY = { from: 'a', to: 'z' };

async function open(deps: VaultDeps, item: string, response: Response): Promise<string | undefined> {
  const { texts, subjectId, raterKind, authorId } = response;
  const sealedUnder = raterKind === 'AGENCY' ? (authorId ?? subjectId) : subjectId;
  const opened = await deps.vault.open(sealedUnder, { [item]: texts[item] ?? '' });
  return opened[item];
}
