import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { JsonValue } from '../../core/journal';
import type { Page } from '../../core/ports';
import type {
  CorrectableField,
  PrivacyRequest,
  PrivacyRight,
  PrivacyStatus,
  RefusalGround,
} from '../../core/privacy/privacy';
import type { Instant } from '../../core/time';
import { connectionType } from '../common/connection';
import { CorrectableFieldEnum, PrivacyRightEnum, PrivacyStatusEnum, RefusalGroundEnum } from '../common/enums';
import { JsonScalar } from '../common/json';
import { InstantScalar } from '../common/scalars';

@ObjectType('PrivacyRequest', { simpleResolvers: true, description: 'What a person asked for by Law 27/2022.' })
export class PrivacyRequestType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field(() => PrivacyRightEnum)
  readonly right!: PrivacyRight;

  @Field(() => [CorrectableFieldEnum])
  readonly fields!: readonly CorrectableField[];

  @Field(() => PrivacyStatusEnum)
  readonly status!: PrivacyStatus;

  @Field(() => InstantScalar)
  readonly receivedAt!: Instant;

  @Field(() => InstantScalar, { description: '3 × 24 hours after its receipt.' })
  readonly dueAt!: Instant;

  @Field(() => ID, { nullable: true })
  readonly decidedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true })
  readonly decidedAt!: Instant | null;

  @Field(() => RefusalGroundEnum, { nullable: true })
  readonly ground!: RefusalGround | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When no backup holds what was erased any more.' })
  readonly completeAt!: Instant | null;

  @Field(() => Int)
  readonly version!: number;
}

export const PrivacyRequestConnection = connectionType('PrivacyRequest', () => PrivacyRequestType);

@ObjectType('DataFilePage', { simpleResolvers: true, description: 'A page of what is held about a person.' })
export class DataFilePageType {
  @Field(() => [JsonScalar], { description: 'As they are stored.' })
  readonly rows!: readonly JsonValue[];

  @Field(() => String, { nullable: true, description: 'Where the next page begins; null on the last one.' })
  readonly next!: string | null;
}

export const toPrivacyRequest = (request: PrivacyRequest): PrivacyRequestType => request;

export function toDataFilePage({ rows, hasNextPage }: Page<JsonValue>): DataFilePageType {
  return { rows: rows.map(({ node }) => node), next: hasNextPage ? (rows.at(-1)?.cursor ?? null) : null };
}
