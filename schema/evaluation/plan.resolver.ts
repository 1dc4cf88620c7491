import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listInstruments, listPlans } from '../../core/evaluation/list-plans';
import type { Context } from '../common/context';
import { InstrumentType, toInstrument } from './instrument.type';
import { EvaluationPlanType, toPlan } from './plan.type';

@Resolver()
export class PlanResolver {
  @Query(() => [EvaluationPlanType], { description: 'Every version; the last is what trainings pin when they open.' })
  async evaluationPlans(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
  ): Promise<readonly EvaluationPlanType[]> {
    return (await listPlans(deps, actor, programId)).map(toPlan);
  }

  @Query(() => [InstrumentType], { description: 'Every revision of a program’s questionnaires.' })
  async instruments(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
  ): Promise<readonly InstrumentType[]> {
    return (await listInstruments(deps, actor, programId)).map(toInstrument);
  }
}
