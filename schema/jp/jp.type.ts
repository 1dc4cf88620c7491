import { Field, Int, ObjectType } from 'type-graphql';
import type { JpBasis } from '../../core/jp/jp';
import type { JpWindow } from '../../core/jp/jp-windows';
import type { JpView } from '../../core/jp/view-jp';
import type { LocalDate } from '../../core/time';
import { JpBasisEnum } from '../common/enums';
import { LocalDateScalar } from '../common/scalars';
import { PersonDetailType, toPersonDetail } from '../people/person-detail.type';

@ObjectType('JpWindow', {
  simpleResolvers: true,
  description: 'JP within a calendar year (PNS) or a contract year (PPPK).',
})
export class JpWindowType implements JpWindow {
  @Field(() => JpBasisEnum)
  readonly basis!: JpBasis;

  @Field(() => LocalDateScalar)
  readonly from!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'Exclusively.' })
  readonly to!: LocalDate;

  @Field(() => Int, { description: 'On days under that employment.' })
  readonly credited!: number;

  @Field(() => Int)
  readonly recognized!: number;

  @Field(() => Int, { description: 'Credited above the cap.' })
  readonly excess!: number;

  @Field(() => Int, { nullable: true, description: 'What is owed; null for PPPK.' })
  readonly target!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the target; null for PPPK.' })
  readonly missing!: number | null;

  @Field(() => Int, { nullable: true, description: 'The most that is recognized; null without a cap.' })
  readonly cap!: number | null;
}

@ObjectType('JpProgress', { simpleResolvers: true })
export class JpProgressType {
  @Field(() => PersonDetailType)
  readonly person!: PersonDetailType;

  @Field(() => [JpWindowType], { description: 'Those that touch the year.' })
  readonly windows!: readonly JpWindowType[];
}

export function toJpProgress({ windows, ...view }: JpView): JpProgressType {
  return { person: toPersonDetail(view), windows };
}
