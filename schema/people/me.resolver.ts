import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../common/context';
import { MeType, toMe } from './me.type';

@Resolver()
export class MeResolver {
  @Query(() => MeType)
  me(@Ctx() { actor }: Context): MeType {
    return toMe(actor);
  }
}
