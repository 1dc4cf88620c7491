import { Field, ID, ObjectType } from 'type-graphql';
import type { FieldChange, JournalEntry, JsonValue } from '../../core/journal';
import type { Instant } from '../../core/time';
import { JsonScalar } from '../common/json';
import { InstantScalar } from '../common/scalars';

@ObjectType('FieldChange', { simpleResolvers: true, description: 'What one write changed: the fields that differ.' })
export class FieldChangeType implements FieldChange {
  @Field(() => String, { description: '`<kind>/<identity>`.' })
  readonly of!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Null where it was created. Personal values are keyed hashes.',
  })
  readonly before?: Readonly<Record<string, JsonValue>>;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Null where it was removed. Personal values are keyed hashes.',
  })
  readonly after?: Readonly<Record<string, JsonValue>>;
}

@ObjectType('JournalEntry', { simpleResolvers: true, description: 'Who did what, when and why.' })
export class JournalEntryType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => InstantScalar, { description: 'For an anonymous answer the day alone.' })
  readonly at!: Instant;

  @Field(() => ID, { description: 'A person, the subject of an account without one, or `system`.' })
  readonly actor!: string;

  @Field(() => String, { description: 'The role by which it was allowed.' })
  readonly role!: string;

  @Field(() => String, { description: '`<area>.<verb>`.' })
  readonly action!: string;

  @Field(() => ID)
  readonly entity!: string;

  @Field(() => [FieldChangeType])
  readonly changes!: readonly FieldChangeType[];

  @Field(() => String, { nullable: true })
  readonly reason!: string | null;

  @Field(() => String)
  readonly requestId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The event or entry that led to it; null for a person’s request.',
  })
  readonly causationId!: string | null;
}

export const toJournalEntry = (entry: JournalEntry): JournalEntryType => entry;
