import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listPeopleOfAgency } from '../../core/people/list-people-of-agency';
import { listReports } from '../../core/people/list-reports';
import { viewPerson } from '../../core/people/view-person';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { PersonDetailType, toPersonDetail } from './person-detail.type';

const PersonDetailConnection = connectionType('PersonDetail', () => PersonDetailType);

@Resolver()
export class PersonResolver {
  @Query(() => PersonDetailType)
  async person(@Ctx() { deps, actor }: Context, @Arg('id', () => ID) id: string): Promise<PersonDetailType> {
    return toPersonDetail(await viewPerson(deps, actor, id));
  }

  @Query(() => PersonDetailConnection, { description: 'Who serves at an agency; your own by default.' })
  async people(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('agencyId', () => ID, { nullable: true }) agencyId?: string | null,
  ): Promise<ConnectionOf<PersonDetailType>> {
    const people = await listPeopleOfAgency(deps, actor, agencyId ?? actor.agencyId ?? '', page.request);
    return toConnection(people, toPersonDetail);
  }

  @Query(() => PersonDetailConnection, { description: 'Whom a person supervises; yourself by default.' })
  async reports(
    @Ctx() { deps, actor }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('supervisorId', () => ID, { nullable: true }) supervisorId?: string | null,
  ): Promise<ConnectionOf<PersonDetailType>> {
    const people = await listReports(deps, actor, supervisorId ?? actor.personId ?? '', page.request);
    return toConnection(people, toPersonDetail);
  }
}
