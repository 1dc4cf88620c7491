import { Field, ID, InputType } from 'type-graphql';
import type { AgencyKind } from '../../core/people/people';
import type { RegisterAgency } from '../../core/people/register-agency';
import { AgencyKindEnum } from '../common/enums';

@InputType('RegisterAgencyInput')
export class RegisterAgencyInput implements RegisterAgency {
  @Field(() => ID, {
    nullable: true,
    description: 'Your own, so that the same request may be sent again: `agy_<ULID>`.',
  })
  readonly id?: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly nameEn!: string;

  @Field(() => AgencyKindEnum)
  readonly level!: AgencyKind;

  @Field(() => String, { description: 'Code of the region: `18` is the province, `18.01` a regency.' })
  readonly region!: string;
}
