import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { journalOfEntity } from '../../core/audit/journal-of-entity';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { JournalEntryType, toJournalEntry } from './journal-entry.type';

const JournalEntryConnection = connectionType('JournalEntry', () => JournalEntryType);

@Resolver()
export class JournalResolver {
  @Query(() => JournalEntryConnection, { description: 'What was done to something, latest first.' })
  async journal(
    @Ctx() { deps, actor }: Context,
    @Arg('entity', () => ID, { description: 'Id of an aggregate: a training, a person, a program, an agency, …' })
    entity: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<JournalEntryType>> {
    return toConnection(await journalOfEntity(deps, actor, entity, page.request), toJournalEntry);
  }
}
