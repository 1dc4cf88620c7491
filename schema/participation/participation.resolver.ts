import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { viewAbsentees } from '../../core/participation/view-absentees';
import { viewParticipation } from '../../core/participation/view-participation';
import type { Context } from '../common/context';
import { AbsenteesType, ParticipationType, toAbsentees } from './participation.type';

@Resolver()
export class ParticipationResolver {
  @Query(() => [ParticipationType], {
    description: 'Of an agency, or of every agency of a region; your own by default.',
  })
  async participation(
    @Ctx() { deps, actor }: Context,
    @Arg('year', () => Int) year: number,
    @Arg('agencyId', () => ID, { nullable: true }) agencyId?: string | null,
    @Arg('region', () => String, { nullable: true, description: 'Code; `18` are the offices of the province.' })
    region?: string | null,
  ): Promise<readonly ParticipationType[]> {
    const own = region == null ? (actor.agencyId ?? '') : undefined;
    return viewParticipation(deps, actor, { agencyId: agencyId ?? own, region: region ?? undefined }, year);
  }

  @Query(() => AbsenteesType, { description: 'Of those whom an agency sent; your own by default.' })
  async repeatedAbsentees(
    @Ctx() { deps, actor }: Context,
    @Arg('year', () => Int) year: number,
    @Arg('agencyId', () => ID, { nullable: true }) agencyId?: string | null,
  ): Promise<AbsenteesType> {
    return toAbsentees(await viewAbsentees(deps, actor, agencyId ?? actor.agencyId ?? '', year));
  }
}
