import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { failInput } from '../../core/errors';
import { listTrainings, type TrainingFilter } from '../../core/training/list-trainings';
import { viewTraining } from '../../core/training/view-training';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { TrainingFilterInput } from './training.input';
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
}
