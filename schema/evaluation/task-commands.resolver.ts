import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { reassignTask } from '../../core/evaluation/reassign-task';
import { reissueTask } from '../../core/evaluation/reissue-task';
import { sightOfSubject } from '../../core/evaluation/sights';
import { voidTask } from '../../core/evaluation/void-task';
import type { Context } from '../common/context';
import { ReassignTaskInput, TaskReasonInput } from './task.input';
import { TaskType, toTask } from './task.type';

@Resolver()
export class TaskCommandsResolver {
  @Mutation(() => TaskType, { description: 'While its wave is open; an answer of a peer or subordinate stays.' })
  async voidTask(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => TaskReasonInput) command: TaskReasonInput,
  ): Promise<TaskType> {
    return toTask(sightOfSubject(deps))(await voidTask(deps, actor, command));
  }

  @Mutation(() => TaskType, {
    description:
      'Asks the same rater again what was voided, due from now: answers the new task, with an id of its own; the old one stays VOIDED.',
  })
  async reissueTask(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => TaskReasonInput) command: TaskReasonInput,
  ): Promise<TaskType> {
    return toTask(sightOfSubject(deps))(await reissueTask(deps, actor, command));
  }

  @Mutation(() => TaskType, { description: 'Gives what is not answered to another rater, due from now.' })
  async reassignTask(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => ReassignTaskInput) command: ReassignTaskInput,
  ): Promise<TaskType> {
    return toTask(sightOfSubject(deps))(await reassignTask(deps, actor, command));
  }
}
