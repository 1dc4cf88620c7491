import { type Actor, can } from '../access';
import { fail } from '../errors';
import type { EvaluationPlan, Item, WaveResults } from '../evaluation/evaluation';
import { type TextAnswers, viewTextAnswers } from '../evaluation/view-text-answers';
import type { VaultDeps } from '../ports';
import type { Instant } from '../time';
import { allowedTraining, trainingResource } from '../training/aggregate';
import type { Training } from '../training/training';
import { isRated, type Rated } from './levels';
import type { Words } from './words';

/** What a report of a closed wave is made of. */
export interface WaveFacts {
  readonly training: Training;
  readonly programName: string;
  readonly organizerName: string;
  readonly results: WaveResults;
  readonly items: readonly Item[];
  readonly thresholds: EvaluationPlan['thresholds'];
  /** What was written; null for readers who may not see it. */
  readonly texts: readonly TextAnswers[] | null;
  readonly madeAt: Instant;
}

/**
 * Reads what the actor may see of a closed wave, by the rules of its results and of its texts.
 * @throws DomainError NOT_FOUND, NO_RESULTS_YET
 */
export async function readWaveFacts(
  deps: VaultDeps,
  actor: Actor,
  { trainingId, code, words }: { readonly trainingId: string; readonly code: string; readonly words: Words },
): Promise<WaveFacts> {
  const aggregate = await allowedTraining(deps, actor, 'results.read', trainingId, 'waveId');
  const { training } = aggregate;
  const { programId, organizerId, pinned } = training;
  const wave = aggregate.waves.find((one) => one.code === code) ?? fail('NOT_FOUND', 'waveId');
  const { store } = deps;
  const [results, instrument, plan, program, organizer] = await Promise.all([
    store.get('WaveResults', { trainingId, waveCode: code }),
    store.get('Instrument', { programId, ...wave.plan.instrument }),
    store.get('EvaluationPlan', { programId, planVersion: pinned?.planVersion ?? 0 }),
    store.get('Program', { id: programId }),
    store.get('Agency', { id: organizerId }),
  ]);
  if (results === undefined) fail('NO_RESULTS_YET', 'waveId');
  if (instrument === undefined || plan === undefined) throw new Error(`What wave ${code} was held by does not exist`);
  const mayReadTexts = can(actor, 'results.readTexts', trainingResource(aggregate));
  return {
    training,
    programName: nameOf(words, program) ?? programId,
    organizerName: nameOf(words, organizer) ?? organizerId,
    results,
    items: instrument.items,
    thresholds: plan.thresholds,
    texts: mayReadTexts ? fitting(await viewTextAnswers(deps, actor, { trainingId, code })) : null,
    madeAt: deps.clock.now(),
  };
}

const nameOf = ({ of }: Words, named: { readonly name: string; readonly nameEn: string } | undefined) =>
  named && of({ id: named.name, en: named.nameEn });

/** Most characters of written answers in a report: it has to fit into one answer of a function (6 MB). */
const MOST_CHARACTERS = 300_000;

/** Written answers as far as there is room, in their order. */
export function fitting(texts: readonly TextAnswers[]): readonly TextAnswers[] {
  let room = MOST_CHARACTERS;
  return texts.map((one) => ({
    ...one,
    texts: one.texts.filter((text) => {
      room -= text.length;
      return room >= 0;
    }),
  }));
}

export const ratedOf = ({ results }: WaveFacts): readonly Rated[] => results.items.filter(isRated);

/** A question as it was asked; of an unknown one its code. */
export function questionOf(words: Words, items: readonly Item[], code: string): string {
  const item = items.find((one) => one.code === code);
  return item === undefined ? code : words.of(item.text);
}
