import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { viewPersonByNip } from '../../core/people/view-person-by-nip';
import type { Context } from '../common/context';
import { PersonDetailType, toPersonDetail } from './person-detail.type';

@Resolver()
export class NipResolver {
  @Query(() => PersonDetailType)
  async personByNip(@Ctx() { deps, actor }: Context, @Arg('nip', () => String) nip: string): Promise<PersonDetailType> {
    return toPersonDetail(await viewPersonByNip(deps, actor, nip));
  }
}
