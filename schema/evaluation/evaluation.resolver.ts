import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, registerEnumType } from 'type-graphql';
import { saveDraft, viewDraft } from '../../core/evaluation/draft';
import { listOpenTasks } from '../../core/evaluation/list-open-tasks';
import { listTasksOfWave } from '../../core/evaluation/list-tasks-of-wave';
import { reassignTask } from '../../core/evaluation/reassign-task';
import { reissueTask } from '../../core/evaluation/reissue-task';
import { sightOfRated, sightOfSubject } from '../../core/evaluation/sights';
import { submitResponse } from '../../core/evaluation/submit-response';
import { viewAnswers } from '../../core/evaluation/view-answers';
import { viewResults } from '../../core/evaluation/view-results';
import { viewTask } from '../../core/evaluation/view-task';
import { voidTask } from '../../core/evaluation/void-task';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { waveKey } from '../common/node-id';
import { AnswerType, toAnswers } from './answer.type';
import { answersOf } from './answers';
import { DraftType, toDraft } from './draft.type';
import { SaveDraftInput, SubmitResponseInput } from './response.input';
import { toResults, WaveResultsType } from './results.type';
import { ReassignTaskInput, TaskReasonInput } from './task.input';
import { TaskType, toTask } from './task.type';
import { TaskDetailType, toTaskDetail } from './task-detail.type';

const TaskConnection = connectionType('Task', () => TaskType);

const TasksOfEnum = { PERSON: 'PERSON', AGENCY: 'AGENCY' } as const;
registerEnumType(TasksOfEnum, {
  name: 'TasksOf',
  valuesConfig: {
    PERSON: { description: 'Your own.' },
    AGENCY: { description: 'Those of the agency that you administer.' },
  },
});

@Resolver()
export class EvaluationResolver {
  @Query(() => TaskConnection, { description: 'What you still have to answer, by close.' })
  async myTasks(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('of', () => TasksOfEnum, { defaultValue: 'PERSON' }) of: 'PERSON' | 'AGENCY',
  ): Promise<ConnectionOf<TaskType>> {
    return toConnection(await listOpenTasks(deps, actor, { ...page.request, of }), toTask(sightOfRated));
  }

  @Query(() => TaskDetailType)
  async task(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<TaskDetailType> {
    return toTaskDetail(await viewTask(deps, actor, id));
  }

  @Query(() => [AnswerType], {
    description: 'What you answered to a task; not for peers and subordinates, whose answers lead back to nobody.',
  })
  async myAnswers(
    @Ctx() { deps, actor }: Context,
    @Arg('taskId', () => ID) taskId: string,
  ): Promise<readonly AnswerType[]> {
    return toAnswers(await viewAnswers(deps, actor, taskId));
  }

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

  @Mutation(() => TaskType, { description: 'Once, inside the window; answers never change.' })
  async submitResponse(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => SubmitResponseInput) { taskId, answers, submissionKey }: SubmitResponseInput,
  ): Promise<TaskType> {
    const command = { taskId, answers: answersOf(answers), submissionKey: submissionKey ?? undefined };
    return toTask(sightOfRated)(await submitResponse(deps, actor, command));
  }

  @Query(() => DraftType, { nullable: true, description: 'What you have begun to answer to a task.' })
  async myDraft(
    @Ctx() { deps, actor }: Context,
    @Arg('taskId', () => ID) taskId: string,
  ): Promise<DraftType | undefined> {
    const draft = await viewDraft(deps, actor, taskId);
    return draft && toDraft(draft);
  }

  @Mutation(() => DraftType, { description: 'Until you submit; nobody else can read it, and submitting deletes it.' })
  async saveDraft(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => SaveDraftInput) { taskId, expectedVersion, answers }: SaveDraftInput,
  ): Promise<DraftType> {
    return toDraft(await saveDraft(deps, actor, { taskId, expectedVersion, answers: answersOf(answers) }));
  }

  @Mutation(() => TaskType, { description: 'While its wave is open; an answer of a peer or subordinate stays.' })
  async voidTask(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => TaskReasonInput) command: TaskReasonInput,
  ): Promise<TaskType> {
    return toTask(sightOfSubject(deps))(await voidTask(deps, actor, command));
  }

  @Mutation(() => TaskType, { description: 'Asks the same rater again what was voided: a new task, due from now.' })
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
