import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listReadings } from '../../core/audit/list-readings';
import { readJournal } from '../../core/audit/read-journal';
import type { Span } from '../../core/ports';
import type { Instant, LocalDate } from '../../core/time';
import { type ConnectionOf, connectionType, PageArgs, toConnection } from '../common/connection';
import type { Context } from '../common/context';
import { InstantScalar, LocalDateScalar } from '../common/scalars';
import { JournalEntryConnection } from './journal.connection';
import { type JournalEntryType, toJournalEntry } from './journal-entry.type';
import { ReadingType } from './reading.type';

const ReadingConnection = connectionType('Reading', () => ReadingType);

const spanOf = (from?: Instant | null, before?: Instant | null): Span => ({
  from: from ?? undefined,
  before: before ?? undefined,
});

/** The trail across aggregates, and who has read: for auditors alone. */
@Resolver()
export class TrailResolver {
  @Query(() => JournalEntryConnection, { description: 'What somebody did, latest first.' })
  async journalOfActor(
    @Ctx() { deps, actor }: Context,
    @Arg('actor', () => ID, {
      description: 'As entries name them. The platform’s own doings: by action, day or entity.',
    })
    whom: string,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('from', () => InstantScalar, { nullable: true }) from?: Instant | null,
    @Arg('before', () => InstantScalar, { nullable: true }) before?: Instant | null,
  ): Promise<ConnectionOf<JournalEntryType>> {
    const of = { actor: whom, ...spanOf(from, before) };
    return toConnection(await readJournal(deps, actor, of, page.request), toJournalEntry);
  }

  @Query(() => JournalEntryConnection, { description: 'What was done in one manner, latest first.' })
  async journalOfAction(
    @Ctx() { deps, actor }: Context,
    @Arg('action', () => String, { description: 'Such as `enrollment.recordAttendance`: see docs/audit.md.' })
    action: string,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('from', () => InstantScalar, { nullable: true }) from?: Instant | null,
    @Arg('before', () => InstantScalar, { nullable: true }) before?: Instant | null,
  ): Promise<ConnectionOf<JournalEntryType>> {
    const of = { action, ...spanOf(from, before) };
    return toConnection(await readJournal(deps, actor, of, page.request), toJournalEntry);
  }

  @Query(() => JournalEntryConnection, { description: 'What was done on a day in UTC, 07:00 to 07:00 WIB, in order.' })
  async journalOfDay(
    @Ctx() { deps, actor }: Context,
    @Arg('day', () => LocalDateScalar) day: LocalDate,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<JournalEntryType>> {
    return toConnection(await readJournal(deps, actor, { day }, page.request), toJournalEntry);
  }

  @Query(() => ReadingConnection, { description: 'Who looked at a person, latest first.' })
  async readings(
    @Ctx() { deps, actor }: Context,
    @Arg('personId', () => ID) personId: string,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<ConnectionOf<ReadingType>> {
    return toConnection(await listReadings(deps, actor, personId, page.request), (reading) => reading);
  }
}
