import { Field, Int, ObjectType } from 'type-graphql';
import { type BudgetAmounts, noBudget } from '../../core/incentive/budget-entries';
import type { BudgetParts } from '../../core/incentive/incentive';
import type { Balances } from '../../core/incentive/statement';
import { proposedOf } from '../../core/incentive/view-budgets';
import { RupiahScalar } from '../common/rupiah';

@ObjectType('BudgetAmounts', {
  simpleResolvers: true,
  description:
    'total = available + reserved + carried; reserved = proposed + approved + settled + toRecover + waived. What waits is no part of the total.',
})
export class BudgetAmountsType {
  @Field(() => RupiahScalar)
  readonly total!: number;

  @Field(() => RupiahScalar)
  readonly available!: number;

  @Field(() => RupiahScalar)
  readonly reserved!: number;

  @Field(() => RupiahScalar)
  readonly proposed!: number;

  @Field(() => RupiahScalar)
  readonly approved!: number;

  @Field(() => RupiahScalar)
  readonly settled!: number;

  @Field(() => RupiahScalar)
  readonly toRecover!: number;

  @Field(() => RupiahScalar)
  readonly waived!: number;

  @Field(() => RupiahScalar)
  readonly carried!: number;

  @Field(() => Int)
  readonly waiting!: number;

  @Field(() => RupiahScalar)
  readonly waitingAmount!: number;
}

export function toAmounts(parts: BudgetParts): BudgetAmountsType {
  const amounts = { ...noBudget, ...parts };
  return { ...amounts, proposed: proposedOf(amounts) };
}

@ObjectType('BudgetBalances', {
  simpleResolvers: true,
  description: 'The sums of a budget’s entries before each end of a period.',
})
export class BudgetBalancesType {
  @Field(() => BudgetAmountsType)
  readonly opening!: BudgetAmountsType;

  @Field(() => BudgetAmountsType)
  readonly closing!: BudgetAmountsType;
}

export const toBudgetBalances = ({ opening, closing }: Balances<BudgetAmounts>): BudgetBalancesType => ({
  opening: toAmounts(opening),
  closing: toAmounts(closing),
});
