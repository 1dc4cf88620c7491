import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { failInput } from '../../core/errors';
import { cancelTraining } from '../../core/training/cancel-training';
import { changeQuota } from '../../core/training/change-quota';
import { createTraining } from '../../core/training/create-training';
import { endTrainingEarly } from '../../core/training/end-training-early';
import { finalizeTraining } from '../../core/training/finalize-training';
import { listTrainings, type TrainingFilter } from '../../core/training/list-trainings';
import { publishTraining } from '../../core/training/publish-training';
import { reopenTraining } from '../../core/training/reopen-training';
import { updateTraining } from '../../core/training/update-training';
import { viewTraining } from '../../core/training/view-training';
import { commandOf } from '../common/command';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { TrainingCountsType, toCounts } from './counts.type';
import {
  ChangeQuotaInput,
  CreateTrainingInput,
  TrainingFilterInput,
  TrainingReasonInput,
  TrainingVersionInput,
  UpdateTrainingInput,
} from './training.input';
import { TrainingType, toTraining } from './training.type';
import { TrainingDetailType, toTrainingDetail } from './training-detail.type';

const TrainingConnection = connectionType('Training', () => TrainingType);

/** Each list has an index of its own, so that a filter names one list. @throws DomainError BAD_INPUT */
function filterOf({
  status,
  programId,
  organizerId,
  partnerId,
  startsFrom,
  startsBefore,
}: TrainingFilterInput): TrainingFilter {
  const lists: (TrainingFilter | false)[] = [
    status != null && {
      by: 'status',
      status,
      startsFrom: startsFrom ?? undefined,
      startsBefore: startsBefore ?? undefined,
    },
    programId != null && { by: 'program', programId },
    organizerId != null && { by: 'organizer', agencyId: organizerId },
    partnerId != null && { by: 'partner', partnerId },
  ];
  const [list, ...more] = lists.filter((one) => one !== false);
  const bounded = startsFrom != null || startsBefore != null;
  if (list === undefined || more.length > 0) return failInput('NOT_EXACTLY_ONE', 'filter');
  return bounded && list.by !== 'status' ? failInput('PERIOD_OF_STATUS', 'filter') : list;
}

@Resolver()
export class TrainingResolver {
  @Query(() => TrainingConnection, { description: 'By start; a partner’s by age.' })
  async trainings(
    @Ctx() { deps, actor }: Context,
    @Arg('filter', () => TrainingFilterInput) filter: TrainingFilterInput,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<TrainingType>> {
    return toConnection(await listTrainings(deps, actor, filterOf(filter), page.request), toTraining);
  }

  @Query(() => TrainingDetailType)
  async training(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<TrainingDetailType> {
    return toTrainingDetail(await viewTraining(deps, actor, id));
  }

  @Mutation(() => TrainingDetailType, { description: 'Plans a training as a draft.' })
  async createTraining(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CreateTrainingInput) input: CreateTrainingInput,
  ): Promise<TrainingDetailType> {
    const { sessions, ...training } = commandOf(input);
    const command = { ...training, ...(sessions && { sessions: sessions.map((session) => commandOf(session)) }) };
    return toTrainingDetail(await createTraining(deps, actor, command));
  }

  @Mutation(() => TrainingType)
  async updateTraining(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => UpdateTrainingInput) input: UpdateTrainingInput,
  ): Promise<TrainingType> {
    return toTraining(await updateTraining(deps, actor, commandOf(input)));
  }

  @Mutation(() => TrainingCountsType, { description: 'A higher quota promotes from the waiting list.' })
  async changeQuota(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => ChangeQuotaInput) input: ChangeQuotaInput,
  ): Promise<TrainingCountsType> {
    return toCounts(await changeQuota(deps, actor, input));
  }

  @Mutation(() => TrainingType, {
    description: 'Opens it for nominations and fixes the versions by which it is judged.',
  })
  async publishTraining(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => TrainingVersionInput) input: TrainingVersionInput,
  ): Promise<TrainingType> {
    return toTraining(await publishTraining(deps, actor, input));
  }

  @Mutation(() => TrainingDetailType, { description: 'Ends it now; sessions that have not ended are cancelled.' })
  async endTrainingEarly(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => TrainingReasonInput) input: TrainingReasonInput,
  ): Promise<TrainingDetailType> {
    return toTrainingDetail(await endTrainingEarly(deps, actor, input));
  }

  @Mutation(() => TrainingType, { description: 'Closes the correction window now.' })
  async finalizeTraining(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => TrainingVersionInput) input: TrainingVersionInput,
  ): Promise<TrainingType> {
    return toTraining(await finalizeTraining(deps, actor, input));
  }

  @Mutation(() => TrainingType, { description: 'Opens a final training for corrections again.' })
  async reopenTraining(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => TrainingReasonInput) input: TrainingReasonInput,
  ): Promise<TrainingType> {
    return toTraining(await reopenTraining(deps, actor, input));
  }

  @Mutation(() => TrainingDetailType)
  async cancelTraining(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => TrainingReasonInput) input: TrainingReasonInput,
  ): Promise<TrainingDetailType> {
    return toTrainingDetail(await cancelTraining(deps, actor, input));
  }
}
