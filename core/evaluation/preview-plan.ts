import { type Actor, authorize } from '../access';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { type Instant, localYearOf } from '../time';
import type { TrainingCategory } from '../training/training';
import type { PlannedWave } from './evaluation';
import { checkPlan, type PlanContent } from './plan-rules';
import { mostRaters } from './raters';
import { opensOf, type WaveDates, waveDates } from './wave-dates';

const MOST_PEOPLE = 100_000;

export interface PreviewPlan extends PlanContent {
  readonly programId: string;
  readonly category: TrainingCategory;
  /** When a training would end. */
  readonly endedAt: Instant;
  /** How many people would complete it. */
  readonly people: number;
  /** Of how many agencies they would be. */
  readonly agencies: number;
}

export interface PreviewedWave extends WaveDates {
  readonly wave: PlannedWave;
  /** It opens once completion is decided, its dates counting from the end. */
  readonly opensWithCompletion: boolean;
  /** With everybody there who could be asked. */
  readonly mostTasks: number;
}

/**
 * What a plan would do with a training that ends at some time, before it is saved: nothing is written.
 * @throws DomainError NOT_FOUND, BAD_INPUT (everything that is wrong with the plan)
 */
export async function previewPlan(deps: Deps, actor: Actor, command: PreviewPlan): Promise<PreviewedWave[]> {
  authorize(actor, 'plan.edit', {}, 'programId');
  const { programId, category, endedAt, people, agencies } = command;
  const problems = new Problems()
    .integer(people, 'people', 1, MOST_PEOPLE)
    .integer(agencies, 'agencies', 1, MOST_PEOPLE)
    .year(localYearOf(endedAt), 'endedAt');
  checkPlan(problems, command, await deps.reads.instrumentsOf(programId)).throwIfAny();
  const previewed = command.waves.map((wave) => ({
    wave,
    ...waveDates(wave, endedAt, category),
    opensWithCompletion: opensOf(wave, category) === 'AT_END',
    mostTasks:
      wave.level === 'RESULTS' ? Math.min(people, agencies) : people * mostRaters({ category }, { plan: wave }),
  }));
  return previewed.sort((a, b) => (a.opensAt < b.opensAt ? -1 : a.opensAt > b.opensAt ? 1 : 0));
}
