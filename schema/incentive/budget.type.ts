import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Budget } from '../../core/incentive/incentive';
import { budgetId } from '../common/node-id';
import { RupiahScalar } from '../common/rupiah';

@ObjectType('Budget', {
  simpleResolvers: true,
  description: 'Money for the incentives of a program in a fiscal year: available + reserved = total.',
})
export class BudgetType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly programId!: string;

  @Field(() => Int)
  readonly year!: number;

  @Field(() => RupiahScalar)
  readonly total!: number;

  @Field(() => RupiahScalar)
  readonly available!: number;

  @Field(() => RupiahScalar)
  readonly reserved!: number;

  @Field(() => Int, { description: 'Awards that wait for money.' })
  readonly waiting!: number;

  @Field(() => String, { nullable: true, description: 'Null until it is opened: awards then wait without money.' })
  readonly legalBasis!: string | null;
}

export const toBudget = (budget: Budget): BudgetType => ({
  ...budget,
  id: budgetId(budget),
  legalBasis: budget.legalBasis === '' ? null : budget.legalBasis,
});
