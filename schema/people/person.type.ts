import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../core/messages';
import type { EmploymentType, MailStatus, Person, PositionKind } from '../../core/people/people';
import {
  type ProfileView,
  type Sight,
  viewEmployment,
  viewMailStatus,
  viewProfile,
} from '../../core/people/view-profile';
import type { LocalDate } from '../../core/time';
import type { Context } from '../common/context';
import { EmploymentTypeEnum, LanguageEnum, MailStatusEnum, PositionKindEnum } from '../common/enums';
import { type Lazy, LazyValue } from '../common/lazy';
import { LocalDateScalar } from '../common/scalars';

@ObjectType('Profile', { simpleResolvers: true, description: 'Personal data.' })
class ProfileType implements ProfileView {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Null for those who may see the name alone.' })
  readonly nip!: string | null;

  @Field(() => String, { nullable: true, description: 'Null for those who may see the name alone.' })
  readonly email!: string | null;

  @Field(() => LanguageEnum, { nullable: true, description: 'Null for those who may see the name alone.' })
  readonly language!: Language | null;
}

@ObjectType('Person', {
  simpleResolvers: true,
  description: 'A civil servant. What you may not see of somebody is null.',
})
export class PersonType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ProfileType, {
    nullable: true,
    description: 'Null when you may not see it, or when it was erased or restricted.',
  })
  @LazyValue
  readonly profile!: Lazy<ProfileView | null>;

  @Field(() => EmploymentTypeEnum, { nullable: true })
  @LazyValue
  readonly employmentType!: Lazy<EmploymentType | null>;

  @Field(() => String, { nullable: true, description: 'Golongan/ruang such as `III/c`, or the PPPK class.' })
  @LazyValue
  readonly rank!: Lazy<string | null>;

  @Field(() => PositionKindEnum, { nullable: true })
  @LazyValue
  readonly positionKind!: Lazy<PositionKind | null>;

  @Field(() => String, { nullable: true })
  @LazyValue
  readonly positionName!: Lazy<string | null>;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the contract; PPPK only.' })
  @LazyValue
  readonly contractStart!: Lazy<LocalDate | null>;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the yearly cap of recognized JP is lifted; PPPK only.',
  })
  @LazyValue
  readonly capExempt!: Lazy<boolean | null>;

  @Field(() => Boolean, { nullable: true, description: 'False for who has left the service.' })
  @LazyValue
  readonly active!: Lazy<boolean | null>;

  @Field(() => Boolean, { nullable: true, description: 'Whether the personal data was erased.' })
  @LazyValue
  readonly erased!: Lazy<boolean | null>;

  @Field(() => MailStatusEnum, {
    nullable: true,
    description: 'Whether mail reaches the person; for those who keep the address.',
  })
  @LazyValue
  readonly mail!: Lazy<MailStatus | null>;

  @Field(() => Int, { nullable: true })
  @LazyValue
  readonly version!: Lazy<number | null>;
}

/** A person of whom the id is known, and the rest read when it is asked for, unless it is `known` already. */
export function toPerson(id: string, sight: Sight, known?: Person): PersonType {
  const load = async ({ loaders }: Context): Promise<Person | null> => known ?? loaders.person.load(id);
  const employment =
    <F extends keyof Person>(field: F): Lazy<Person[F] | null> =>
    async (_, context) => {
      const person = await viewEmployment(context.actor, sight, () => load(context));
      return person?.[field] ?? null;
    };
  return {
    id,
    profile: (_, { actor, loaders, opened }) =>
      viewProfile(
        actor,
        sight,
        () => loaders.profile.load(id),
        (role) => opened.set(id, role),
      ),
    employmentType: employment('employmentType'),
    rank: employment('rank'),
    positionKind: employment('positionKind'),
    positionName: employment('positionName'),
    contractStart: employment('contractStart'),
    capExempt: employment('capExempt'),
    active: employment('active'),
    erased: async (_, context) => {
      const person = await viewEmployment(context.actor, sight, () => load(context));
      return person && person.erased === true;
    },
    mail: (_, context) => viewMailStatus(context.actor, sight, () => load(context)),
    version: employment('version'),
  };
}
