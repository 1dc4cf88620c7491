import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Partner, PartnerKind } from '../../core/people/people';
import type { LocalDate } from '../../core/time';
import { PartnerKindEnum } from '../common/enums';
import { LocalDateScalar } from '../common/scalars';

@ObjectType('Agreement', { simpleResolvers: true, description: 'The agreement under which a partner takes part.' })
export class AgreementType {
  @Field(() => String)
  readonly number!: string;

  @Field(() => LocalDateScalar)
  readonly from!: LocalDate;

  @Field(() => LocalDateScalar)
  readonly to!: LocalDate;
}

@ObjectType('Partner', {
  simpleResolvers: true,
  description: 'An organisation that provides, advises or evaluates under an agreement.',
})
export class PartnerType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => PartnerKindEnum)
  readonly type!: PartnerKind;

  @Field(() => AgreementType)
  readonly agreement!: AgreementType;

  @Field(() => Int)
  readonly version!: number;
}

export const toPartner = (partner: Partner): PartnerType => partner;
