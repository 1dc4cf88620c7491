import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RaterKind } from '../../core/evaluation/evaluation';
import { awardId } from '../../core/incentive/award-id';
import type { Award, AwardStatus, Component, ComponentScore, Outcome, Stage } from '../../core/incentive/incentive';
import type { Instant } from '../../core/time';
import { AwardStatusEnum, ComponentEnum, OutcomeEnum, RaterKindEnum, StageEnum } from '../common/enums';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { RupiahScalar } from '../common/rupiah';
import { InstantScalar } from '../common/scalars';
import { PersonType, toPerson } from '../people/person.type';
import { TrainingType, toTraining } from '../training/training.type';
import { AwardMoneyType, toAwardMoney } from './money.type';

@ObjectType('ComponentScore', { simpleResolvers: true, description: 'How one part of a score came about.' })
export class ComponentScoreType implements ComponentScore {
  @Field(() => ComponentEnum)
  readonly component!: Component;

  @Field(() => Int)
  readonly weight!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Basis points, 0 to 10000; null when there is none: its weight then does not count.',
  })
  readonly score!: number | null;
}

@ObjectType('Award', {
  simpleResolvers: true,
  description: 'What a person earned for a training and stage, also when it is nothing.',
})
export class AwardType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => TrainingType)
  @LazyValue
  readonly training!: Lazy<TrainingType>;

  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => OutcomeEnum, { description: 'Why it has the value it has.' })
  readonly outcome!: Outcome;

  @Field(() => Int, { nullable: true, description: 'Basis points, 0 to 10000; null when there is none.' })
  readonly score!: number | null;

  @Field(() => String, { nullable: true })
  readonly tier!: string | null;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => RupiahScalar)
  readonly amount!: number;

  @Field(() => AwardStatusEnum, {
    description:
      'Of the money alone, the part that is least far; points count at once. Without money, also where `outcome` gave or left nothing, it is APPROVED: nobody has to approve it.',
  })
  readonly status!: AwardStatus;

  @Field(() => AwardMoneyType)
  readonly money!: AwardMoneyType;

  @Field(() => ID, { nullable: true, description: 'In which it is submitted for approval.' })
  readonly batch!: string | null;

  @Field(() => [ComponentScoreType])
  readonly breakdown!: readonly ComponentScoreType[];

  @Field(() => [RaterKindEnum], { description: 'Kinds of raters that counted in BEHAVIOR; never their scores.' })
  readonly countedKinds!: readonly RaterKind[];

  @Field(() => Int, { description: 'Fiscal year whose budget bears the money.' })
  readonly year!: number;

  @Field(() => Int, { description: 'Version of the incentive scheme.' })
  readonly schemeVersion!: number;

  @Field(() => InstantScalar)
  readonly computedAt!: Instant;

  @Field(() => Int)
  readonly version!: number;
}

export function toAward(award: Award): AwardType {
  const { trainingId, personId } = award;
  return {
    ...award,
    id: awardId(award),
    money: toAwardMoney(award),
    training: reference((loaders) => loaders.training, trainingId, toTraining),
    person: toPerson(personId, { standing: { personId } }),
    countedKinds: award.countedKinds as readonly RaterKind[],
  };
}
