import { Field, ID, InputType, Int } from 'type-graphql';
import type { CorrectableField, PrivacyRight, PrivacyStep, RefusalGround } from '../../core/privacy/privacy';
import type { RefusePrivacyRequest } from '../../core/privacy/refuse-privacy-request';
import type { RequestPrivacy } from '../../core/privacy/request-privacy';
import { CorrectableFieldEnum, PrivacyRightEnum, RefusalGroundEnum } from '../common/enums';

@InputType('RequestPrivacyInput')
export class RequestPrivacyInput implements Omit<RequestPrivacy, 'personId'> {
  @Field(() => ID, { nullable: true, description: 'Your own: `prv_<ULID>`.' })
  readonly id?: string;

  @Field(() => ID, { nullable: true, description: 'Yourself by default.' })
  readonly personId?: string;

  @Field(() => PrivacyRightEnum)
  readonly right!: PrivacyRight;

  @Field(() => [CorrectableFieldEnum], { nullable: true, description: 'What is to be corrected.' })
  readonly fields?: readonly CorrectableField[];
}

@InputType('PrivacyStepInput')
export class PrivacyStepInput implements PrivacyStep {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly expectedVersion!: number;
}

@InputType('RefusePrivacyRequestInput')
export class RefusePrivacyRequestInput extends PrivacyStepInput implements RefusePrivacyRequest {
  @Field(() => RefusalGroundEnum)
  readonly ground!: RefusalGround;

  @Field(() => String, { description: 'No personal data: it stays in the trail.' })
  readonly reason!: string;
}
