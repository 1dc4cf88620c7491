import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { Level, PlannedWave, RaterKind } from '../../core/evaluation/evaluation';
import type { PlanContent } from '../../core/evaluation/plan-rules';
import type { Instant } from '../../core/time';
import type { TrainingCategory } from '../../core/training/training';
import { LevelEnum, RaterKindEnum, TrainingCategoryEnum } from '../common/enums';
import { InstantScalar } from '../common/scalars';
import { toHundredths } from '../common/score';
import { BeforeEnum } from './plan.type';

@InputType('PlannedRaterInput')
class PlannedRaterInput {
  @Field(() => RaterKindEnum, { description: 'AGENCY at level RESULTS, the others at the other levels.' })
  readonly kind!: RaterKind;

  @Field(() => Int, { description: '3 to 5 peers or subordinates, else 1.' })
  readonly max!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Asked in trainings of category MANAGERIAL only.' })
  readonly managerialOnly!: boolean;
}

@InputType('PlannedReminderInput')
class PlannedReminderInput {
  @Field(() => BeforeEnum)
  readonly before!: 'DUE' | 'CLOSE';

  @Field(() => Int, { description: 'It leaves at 08:00 WIB so many days before.' })
  readonly days!: number;
}

@InputType('PlannedWaveInput')
class PlannedWaveInput {
  @Field(() => String, { description: 'Unique in the plan: A–Z, 0–9 and `_`, at most 12 characters.' })
  readonly code!: string;

  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => String, { description: '`AT_END`, or a period after the end such as `P4M`.' })
  readonly opens!: string;

  @Field(() => String, { nullable: true, description: 'For trainings of category MANAGERIAL, where it differs.' })
  readonly opensManagerial?: string | null;

  @Field(() => String, { description: 'A period such as `P1M` or `P7D`.' })
  readonly window!: string;

  @Field(() => String, { description: 'A period that ends with the window or earlier.' })
  readonly due!: string;

  @Field(() => [PlannedRaterInput])
  readonly raters!: readonly PlannedRaterInput[];

  @Field(() => String)
  readonly instrumentCode!: string;

  @Field(() => Int)
  readonly instrumentRevision!: number;

  @Field(() => [PlannedReminderInput], { description: 'At most 5.' })
  readonly reminders!: readonly PlannedReminderInput[];
}

@InputType('FindingThresholdsInput', { description: 'A figure below its threshold is a finding.' })
class FindingThresholdsInput {
  @Field(() => Int, { description: 'Basis points.' })
  readonly responseRate!: number;

  @Field(() => Float, { description: '1 to 5, two decimals.' })
  readonly itemMean!: number;

  @Field(() => Float, { description: 'Points of the test, two decimals.' })
  readonly learningGain!: number;

  @Field(() => Int, { description: 'Basis points.' })
  readonly behavior!: number;

  @Field(() => Int, { description: 'Basis points.' })
  readonly attendance!: number;
}

@InputType('PlanContentInput')
class PlanContentInput {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => [PlannedWaveInput], { description: '1 to 12.' })
  readonly waves!: readonly PlannedWaveInput[];

  @Field(() => FindingThresholdsInput)
  readonly thresholds!: FindingThresholdsInput;
}

@InputType('CreateEvaluationPlanInput')
export class CreatePlanInput extends PlanContentInput {
  @Field(() => Int, { description: 'One more than the program’s present version.' })
  readonly planVersion!: number;
}

@InputType('UpdateEvaluationPlanInput')
export class UpdatePlanInput extends PlanContentInput {
  @Field(() => Int)
  readonly planVersion!: number;

  @Field(() => Int)
  readonly expectedVersion!: number;
}

@InputType('PreviewEvaluationPlanInput')
export class PreviewPlanInput extends PlanContentInput {
  @Field(() => TrainingCategoryEnum)
  readonly category!: TrainingCategory;

  @Field(() => InstantScalar, { description: 'When a training would end.' })
  readonly endedAt!: Instant;

  @Field(() => Int, { description: 'How many people would complete it.' })
  readonly people!: number;

  @Field(() => Int, { defaultValue: 1, description: 'Of how many agencies they would be.' })
  readonly agencies!: number;
}

function waveOf({ instrumentCode, instrumentRevision, ...input }: PlannedWaveInput): PlannedWave {
  const { code, level, opens, opensManagerial, window, due, raters, reminders } = input;
  return {
    code,
    level,
    opens,
    opensManagerial: opensManagerial ?? null,
    window,
    due,
    raters: raters.map(({ kind, max, managerialOnly }) => ({ kind, max, managerialOnly })),
    instrument: { code: instrumentCode, revision: instrumentRevision },
    reminders: reminders.map(({ before, days }) => ({ before, days })),
  };
}

export function planOf({ waves, thresholds }: PlanContentInput): PlanContent {
  const { responseRate, itemMean, learningGain, behavior, attendance } = thresholds;
  return {
    waves: waves.map(waveOf),
    thresholds: {
      responseRate,
      itemMean: toHundredths(itemMean),
      learningGain: toHundredths(learningGain),
      behavior,
      attendance,
    },
  };
}
