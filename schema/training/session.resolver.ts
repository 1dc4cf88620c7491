import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addSession } from '../../core/training/add-session';
import { cancelSession } from '../../core/training/cancel-session';
import { rescheduleSession } from '../../core/training/reschedule-session';
import { updateSession } from '../../core/training/update-session';
import { commandOf } from '../common/command';
import type { Context } from '../common/context';
import { AddSessionInput, CancelSessionInput, RescheduleSessionInput, UpdateSessionInput } from './session.input';
import { SessionType, toSession } from './session.type';
import { TrainingDetailType, toTrainingDetail } from './training-detail.type';

@Resolver()
export class SessionResolver {
  @Mutation(() => SessionType)
  async addSession(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => AddSessionInput) input: AddSessionInput,
  ): Promise<SessionType> {
    return toSession(await addSession(deps, actor, commandOf(input)));
  }

  @Mutation(() => SessionType)
  async rescheduleSession(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => RescheduleSessionInput) input: RescheduleSessionInput,
  ): Promise<SessionType> {
    return toSession(await rescheduleSession(deps, actor, input));
  }

  @Mutation(() => SessionType, { description: 'Corrects the topic, the lesson hours or the facilitator.' })
  async updateSession(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => UpdateSessionInput) input: UpdateSessionInput,
  ): Promise<SessionType> {
    return toSession(await updateSession(deps, actor, commandOf(input, 'facilitatorId')));
  }

  @Mutation(() => TrainingDetailType, { description: 'The training ends, or is cancelled, when no session is left.' })
  async cancelSession(
    @Ctx() { deps, actor }: Context,
    @Arg('input', () => CancelSessionInput) input: CancelSessionInput,
  ): Promise<TrainingDetailType> {
    return toTrainingDetail(await cancelSession(deps, actor, input));
  }
}
