import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { awardKey } from '../../core/incentive/award-id';
import { explainAward } from '../../core/incentive/explain-award';
import type { Stage } from '../../core/incentive/incentive';
import { incentivePreview } from '../../core/incentive/incentive-preview';
import { ledgerBalances } from '../../core/incentive/statement';
import {
  awardsOfPerson,
  awardsOfTraining,
  awardsPendingApproval,
  ledgerOfPerson,
  viewAward,
} from '../../core/incentive/view-awards';
import type { Instant } from '../../core/time';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { StageEnum } from '../common/enums';
import { InstantScalar } from '../common/scalars';
import { AwardType, toAward } from './award.type';
import { AwardExplanationType, toExplanation } from './explanation.type';
import { LedgerBalancesType } from './ledger-balances.type';
import { LedgerEntryConnection } from './ledger-entry.connection';
import { type LedgerEntryType, toLedgerEntry } from './ledger-entry.type';
import { IncentivePreviewType, toPreview } from './preview.type';

const AwardConnection = connectionType('Award', () => AwardType);

@Resolver()
export class AwardResolver {
  @Query(() => AwardType)
  async award(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<AwardType> {
    return toAward(await viewAward(deps, actor, awardKey(id)));
  }

  @Query(() => AwardExplanationType, { description: 'Why it has the value it has, in words; also why it is nothing.' })
  async explainAward(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<AwardExplanationType> {
    return toExplanation(await explainAward(deps, actor, awardKey(id)));
  }

  @Query(() => AwardConnection, { description: 'A person’s awards, latest first; your own by default.' })
  async awardsOfPerson(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('personId', () => ID, { nullable: true }) personId?: string | null,
  ): Promise<ConnectionOf<AwardType>> {
    const of = personId ?? actor.personId ?? '';
    return toConnection(await awardsOfPerson(deps, actor, { personId: of, ...page.request }), toAward);
  }

  @Query(() => AwardConnection, { description: 'Of a training and stage, by person.' })
  async awardsOfTraining(
    @Ctx() { deps, actor }: Context,
    @Arg('trainingId', () => ID) trainingId: string,
    @Arg('stage', () => StageEnum) stage: Stage,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<AwardType>> {
    return toConnection(await awardsOfTraining(deps, actor, { trainingId, stage, ...page.request }), toAward);
  }

  @Query(() => AwardConnection, { description: 'Of a program: whose money waits for approval, oldest first.' })
  async awardsPendingApproval(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<AwardType>> {
    return toConnection(await awardsPendingApproval(deps, actor, { programId, ...page.request }), toAward);
  }

  @Query(() => LedgerEntryConnection, {
    description:
      'Every change of what a person’s awards are worth; your own by default. Whether the money comes, `awardsOfPerson` tells.',
  })
  async ledger(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('personId', () => ID, { nullable: true }) personId?: string | null,
    @Arg('from', () => InstantScalar, { nullable: true }) from?: Instant | null,
    @Arg('before', () => InstantScalar, { nullable: true }) before?: Instant | null,
  ): Promise<ConnectionOf<LedgerEntryType>> {
    const of = personId ?? actor.personId ?? '';
    const span = { from: from ?? undefined, before: before ?? undefined };
    return toConnection(await ledgerOfPerson(deps, actor, { personId: of, ...span, ...page.request }), toLedgerEntry);
  }

  @Query(() => LedgerBalancesType, {
    description:
      'What awards were worth at both ends of a period, also money that was rejected or has expired; your own by default.',
  })
  async ledgerBalances(
    @Ctx() { deps, actor }: Context,
    @Arg('personId', () => ID, { nullable: true }) personId?: string | null,
    @Arg('from', () => InstantScalar, { nullable: true }) from?: Instant | null,
    @Arg('before', () => InstantScalar, { nullable: true }) before?: Instant | null,
  ): Promise<LedgerBalancesType> {
    const span = { from: from ?? undefined, before: before ?? undefined };
    return ledgerBalances(deps, actor, { personId: personId ?? actor.personId ?? '', ...span });
  }

  @Query(() => IncentivePreviewType, {
    description: 'What you have got, what is still possible, and what it takes by when; your own by default.',
  })
  async incentivePreview(
    @Ctx() { deps, actor }: Context,
    @Arg('trainingId', () => ID) trainingId: string,
    @Arg('personId', () => ID, { nullable: true }) personId?: string | null,
  ): Promise<IncentivePreviewType> {
    return toPreview(await incentivePreview(deps, actor, { trainingId, personId: personId ?? actor.personId ?? '' }));
  }
}
