import { Field, Int, ObjectType } from 'type-graphql';
import type { Leaderboard, LeaderboardRow } from '../../core/incentive/view-leaderboard';

@ObjectType('LeaderboardRow', { simpleResolvers: true })
class LeaderboardRowType implements LeaderboardRow {
  @Field(() => Int, { description: 'Shared by those with the same points.' })
  readonly rank!: number;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => String, { description: 'The same within a program and year.' })
  readonly pseudonym!: string;

  @Field(() => String, { nullable: true, description: 'Of whoever agreed to be shown.' })
  readonly name!: string | null;

  @Field(() => Boolean, { description: 'Whether it is you.' })
  readonly own!: boolean;
}

@ObjectType('Leaderboard', { simpleResolvers: true, description: 'The first hundred of a program and year by points.' })
export class LeaderboardType implements Leaderboard {
  @Field(() => [LeaderboardRowType])
  readonly rows!: readonly LeaderboardRowType[];

  @Field(() => Int, { nullable: true })
  readonly ownPoints!: number | null;
}
