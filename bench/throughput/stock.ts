import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import {
  Arg,
  buildSchema,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { listTrainings } from '../../core/training/list-trainings';
import type { TrainingStatus } from '../../core/training/training';
import type { Context } from '../../schema/common/context';
import { AgencyKindEnum, TrainingStatusEnum } from '../../schema/common/enums';
import { InstantScalar } from '../../schema/common/scalars';
import { compete } from './contestant';

/**
 * The same screen as both packages' introductions would have it: no option of type-graphql, no plugin named or left
 * out of Apollo, a method for each reference. Data, use case and loaders are the same.
 */
@ObjectType()
class Program {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  designVersion!: number;
}

@ObjectType()
class Agency {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => AgencyKindEnum)
  level!: string;
}

@ObjectType()
class TrainingCounts {
  @Field(() => Int)
  quota!: number;

  @Field(() => Int)
  nominated!: number;

  @Field(() => Int)
  confirmed!: number;

  @Field(() => Int)
  waitlisted!: number;
}

@ObjectType()
class Training {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => TrainingStatusEnum)
  status!: string;

  @Field(() => InstantScalar, { nullable: true })
  startsAt!: string | null;

  @Field(() => Int)
  version!: number;

  programId!: string;
  organizerId!: string;
}

@ObjectType()
class TrainingEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Training)
  node!: Training;
}

@ObjectType()
class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@ObjectType()
class TrainingConnection {
  @Field(() => [TrainingEdge])
  edges!: TrainingEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@InputType()
class TrainingFilter {
  @Field(() => TrainingStatusEnum)
  status!: TrainingStatus;
}

@Resolver(() => Training)
class TrainingResolver {
  @Query(() => TrainingConnection)
  async trainings(
    @Ctx() { deps, actor }: Context,
    @Arg('filter', () => TrainingFilter) { status }: TrainingFilter,
    @Arg('first', () => Int) first: number,
  ): Promise<TrainingConnection> {
    const { rows, hasNextPage } = await listTrainings(
      deps,
      actor,
      { by: 'status', status },
      { first, after: undefined },
    );
    return {
      edges: rows.map(({ cursor, node }) => ({ cursor, node })),
      pageInfo: { hasNextPage, endCursor: rows.at(-1)?.cursor ?? null },
    };
  }

  @FieldResolver(() => Program)
  program(@Root() { programId }: Training, @Ctx() { loaders }: Context) {
    return loaders.program.load(programId);
  }

  @FieldResolver(() => Agency)
  organizer(@Root() { organizerId }: Training, @Ctx() { loaders }: Context) {
    return loaders.agency.load(organizerId);
  }

  @FieldResolver(() => TrainingCounts)
  counts(@Root() { id }: Training, @Ctx() { loaders }: Context) {
    return loaders.counts.load(id);
  }
}

const server = new ApolloServer<Context>({ schema: await buildSchema({ resolvers: [TrainingResolver] }) });
await server.start();
compete(server);
