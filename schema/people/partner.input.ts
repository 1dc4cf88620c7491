import { Field, ID, InputType } from 'type-graphql';
import type { PartnerKind } from '../../core/people/people';
import type { RegisterPartner } from '../../core/people/register-partner';
import type { LocalDate } from '../../core/time';
import { PartnerKindEnum } from '../common/enums';
import { LocalDateScalar } from '../common/scalars';

@InputType('AgreementInput')
export class AgreementInput {
  @Field(() => String)
  readonly number!: string;

  @Field(() => LocalDateScalar)
  readonly from!: LocalDate;

  @Field(() => LocalDateScalar)
  readonly to!: LocalDate;
}

@InputType('RegisterPartnerInput')
export class RegisterPartnerInput implements RegisterPartner {
  @Field(() => ID, {
    nullable: true,
    description: 'Your own, so that the same request may be sent again: `ptn_<ULID>`.',
  })
  readonly id?: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => PartnerKindEnum)
  readonly type!: PartnerKind;

  @Field(() => AgreementInput)
  readonly agreement!: AgreementInput;
}
