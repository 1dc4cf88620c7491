import { Field, ID, ObjectType } from 'type-graphql';
import type { PersonReading } from '../../core/audit/reading';
import type { Instant } from '../../core/time';
import { InstantScalar } from '../common/scalars';

@ObjectType('Reading', { simpleResolvers: true, description: 'That an auditor looked at a person.' })
export class ReadingType implements Omit<PersonReading, 'kind'> {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => InstantScalar)
  readonly at!: Instant;

  @Field(() => ID, { description: 'Who looked.' })
  readonly auditor!: string;

  @Field(() => [String], { description: 'The queries.' })
  readonly asked!: readonly string[];

  @Field(() => String)
  readonly requestId!: string;
}
