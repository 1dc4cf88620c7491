import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { privacyRequestsOf, privacyWorklist } from '../../core/privacy/list-privacy-requests';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { PrivacyRequestConnection, type PrivacyRequestType, toPrivacyRequest } from './privacy.type';

@Resolver()
export class PrivacyResolver {
  @Query(() => PrivacyRequestConnection, { description: 'Those of a person, oldest first; your own by default.' })
  async privacyRequests(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('personId', () => ID, { nullable: true }) personId?: string | null,
  ): Promise<ConnectionOf<PrivacyRequestType>> {
    const of = personId ?? actor.personId ?? '';
    return toConnection(await privacyRequestsOf(deps, actor, of, page.request), toPrivacyRequest);
  }

  @Query(() => PrivacyRequestConnection, { description: 'What waits for a decision, the first due first.' })
  async privacyWorklist(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<PrivacyRequestType>> {
    return toConnection(await privacyWorklist(deps, actor, page.request), toPrivacyRequest);
  }
}
