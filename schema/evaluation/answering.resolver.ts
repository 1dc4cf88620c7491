import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, registerEnumType } from 'type-graphql';
import { saveDraft, viewDraft } from '../../core/evaluation/draft';
import { listOpenTasks } from '../../core/evaluation/list-open-tasks';
import { sightOfRated } from '../../core/evaluation/sights';
import { submitResponse } from '../../core/evaluation/submit-response';
import { viewAnswers } from '../../core/evaluation/view-answers';
import { viewTask } from '../../core/evaluation/view-task';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { AnswerType, toAnswers } from './answer.type';
import { answersOf } from './answers';
import { DraftType, toDraft } from './draft.type';
import { SaveDraftInput, SubmitResponseInput } from './response.input';
import { TaskConnection } from './task.connection';
import { TaskType, toTask } from './task.type';
import { TaskDetailType, toTaskDetail } from './task-detail.type';

const TasksOfEnum = { PERSON: 'PERSON', AGENCY: 'AGENCY' } as const;
registerEnumType(TasksOfEnum, {
  name: 'TasksOf',
  valuesConfig: {
    PERSON: { description: 'Your own.' },
    AGENCY: { description: 'Those of the agency that you administer.' },
  },
});

@Resolver()
export class AnsweringResolver {
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
}
