import { Field, Int, ObjectType } from 'type-graphql';
import type { BudgetEntry, BudgetReason } from '../../core/incentive/incentive';
import type { Instant } from '../../core/time';
import { connectionType } from '../common/connection';
import { BudgetReasonEnum } from '../common/enums';
import { RupiahScalar } from '../common/rupiah';
import { InstantScalar } from '../common/scalars';

@ObjectType('BudgetEntry', {
  simpleResolvers: true,
  description:
    'One change of a budget: by how much each part of it moved. Entries are only added; their sum is the budget.',
})
export class BudgetEntryType {
  @Field(() => InstantScalar)
  readonly at!: Instant;

  @Field(() => BudgetReasonEnum)
  readonly reason!: BudgetReason;

  @Field(() => String, { description: 'What it was for: a run, an award at a version, a batch.' })
  readonly ref!: string;

  @Field(() => RupiahScalar)
  readonly total!: number;

  @Field(() => RupiahScalar)
  readonly available!: number;

  @Field(() => RupiahScalar)
  readonly reserved!: number;

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

export const BudgetEntryConnection = connectionType('BudgetEntry', () => BudgetEntryType);

const unmoved = {
  total: 0,
  available: 0,
  reserved: 0,
  approved: 0,
  settled: 0,
  toRecover: 0,
  waived: 0,
  carried: 0,
  waiting: 0,
  waitingAmount: 0,
};

export const toBudgetEntry = ({ at, reason, ref, parts }: BudgetEntry): BudgetEntryType => ({
  at,
  reason,
  ref,
  ...unmoved,
  ...parts,
});
