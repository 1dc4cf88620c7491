import { Field, ObjectType } from 'type-graphql';
import type { BudgetEntry, BudgetReason } from '../../core/incentive/incentive';
import type { Instant } from '../../core/time';
import { connectionType } from '../common/connection';
import { BudgetReasonEnum } from '../common/enums';
import { InstantScalar } from '../common/scalars';
import { BudgetAmountsType, toAmounts } from './budget-amounts.type';

@ObjectType('BudgetEntry', {
  simpleResolvers: true,
  description:
    'One change of a budget: by how much each part of it moved. Entries are only added; their sum is the budget.',
})
export class BudgetEntryType extends BudgetAmountsType {
  @Field(() => InstantScalar)
  readonly at!: Instant;

  @Field(() => BudgetReasonEnum)
  readonly reason!: BudgetReason;

  @Field(() => String, { description: 'What it was for: a run, an award at a version, a batch.' })
  readonly ref!: string;
}

export const BudgetEntryConnection = connectionType('BudgetEntry', () => BudgetEntryType);

export const toBudgetEntry = ({ at, reason, ref, parts }: BudgetEntry): BudgetEntryType => ({
  at,
  reason,
  ref,
  ...toAmounts(parts),
});
