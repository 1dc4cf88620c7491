import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { carryBudget } from '../../core/incentive/carry-budget';
import { creditBudget } from '../../core/incentive/credit-budget';
import { openBudget } from '../../core/incentive/open-budget';
import type { Context } from '../common/context';
import { CarryBudgetInput, CreditBudgetInput, OpenBudgetInput } from './budget.input';
import { BudgetType, toBudget } from './budget.type';

@Resolver()
export class BudgetCommandsResolver {
  @Mutation(() => BudgetType, { description: 'Awards that waited for it are served in order.' })
  async openBudget(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => OpenBudgetInput) input: OpenBudgetInput,
  ): Promise<BudgetType> {
    return toBudget(await openBudget(deps, actor, input));
  }

  @Mutation(() => BudgetType, { description: 'Tops a budget up; whoever waits is served in order.' })
  async creditBudget(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CreditBudgetInput) input: CreditBudgetInput,
  ): Promise<BudgetType> {
    return toBudget(await creditBudget(deps, actor, input));
  }

  @Mutation(() => BudgetType, {
    description: 'Before the year ends: its unpaid money and its queue go on into the next year instead of expiring.',
  })
  async carryBudget(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CarryBudgetInput) input: CarryBudgetInput,
  ): Promise<BudgetType> {
    return toBudget(await carryBudget(deps, actor, input));
  }
}
