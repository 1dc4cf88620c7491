import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Actor } from '../../core/access';
import type { ParticipationOf } from '../../core/participation/agencies-asked';
import { viewAbsentees } from '../../core/participation/view-absentees';
import { viewAttainment } from '../../core/participation/view-attainment';
import { viewParticipation } from '../../core/participation/view-participation';
import type { Context } from '../common/context';
import { AbsenteesType, JpAttainmentType, ParticipationType, toAbsentees } from './participation.type';

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
    return viewParticipation(deps, actor, asked(actor, agencyId, region), year);
  }

  @Query(() => [JpAttainmentType], {
    description: 'Who has enough JP, of an agency or of every agency of a region; your own by default.',
  })
  async jpAttainment(
    @Ctx() { deps, actor }: Context,
    @Arg('year', () => Int) year: number,
    @Arg('agencyId', () => ID, { nullable: true }) agencyId?: string | null,
    @Arg('region', () => String, { nullable: true, description: 'Code; `18` are the offices of the province.' })
    region?: string | null,
  ): Promise<readonly JpAttainmentType[]> {
    return viewAttainment(deps, actor, asked(actor, agencyId, region), year);
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

/** One's own agency, where neither is named. */
function asked(actor: Actor, agencyId?: string | null, region?: string | null): ParticipationOf {
  const own = region == null ? (actor.agencyId ?? '') : undefined;
  return { agencyId: agencyId ?? own, region: region ?? undefined };
}
