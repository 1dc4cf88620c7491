import { Field, ID, ObjectType } from 'type-graphql';
import type { Role } from '../../core/access';
import type { PersonReading } from '../../core/audit/reading';
import type { Instant } from '../../core/time';
import { RoleEnum } from '../common/enums';
import { InstantScalar } from '../common/scalars';

@ObjectType('Reading', { simpleResolvers: true, description: 'That somebody looked at a person.' })
export class ReadingType implements Omit<PersonReading, 'kind'> {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => InstantScalar)
  readonly at!: Instant;

  @Field(() => ID, { description: 'Who looked.' })
  readonly reader!: string;

  @Field(() => RoleEnum, { description: 'By which of their roles.' })
  readonly role!: Role;

  @Field(() => [String], { description: 'The operations, by their names in the schema.' })
  readonly asked!: readonly string[];

  @Field(() => String)
  readonly requestId!: string;
}
