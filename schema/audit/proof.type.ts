import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { SealView } from '../../core/audit/list-seals';
import type { EntryProof } from '../../core/audit/prove-entry';
import type { Instant } from '../../core/time';
import { InstantScalar } from '../common/scalars';

@ObjectType('Seal', { simpleResolvers: true, description: 'A link of the trail’s chain. Hashes are SHA-256.' })
export class SealType implements SealView {
  @Field(() => Int, { description: 'From 1.' })
  readonly number!: number;

  @Field(() => Int, { description: 'Entries in it.' })
  readonly count!: number;

  @Field(() => String, { description: 'Of their Merkle tree.' })
  readonly root!: string;

  @Field(() => String, { description: 'Head before it.' })
  readonly previous!: string;

  @Field(() => InstantScalar)
  readonly sealedAt!: Instant;

  @Field(() => String, { description: 'Head after it, as published.' })
  readonly head!: string;
}

@ObjectType('AuditProof', { simpleResolvers: true, description: 'That an entry is as it was sealed.' })
export class AuditProofType implements EntryProof {
  @Field(() => ID)
  readonly entryId!: string;

  @Field(() => String, { nullable: true, description: 'Of the entry as it stands; null where it is gone.' })
  readonly entryHash!: string | null;

  @Field(() => String, { description: 'Of the entry as it was sealed.' })
  readonly sealedHash!: string;

  @Field(() => Int, { description: 'Place in the seal, from 0.' })
  readonly index!: number;

  @Field(() => [String], { description: 'Hashes beside it on the way to the root.' })
  readonly path!: readonly string[];

  @Field(() => SealType)
  readonly seal!: SealType;
}
