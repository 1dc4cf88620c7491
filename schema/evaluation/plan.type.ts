import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { EvaluationPlan, Level, PlannedWave, RaterKind } from '../../core/evaluation/evaluation';
import type { PreviewedWave } from '../../core/evaluation/preview-plan';
import type { Instant, LocalDate } from '../../core/time';
import { LevelEnum, RaterKindEnum } from '../common/enums';
import { InstantScalar, LocalDateScalar } from '../common/scalars';

export const BeforeEnum = { DUE: 'DUE', CLOSE: 'CLOSE' } as const;
registerEnumType(BeforeEnum, {
  name: 'ReminderBefore',
  valuesConfig: {
    DUE: { description: 'Sebelum batas pengisian · Before the due date' },
    CLOSE: { description: 'Sebelum penutupan · Before the close' },
  },
});

@ObjectType('PlannedRater', { simpleResolvers: true })
export class PlannedRaterType {
  @Field(() => RaterKindEnum)
  readonly kind!: RaterKind;

  @Field(() => Int, { description: 'How many are asked at most.' })
  readonly max!: number;

  @Field(() => Boolean, { description: 'Asked in trainings of category MANAGERIAL only.' })
  readonly managerialOnly!: boolean;
}

@ObjectType('PlannedReminder', { simpleResolvers: true })
export class PlannedReminderType {
  @Field(() => BeforeEnum)
  readonly before!: 'DUE' | 'CLOSE';

  @Field(() => Int, { description: 'It leaves at 08:00 WIB so many days before.' })
  readonly days!: number;
}

@ObjectType('PlannedWave', { simpleResolvers: true, description: 'What one evaluation asks, when, of whom.' })
export class PlannedWaveType {
  @Field(() => String)
  readonly code!: string;

  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => String, {
    description:
      '`AT_END`: when completion is decided. Otherwise a period after the end, such as `P4M`, in the local calendar.',
  })
  readonly opens!: string;

  @Field(() => String, { nullable: true, description: 'For trainings of category MANAGERIAL, where it differs.' })
  readonly opensManagerial!: string | null;

  @Field(() => String, { description: 'A period from the opening to the close.' })
  readonly window!: string;

  @Field(() => String, { description: 'A period from the opening to the due date.' })
  readonly due!: string;

  @Field(() => [PlannedRaterType])
  readonly raters!: readonly PlannedRaterType[];

  @Field(() => String)
  readonly instrumentCode!: string;

  @Field(() => Int)
  readonly instrumentRevision!: number;

  @Field(() => [PlannedReminderType])
  readonly reminders!: readonly PlannedReminderType[];
}

@ObjectType('FindingThresholds', { simpleResolvers: true, description: 'A figure below its threshold is a finding.' })
export class FindingThresholdsType {
  @Field(() => Int, { description: 'Basis points.' })
  readonly responseRate!: number;

  @Field(() => Float, { description: 'Mean of a Likert item, 1 to 5.' })
  readonly itemMean!: number;

  @Field(() => Float, { description: 'Points of the test.' })
  readonly learningGain!: number;

  @Field(() => Int, { description: 'Mean score in basis points.' })
  readonly behavior!: number;

  @Field(() => Int, { description: 'Basis points.' })
  readonly attendance!: number;
}

@ObjectType('EvaluationPlan', { simpleResolvers: true, description: 'A version of a program’s evaluation plan.' })
export class EvaluationPlanType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int)
  readonly planVersion!: number;

  @Field(() => [PlannedWaveType])
  readonly waves!: readonly PlannedWaveType[];

  @Field(() => FindingThresholdsType)
  readonly thresholds!: FindingThresholdsType;

  @Field(() => Boolean, { description: 'A published training has pinned it: create the next version instead.' })
  readonly frozen!: boolean;

  @Field(() => Int)
  readonly version!: number;
}

@ObjectType('PreviewedWave', { simpleResolvers: true, description: 'What a wave would be for a training.' })
export class PreviewedWaveType {
  @Field(() => String)
  readonly code!: string;

  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => Boolean, { description: 'It opens once completion is decided, its dates counting from the end.' })
  readonly opensWithCompletion!: boolean;

  @Field(() => InstantScalar)
  readonly opensAt!: Instant;

  @Field(() => LocalDateScalar)
  readonly dueDate!: LocalDate;

  @Field(() => [InstantScalar], { description: 'Those that would leave outside of the window are left out.' })
  readonly reminders!: readonly Instant[];

  @Field(() => InstantScalar, { description: 'The window is half-open.' })
  readonly closesAt!: Instant;

  @Field(() => Int, { description: 'With everybody there who could be asked.' })
  readonly mostTasks!: number;
}

function toPlannedWave({ instrument, ...wave }: PlannedWave): PlannedWaveType {
  return { ...wave, instrumentCode: instrument.code, instrumentRevision: instrument.revision };
}

export function toPlan({ waves, thresholds, ...plan }: EvaluationPlan): EvaluationPlanType {
  return {
    ...plan,
    id: `${plan.programId}.plan.${plan.planVersion}`,
    waves: waves.map(toPlannedWave),
    thresholds: {
      ...thresholds,
      itemMean: thresholds.itemMean / 100,
      learningGain: thresholds.learningGain / 100,
    },
  };
}

export const toPreviewedWave = ({ wave, ...dates }: PreviewedWave): PreviewedWaveType => ({
  ...dates,
  code: wave.code,
  level: wave.level,
});
