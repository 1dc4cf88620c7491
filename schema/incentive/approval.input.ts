import { Field, ID, InputType } from 'type-graphql';
import type { ApproveAwardBatch } from '../../core/incentive/approve-award-batch';
import type { DismissAwardBatch } from '../../core/incentive/dismiss-award-batch';
import type { SettlementRow } from '../../core/incentive/import-settlements';
import type { RejectAwards } from '../../core/incentive/reject-awards';
import type { ReverseAward } from '../../core/incentive/reverse-award';
import { RupiahScalar } from '../common/rupiah';

@InputType('SubmitAwardBatchInput')
export class SubmitAwardBatchInput {
  @Field(() => ID, { nullable: true, description: 'Of your choice, so that it may be sent again.' })
  readonly id?: string | undefined;

  @Field(() => [ID], { description: 'Ids of 1 to 80 awards of one program and year that wait for approval.' })
  readonly awards!: readonly string[];
}

@InputType('ApproveAwardBatchInput')
export class ApproveAwardBatchInput implements ApproveAwardBatch {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'The `hash` of the batch as it was shown.' })
  readonly hash!: string;
}

@InputType('DismissAwardBatchInput')
export class DismissAwardBatchInput implements DismissAwardBatch {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reason!: string;
}

@InputType('RejectAwardsInput')
export class RejectAwardsInput implements RejectAwards {
  @Field(() => [ID], { description: 'Ids of 1 to 80 awards of one program and year that wait for approval.' })
  readonly awards!: readonly string[];

  @Field(() => String)
  readonly reason!: string;
}

@InputType('ReverseAwardInput')
export class ReverseAwardInput implements ReverseAward {
  @Field(() => ID)
  readonly award!: string;

  @Field(() => String)
  readonly reason!: string;
}

@InputType('SettlementInput')
export class SettlementInput implements SettlementRow {
  @Field(() => ID)
  readonly award!: string;

  @Field(() => String, { description: 'Of the payment; several awards may share it.' })
  readonly reference!: string;

  @Field(() => RupiahScalar, { description: 'Gross: all that was approved.' })
  readonly amount!: number;
}

@InputType('RecordRecoveryInput')
export class RecordRecoveryInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'Of what was paid back.' })
  readonly reference!: string;
}

@InputType('WaiveRecoveryInput')
export class WaiveRecoveryInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly reason!: string;
}
