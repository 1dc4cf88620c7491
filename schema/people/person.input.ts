import { Field, ID, InputType, Int } from 'type-graphql';
import type { Role } from '../../core/access';
import type { Language } from '../../core/messages';
import type { AssignPerson } from '../../core/people/assign-person';
import type { BindAccount } from '../../core/people/bind-account';
import type { EndAssignment } from '../../core/people/end-assignment';
import type { EmploymentType, PositionKind } from '../../core/people/people';
import type { RegisterPerson } from '../../core/people/register-people';
import type { UpdatePerson } from '../../core/people/update-person';
import type { UpdateProfile } from '../../core/people/update-profile';
import type { LocalDate } from '../../core/time';
import { EmploymentTypeEnum, LanguageEnum, PositionKindEnum, RoleEnum } from '../common/enums';
import { LocalDateScalar } from '../common/scalars';

@InputType('RegisterPersonInput')
export class RegisterPersonInput implements RegisterPerson {
  @Field(() => ID, {
    nullable: true,
    description: 'Your own, so that the same request may be sent again: `per_<ULID>`.',
  })
  readonly id?: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { description: '18 digits; spaces between its parts are ignored.' })
  readonly nip!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Without one no mail reaches the person.' })
  readonly email!: string | null;

  @Field(() => LanguageEnum, { defaultValue: 'id', description: 'In which the person is written to.' })
  readonly language!: Language;

  @Field(() => EmploymentTypeEnum)
  readonly employmentType!: EmploymentType;

  @Field(() => String, { description: 'Golongan. PNS: `I/a` to `IV/e`; PPPK: `I` to `XVII`.' })
  readonly rank!: string;

  @Field(() => PositionKindEnum)
  readonly positionKind!: PositionKind;

  @Field(() => String)
  readonly positionName!: string;

  @Field(() => LocalDateScalar, { nullable: true, defaultValue: null, description: 'PPPK only, and required there.' })
  readonly contractStart!: LocalDate | null;

  @Field(() => Boolean, { defaultValue: false, description: 'PPPK only.' })
  readonly capExempt!: boolean;

  @Field(() => ID)
  readonly agencyId!: string;

  @Field(() => ID, {
    nullable: true,
    defaultValue: null,
    description: 'Somebody registered, or somebody in the same request; null at the top of an agency.',
  })
  readonly supervisorId!: string | null;

  @Field(() => LocalDateScalar, { description: 'First day at the agency.' })
  readonly from!: LocalDate;
}

@InputType('UpdatePersonInput', { description: 'What is left out stays.' })
export class UpdatePersonInput implements UpdatePerson {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly expectedVersion!: number;

  @Field(() => EmploymentTypeEnum, { nullable: true })
  readonly employmentType?: EmploymentType;

  @Field(() => String, { nullable: true })
  readonly rank?: string;

  @Field(() => PositionKindEnum, { nullable: true })
  readonly positionKind?: PositionKind;

  @Field(() => String, { nullable: true })
  readonly positionName?: string;

  @Field(() => LocalDateScalar, { nullable: true, description: '`null` takes it away.' })
  readonly contractStart?: LocalDate | null;

  @Field(() => Boolean, { nullable: true })
  readonly capExempt?: boolean;

  @Field(() => Boolean, { nullable: true, description: 'False when the person has left the service.' })
  readonly active?: boolean;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Since when somebody is employed so; left out, the record is corrected.',
  })
  readonly employmentFrom?: LocalDate;
}

@InputType('UpdateProfileInput', { description: 'What is left out stays.' })
export class UpdateProfileInput implements UpdateProfile {
  @Field(() => ID, { description: 'The person’s.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The person’s.' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true })
  readonly name?: string;

  @Field(() => String, { nullable: true })
  readonly nip?: string;

  @Field(() => String, { nullable: true, description: '`null` takes it away.' })
  readonly email?: string | null;

  @Field(() => LanguageEnum, { nullable: true })
  readonly language?: Language;

  @Field(() => ID, { nullable: true, description: 'The request for correction that this fulfills.' })
  readonly privacyRequestId?: string;
}

@InputType('AssignPersonInput')
export class AssignPersonInput implements AssignPerson {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => ID)
  readonly agencyId!: string;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Null at the top of an agency.' })
  readonly supervisorId!: string | null;

  @Field(() => LocalDateScalar, { description: 'Not in the future. The assignment in force ends on it, exclusively.' })
  readonly from!: LocalDate;
}

@InputType('EndAssignmentInput')
export class EndAssignmentInput implements EndAssignment {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => LocalDateScalar, { description: 'The first day on which it is no longer in force; not in the future.' })
  readonly to!: LocalDate;
}

@InputType('BindAccountInput')
export class BindAccountInput implements BindAccount {
  @Field(() => ID, { description: 'The subject of the identity provider’s tokens.' })
  readonly subject!: string;

  @Field(() => ID, { nullable: true, defaultValue: null })
  readonly personId!: string | null;

  @Field(() => ID, { nullable: true, defaultValue: null })
  readonly agencyId!: string | null;

  @Field(() => ID, { nullable: true, defaultValue: null })
  readonly partnerId!: string | null;

  @Field(() => [RoleEnum])
  readonly roles!: readonly Role[];

  @Field(() => Int, { nullable: true, description: 'Given when the account is bound already.' })
  readonly expectedVersion?: number;
}
