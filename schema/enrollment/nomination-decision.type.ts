import { Field, ID, ObjectType } from 'type-graphql';
import type { Decided } from '../../core/enrollment/decide-nominations';
import type { SightOfEnrollment } from '../../core/enrollment/sights';
import { type Language, messageOf } from '../../core/messages';
import { EnrollmentType, toEnrollment } from './enrollment.type';

@ObjectType('NominationRefusal', { simpleResolvers: true, description: 'Why nothing was written.' })
export class NominationRefusalType {
  @Field(() => String, { description: 'As in an error’s `extensions.code`.' })
  readonly code!: string;

  @Field(() => String)
  readonly message!: string;
}

@ObjectType('NominationDecision', { simpleResolvers: true, description: 'What became of one decision of a list.' })
export class NominationDecisionType {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => EnrollmentType, { nullable: true, description: 'Null when it was refused.' })
  readonly enrollment!: EnrollmentType | null;

  @Field(() => NominationRefusalType, { nullable: true })
  readonly refusal!: NominationRefusalType | null;
}

export const toNominationDecision =
  (sightOf: SightOfEnrollment, language: Language) =>
  (decided: Decided): NominationDecisionType => {
    const { personId } = decided;
    if ('enrollment' in decided) {
      return { personId, enrollment: toEnrollment(sightOf)(decided.enrollment), refusal: null };
    }
    const { code, details } = decided.refusal;
    return { personId, enrollment: null, refusal: { code, message: messageOf(code, language, details) } };
  };
