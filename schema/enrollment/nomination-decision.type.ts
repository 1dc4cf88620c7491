import { Field, ID, ObjectType } from 'type-graphql';
import type { Decided } from '../../core/enrollment/decide-nominations';
import type { SightOfEnrollment } from '../../core/enrollment/sights';
import type { Language } from '../../core/messages';
import { RowRefusalType, toRowRefusal } from '../common/refusal.type';
import { EnrollmentType, toEnrollment } from './enrollment.type';

@ObjectType('NominationDecision', { simpleResolvers: true, description: 'What became of one decision of a list.' })
export class NominationDecisionType {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => EnrollmentType, { nullable: true, description: 'Null when it was refused.' })
  readonly enrollment!: EnrollmentType | null;

  @Field(() => RowRefusalType, { nullable: true })
  readonly refusal!: RowRefusalType | null;
}

export const toNominationDecision =
  (sightOf: SightOfEnrollment, language: Language) =>
  (decided: Decided): NominationDecisionType => {
    const { personId } = decided;
    if ('enrollment' in decided) {
      return { personId, enrollment: toEnrollment(sightOf)(decided.enrollment), refusal: null };
    }
    return { personId, enrollment: null, refusal: toRowRefusal(decided.refusal, language) };
  };
