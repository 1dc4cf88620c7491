import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Agency, AgencyKind } from '../../core/people/people';
import { AgencyKindEnum } from '../common/enums';

@ObjectType('Agency', {
  simpleResolvers: true,
  description: 'An office (perangkat daerah) of the province, or of one of its regencies and cities.',
})
export class AgencyType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly nameEn!: string;

  @Field(() => AgencyKindEnum)
  readonly level!: AgencyKind;

  @Field(() => String, { description: 'Code of the region: `18` is the province, `18.01` a regency.' })
  readonly region!: string;

  @Field(() => Int)
  readonly version!: number;
}

export const toAgency = (agency: Agency): AgencyType => agency;
