import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listTasksOfWave } from '../../core/evaluation/list-tasks-of-wave';
import { sightOfSubject } from '../../core/evaluation/sights';
import { viewResults } from '../../core/evaluation/view-results';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { waveKey } from '../common/node-id';
import { toResults, WaveResultsType } from './results.type';
import { TaskConnection } from './task.connection';
import { type TaskType, toTask } from './task.type';

@Resolver()
export class EvaluationResolver {
  @Query(() => TaskConnection, {
    description: 'About whom a wave asks and what has been answered; never how, nor by whom.',
  })
  async tasksOfWave(
    @Ctx() { deps, actor }: Context,
    @Arg('waveId', () => ID) waveId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<TaskType>> {
    return toConnection(
      await listTasksOfWave(deps, actor, { ...waveKey(waveId, 'waveId'), ...page.request }),
      toTask(sightOfSubject(deps)),
    );
  }

  @Query(() => [WaveResultsType], { description: 'Of the closed waves of a training.' })
  async results(
    @Ctx() { deps, actor }: Context,
    @Arg('trainingId', () => ID) trainingId: string,
  ): Promise<readonly WaveResultsType[]> {
    return (await viewResults(deps, actor, trainingId)).map(toResults);
  }
}
