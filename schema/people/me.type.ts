import { Field, ObjectType } from 'type-graphql';
import type { Actor, Role } from '../../core/access';
import { RoleEnum } from '../common/enums';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { AgencyType, toAgency } from './agency.type';
import { PartnerType, toPartner } from './partner.type';
import { PersonType, toPerson } from './person.type';

@ObjectType('Me', { simpleResolvers: true, description: 'As whom the token acts.' })
export class MeType {
  @Field(() => PersonType, { nullable: true, description: 'Null for a partner’s account.' })
  readonly person!: PersonType | null;

  @Field(() => [RoleEnum])
  readonly roles!: readonly Role[];

  @Field(() => AgencyType, { nullable: true, description: 'For whom an organizer or an administrator acts.' })
  @LazyValue
  readonly agency!: Lazy<AgencyType> | null;

  @Field(() => PartnerType, { nullable: true })
  @LazyValue
  readonly partner!: Lazy<PartnerType> | null;
}

export function toMe({ personId, agencyId, partnerId, roles }: Actor): MeType {
  return {
    person: personId === null ? null : toPerson(personId, { standing: { personId } }),
    roles,
    agency: agencyId === null ? null : reference((loaders) => loaders.agency, agencyId, toAgency),
    partner: partnerId === null ? null : reference((loaders) => loaders.partner, partnerId, toPartner),
  };
}
