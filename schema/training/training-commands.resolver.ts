import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { cancelTraining } from '../../core/training/cancel-training';
import { changeQuota } from '../../core/training/change-quota';
import { createTraining } from '../../core/training/create-training';
import { endTrainingEarly } from '../../core/training/end-training-early';
import { finalizeTraining } from '../../core/training/finalize-training';
import { publishTraining } from '../../core/training/publish-training';
import { reopenTraining } from '../../core/training/reopen-training';
import { updateTraining } from '../../core/training/update-training';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { TrainingCountsType, toCounts } from './counts.type';
import {
  ChangeQuotaInput,
  CreateTrainingInput,
  TrainingReasonInput,
  TrainingVersionInput,
  UpdateTrainingInput,
} from './training.input';
import { TrainingType, toTraining } from './training.type';
import { TrainingDetailType, toTrainingDetail } from './training-detail.type';

@Resolver()
export class TrainingCommandsResolver {
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
