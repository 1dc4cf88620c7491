import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { compareTraining, viewRollUps, viewTrend } from '../../core/evaluation/view-roll-ups';
import type { Context } from '../common/context';
import { RollUpOfInput, RollUpType, rollUpOf, TrainingComparisonType, toComparison, toRollUp } from './roll-up.type';

@Resolver()
export class RollUpResolver {
  @Query(() => [RollUpType], { description: 'Results by year and level.' })
  async rollUps(
    @Ctx() { deps, actor }: Context,
    @Arg('of', () => RollUpOfInput) of: RollUpOfInput,
    @Arg('year', () => Int, { nullable: true, description: 'All, when left out.' }) year?: number | null,
  ): Promise<readonly RollUpType[]> {
    return (await viewRollUps(deps, actor, { of: rollUpOf(of), year: year ?? undefined })).map(toRollUp);
  }

  @Query(() => [RollUpType], { description: 'Results of a program by the design that its trainings were held under.' })
  async programTrend(
    @Ctx() { deps, actor }: Context,
    @Arg('programId', () => ID) programId: string,
  ): Promise<readonly RollUpType[]> {
    return (await viewTrend(deps, actor, programId)).map(toRollUp);
  }

  @Query(() => [TrainingComparisonType], { description: 'A training beside earlier runs of its program.' })
  async compareTraining(
    @Ctx() { deps, actor }: Context,
    @Arg('trainingId', () => ID) trainingId: string,
  ): Promise<readonly TrainingComparisonType[]> {
    return (await compareTraining(deps, actor, trainingId)).map(toComparison);
  }
}
