import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { readJournal } from '../../core/audit/read-journal';
import { type ConnectionOf, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { JournalEntryConnection } from './journal.connection';
import { type JournalEntryType, toJournalEntry } from './journal-entry.type';

@Resolver()
export class JournalResolver {
  @Query(() => JournalEntryConnection, { description: 'What was done to something, latest first.' })
  async journal(
    @Ctx() { deps, actor }: Context,
    @Arg('entity', () => ID, { description: 'Id of an aggregate: a training, a person, a program, an agency, …' })
    entity: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<JournalEntryType>> {
    return toConnection(await readJournal(deps, actor, { entity }, page.request), toJournalEntry);
  }
}
