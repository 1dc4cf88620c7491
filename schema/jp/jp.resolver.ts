import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { jpOfAgency, viewJp } from '../../core/jp/view-jp';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { JpProgressType, toJpProgress } from './jp.type';

const JpProgressConnection = connectionType('JpProgress', () => JpProgressType);

@Resolver()
export class JpResolver {
  @Query(() => JpProgressType, { description: 'A person’s JP of a year; your own, and of this year, by default.' })
  async jpProgress(
    @Ctx() { deps, actor }: Context,
    @Arg('personId', () => ID, { nullable: true }) personId?: string | null,
    @Arg('year', () => Int, { nullable: true }) year?: number | null,
  ): Promise<JpProgressType> {
    return toJpProgress(await viewJp(deps, actor, personId ?? actor.personId ?? '', year ?? undefined));
  }

  @Query(() => JpProgressConnection, { description: 'The JP of those who serve at an agency; your own by default.' })
  async jpOfAgency(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('agencyId', () => ID, { nullable: true }) agencyId?: string | null,
    @Arg('year', () => Int, { nullable: true }) year?: number | null,
  ): Promise<ConnectionOf<JpProgressType>> {
    const of = agencyId ?? actor.agencyId ?? '';
    return toConnection(await jpOfAgency(deps, actor, of, page.request, year ?? undefined), toJpProgress);
  }
}
