import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { approveAwardBatch } from '../../core/incentive/approve-award-batch';
import { dismissAwardBatch } from '../../core/incentive/dismiss-award-batch';
import { endRecovery } from '../../core/incentive/end-recovery';
import { exportApprovedAwards } from '../../core/incentive/export-approved-awards';
import { importSettlements } from '../../core/incentive/import-settlements';
import { rejectAwards } from '../../core/incentive/reject-awards';
import { reverseAward } from '../../core/incentive/reverse-award';
import { submitAwardBatch } from '../../core/incentive/submit-award-batch';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { recoveryKey } from '../common/node-id';
import {
  ApproveAwardBatchInput,
  DismissAwardBatchInput,
  RecordRecoveryInput,
  RejectAwardsInput,
  ReverseAwardInput,
  SettlementInput,
  SubmitAwardBatchInput,
  WaiveRecoveryInput,
} from './approval.input';
import { AwardType, toAward } from './award.type';
import { AwardBatchType, toBatch } from './batch.type';
import {
  ApprovedExportType,
  RecoveryType,
  SettlementResultType,
  toRecovery,
  toSettlementResult,
} from './settlement.type';

@Resolver()
export class ApprovalCommandsResolver {
  @Mutation(() => AwardBatchType, { description: 'Puts awards together for the approval of another administrator.' })
  async submitAwardBatch(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => SubmitAwardBatchInput) input: SubmitAwardBatchInput,
  ): Promise<AwardBatchType> {
    return toBatch(await submitAwardBatch(deps, actor, commandOf(input)));
  }

  @Mutation(() => AwardBatchType, {
    description: 'Approves what another administrator submitted: all of it, exactly as it was shown.',
  })
  async approveAwardBatch(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => ApproveAwardBatchInput) input: ApproveAwardBatchInput,
  ): Promise<AwardBatchType> {
    return toBatch(await approveAwardBatch(deps, actor, input));
  }

  @Mutation(() => AwardBatchType, { description: 'Gives a submitted batch up: its awards can stand in another one.' })
  async dismissAwardBatch(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => DismissAwardBatchInput) input: DismissAwardBatchInput,
  ): Promise<AwardBatchType> {
    return toBatch(await dismissAwardBatch(deps, actor, input));
  }

  @Mutation(() => [AwardType], {
    description:
      'Their money goes back to the budget; the points stay. A batch with one of them can be dismissed alone.',
  })
  async rejectAwards(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RejectAwardsInput) input: RejectAwardsInput,
  ): Promise<readonly AwardType[]> {
    return (await rejectAwards(deps, actor, input)).map(toAward);
  }

  @Mutation(() => AwardType, { description: 'Takes points and money back; what was paid becomes due for recovery.' })
  async reverseAward(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => ReverseAwardInput) input: ReverseAwardInput,
  ): Promise<AwardType> {
    return toAward(await reverseAward(deps, actor, input));
  }

  @Mutation(() => ApprovedExportType, {
    description: 'Approved and unpaid awards of a program, oldest first; the trail says who took which file.',
  })
  async exportApprovedAwards(
    @Ctx() { deps, actor, opened }: Context,
    @Arg('programId', () => ID) programId: string,
  ): Promise<ApprovedExportType> {
    const file = await exportApprovedAwards(deps, actor, programId);
    for (const personId of file.personIds) opened.set(personId, file.role);
    return file;
  }

  @Mutation(() => [SettlementResultType], {
    description: 'Records 1 to 100 payments, each by itself; one that is refused leaves the others as they are.',
  })
  async importSettlements(
    @Ctx() { deps, actor, language }: Context,
    @Arg('rows', () => [SettlementInput]) rows: readonly SettlementInput[],
  ): Promise<readonly SettlementResultType[]> {
    return (await importSettlements(deps, actor, rows)).map((settled) => toSettlementResult(settled, language));
  }

  @Mutation(() => RecoveryType, { description: 'The money came back: its budget is credited.' })
  async recordRecovery(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RecordRecoveryInput) { id, reference }: RecordRecoveryInput,
  ): Promise<RecoveryType> {
    return toRecovery(await endRecovery(deps, actor, { recovery: recoveryKey(id), as: 'RECOVERED', note: reference }));
  }

  @Mutation(() => RecoveryType, { description: 'The money is given up.' })
  async waiveRecovery(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => WaiveRecoveryInput) { id, reason }: WaiveRecoveryInput,
  ): Promise<RecoveryType> {
    return toRecovery(await endRecovery(deps, actor, { recovery: recoveryKey(id), as: 'WAIVED', note: reason }));
  }
}
