import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Level } from '../../core/evaluation/evaluation';
import type { AwardValue } from '../../core/incentive/award-value';
import type { Gate } from '../../core/incentive/basis';
import type { Outcome, Stage } from '../../core/incentive/incentive';
import type { IncentivePreview } from '../../core/incentive/incentive-preview';
import type { Duty, DutyState, GateProspect, GateState } from '../../core/incentive/prospects';
import { LOST_PER_LATE_DAY } from '../../core/incentive/score';
import type { Instant, LocalDate } from '../../core/time';
import { DutyStateEnum, GateEnum, GateStateEnum, LevelEnum, OutcomeEnum, StageEnum } from '../common/enums';
import { RupiahScalar } from '../common/rupiah';
import { InstantScalar, LocalDateScalar } from '../common/scalars';
import { toText } from '../common/text.type';
import { AwardType, ComponentScoreType, toAward } from './award.type';
import { ExplanationLineType } from './explanation.type';

@ObjectType('GateProspect', { simpleResolvers: true, description: 'A condition of a stage, and how it stands.' })
class GateProspectType implements GateProspect {
  @Field(() => GateEnum)
  readonly gate!: Gate;

  @Field(() => GateStateEnum)
  readonly state!: GateState;
}

@ObjectType('Duty', { simpleResolvers: true, description: 'An own evaluation that counts in TIMELINESS.' })
class DutyType implements Duty {
  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => String)
  readonly waveCode!: string;

  @Field(() => DutyStateEnum)
  readonly state!: DutyState;

  @Field(() => InstantScalar)
  readonly opensAt!: Instant;

  @Field(() => LocalDateScalar)
  readonly dueDate!: LocalDate;

  @Field(() => InstantScalar, { description: 'From then on it cannot be answered.' })
  readonly closesAt!: Instant;

  @Field(() => Int, { nullable: true, description: 'Days after the due date, of the answer or of today.' })
  readonly late!: number | null;

  @Field(() => Int, { nullable: true, description: 'Basis points that it gives, or gives if answered today.' })
  readonly score!: number | null;

  @Field(() => Int, { description: 'Basis points that each day after the due date costs.' })
  readonly lostPerDay!: number;
}

@ObjectType('Reach', { simpleResolvers: true, description: 'What a stage may come to.' })
class ReachType {
  @Field(() => OutcomeEnum)
  readonly outcome!: Outcome;

  @Field(() => String, { nullable: true })
  readonly tier!: string | null;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;
}

@ObjectType('StageProspect', {
  simpleResolvers: true,
  description: 'What one has got of a stage, and what is possible.',
})
class StageProspectType {
  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => AwardType, { nullable: true, description: 'Null until it is computed.' })
  readonly award!: AwardType | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it is computed at the earliest, if that is known.' })
  readonly computedFrom!: Instant | null;

  @Field(() => [GateProspectType])
  readonly gates!: readonly GateProspectType[];

  @Field(() => [DutyType], { description: 'By due date.' })
  readonly duties!: readonly DutyType[];

  @Field(() => ReachType)
  readonly best!: ReachType;

  @Field(() => ReachType, { description: 'If nothing more is done.' })
  readonly worst!: ReachType;

  @Field(() => [ExplanationLineType], {
    description: 'All this in words. Nothing of it comes from what raters answered.',
  })
  readonly lines!: readonly ExplanationLineType[];
}

@ObjectType('IncentivePreview', {
  simpleResolvers: true,
  description: 'What the records so far are worth at stage COMPLETION, and what is still possible of each stage.',
})
export class IncentivePreviewType {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field(() => Boolean, { description: 'Whether the training counts as completed by these records.' })
  readonly completed!: boolean;

  @Field(() => Int, { description: 'Lesson hours that would be credited.' })
  readonly jp!: number;

  @Field(() => OutcomeEnum)
  readonly outcome!: Outcome;

  @Field(() => Int, { nullable: true, description: 'Basis points, 0 to 10000.' })
  readonly score!: number | null;

  @Field(() => String, { nullable: true })
  readonly tier!: string | null;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;

  @Field(() => [ComponentScoreType])
  readonly breakdown!: readonly ComponentScoreType[];

  @Field(() => Int, { description: 'Held sessions without a record; they count as ABSENT here.' })
  readonly unrecorded!: number;

  @Field(() => Boolean, { description: 'Whether records may still change it.' })
  readonly provisional!: boolean;

  @Field(() => [StageProspectType])
  readonly stages!: readonly StageProspectType[];
}

const toReach = ({ outcome, tier, points, amount }: AwardValue): ReachType => ({ outcome, tier, points, amount });

export const toPreview = ({ value, stages, ...preview }: IncentivePreview): IncentivePreviewType => ({
  ...preview,
  ...value,
  stages: stages.map(({ award, duties, best, worst, lines, ...stage }) => ({
    ...stage,
    award: award === undefined ? null : toAward(award),
    duties: duties.map((duty) => ({ ...duty, lostPerDay: LOST_PER_LATE_DAY })),
    best: toReach(best),
    worst: toReach(worst),
    lines: lines.map(({ topic, text }) => ({ topic, text: toText(text) })),
  })),
});
