import { Field, ID, ObjectType } from 'type-graphql';
import { awardId } from '../../core/incentive/award-id';
import type { BudgetPlace, Stage } from '../../core/incentive/incentive';
import { StageEnum } from '../common/enums';
import { RupiahScalar } from '../common/rupiah';
import { PersonType, toPerson } from '../people/person.type';

@ObjectType('BudgetPlace', {
  simpleResolvers: true,
  description: 'An award that waits for money; served strictly in order.',
})
export class BudgetPlaceType {
  @Field(() => ID)
  readonly awardId!: string;

  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => RupiahScalar)
  readonly amount!: number;
}

export const toPlace = (place: BudgetPlace): BudgetPlaceType => ({
  ...place,
  awardId: awardId(place),
  person: toPerson(place.personId, { standing: { personId: place.personId } }),
});
