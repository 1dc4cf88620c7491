import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Budget } from '../../core/incentive/incentive';
import { proposedOf } from '../../core/incentive/view-budgets';
import type { Instant } from '../../core/time';
import { budgetId } from '../common/node-id';
import { RupiahScalar } from '../common/rupiah';
import { InstantScalar } from '../common/scalars';

@ObjectType('Budget', {
  simpleResolvers: true,
  description:
    'Money for the incentives of a program in a fiscal year: total = available + reserved + carried, and reserved = proposed + approved + settled + toRecover + waived.',
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

  @Field(() => RupiahScalar, { description: 'What remains.' })
  readonly available!: number;

  @Field(() => RupiahScalar)
  readonly reserved!: number;

  @Field(() => RupiahScalar, { description: 'Of what is reserved: waits for approval.' })
  readonly proposed!: number;

  @Field(() => RupiahScalar, { description: 'Of what is reserved: approved, and waits for the payment.' })
  readonly approved!: number;

  @Field(() => RupiahScalar, { description: 'Of what is reserved: paid, less what corrections took back.' })
  readonly settled!: number;

  @Field(() => RupiahScalar, { description: 'Of what is reserved: paid, taken back and not recovered yet.' })
  readonly toRecover!: number;

  @Field(() => RupiahScalar, { description: 'Of what is reserved: paid, taken back and given up.' })
  readonly waived!: number;

  @Field(() => RupiahScalar, { description: 'Gone into the next year’s budget with the awards that hold it.' })
  readonly carried!: number;

  @Field(() => Int, { description: 'Places in the queue of those who wait for money.' })
  readonly waiting!: number;

  @Field(() => RupiahScalar, { description: 'What they wait for; no part of the total.' })
  readonly waitingAmount!: number;

  @Field(() => Boolean, { description: 'Whether unpaid money and the queue go on into the next year, or expire.' })
  readonly carries!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'When the year’s end was dealt with.' })
  readonly closedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: 'Null until it is opened: awards then wait without money.' })
  readonly legalBasis!: string | null;
}

export const toBudget = (budget: Budget): BudgetType => ({
  ...budget,
  id: budgetId(budget),
  proposed: proposedOf(budget),
  legalBasis: budget.legalBasis === '' ? null : budget.legalBasis,
});
