import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Role } from '../../core/access';
import type { Account } from '../../core/people/people';
import type { Instant } from '../../core/time';
import { RoleEnum } from '../common/enums';
import { InstantScalar } from '../common/scalars';

@ObjectType('Account', {
  simpleResolvers: true,
  description: 'As whom the subject of a token acts, and in which roles.',
})
export class AccountType {
  @Field(() => ID)
  readonly subject!: string;

  @Field(() => ID, { nullable: true })
  readonly personId!: string | null;

  @Field(() => ID, { nullable: true })
  readonly agencyId!: string | null;

  @Field(() => ID, { nullable: true })
  readonly partnerId!: string | null;

  @Field(() => [RoleEnum])
  readonly roles!: readonly Role[];

  @Field(() => InstantScalar)
  readonly createdAt!: Instant;

  @Field(() => Int)
  readonly version!: number;
}

export const toAccount = (account: Account): AccountType => ({ ...account, roles: account.roles as readonly Role[] });
