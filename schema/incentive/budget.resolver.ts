import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { budgetBalances, budgetStatement } from '../../core/incentive/statement';
import { listBudgetLedger, listBudgetQueue, listBudgets, viewBudget } from '../../core/incentive/view-budgets';
import type { Instant } from '../../core/time';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { InstantScalar } from '../common/scalars';
import { BudgetType, toBudget } from './budget.type';
import { BudgetBalancesType, toBudgetBalances } from './budget-amounts.type';
import { BudgetEntryConnection, type BudgetEntryType, toBudgetEntry } from './budget-entry.type';
import { BudgetPlaceType, toPlace } from './budget-place.type';
import { LedgerEntryConnection } from './ledger-entry.connection';
import { type LedgerEntryType, toLedgerEntry } from './ledger-entry.type';

const BudgetPlaceConnection = connectionType('BudgetPlace', () => BudgetPlaceType);

@Resolver()
export class BudgetResolver {
  @Query(() => BudgetType, { description: 'Its parts always add up; see the type.' })
  async budget(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('year', () => Int) year: number,
  ): Promise<BudgetType> {
    return toBudget(await viewBudget(deps, actor, { programId, year }));
  }

  @Query(() => [BudgetType], { description: 'Of a program, by year.' })
  async budgets(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
  ): Promise<readonly BudgetType[]> {
    return (await listBudgets(deps, actor, programId)).map(toBudget);
  }

  @Query(() => BudgetPlaceConnection, { description: 'Who waits for money, in the order in which they are served.' })
  async budgetQueue(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('year', () => Int) year: number,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<BudgetPlaceType>> {
    return toConnection(await listBudgetQueue(deps, actor, { programId, year, ...page.request }), toPlace);
  }

  @Query(() => LedgerEntryConnection, { description: 'Changes of awards that concern a budget’s money, oldest first.' })
  async budgetLedger(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('year', () => Int) year: number,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<LedgerEntryType>> {
    return toConnection(await listBudgetLedger(deps, actor, { programId, year, ...page.request }), toLedgerEntry);
  }

  @Query(() => BudgetEntryConnection, { description: 'Every change of a budget in a period, oldest first.' })
  async budgetStatement(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('year', () => Int) year: number,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('from', () => InstantScalar, { nullable: true }) from?: Instant | null,
    @Arg('before', () => InstantScalar, { nullable: true }) before?: Instant | null,
  ): Promise<ConnectionOf<BudgetEntryType>> {
    const span = { from: from ?? undefined, before: before ?? undefined };
    return toConnection(
      await budgetStatement(deps, actor, { programId, year, ...span, ...page.request }),
      toBudgetEntry,
    );
  }

  @Query(() => BudgetBalancesType, { description: 'What a budget began and ended a period with.' })
  async budgetBalances(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
    @Arg('year', () => Int) year: number,
    @Arg('from', () => InstantScalar, { nullable: true }) from?: Instant | null,
    @Arg('before', () => InstantScalar, { nullable: true }) before?: Instant | null,
  ): Promise<BudgetBalancesType> {
    const span = { from: from ?? undefined, before: before ?? undefined };
    return toBudgetBalances(await budgetBalances(deps, actor, { programId, year, ...span }));
  }
}
