import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page, PageRequest } from '../../core/ports';

/** Arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many rows: 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The `cursor` of the row after which to go on.' })
  after?: string | null;

  /** As the core takes it. */
  get request(): PageRequest {
    return { first: this.first, after: this.after ?? undefined };
  }
}

@ObjectType('PageInfo', { simpleResolvers: true })
class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface ConnectionOf<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
}

/** The Relay connection of a type: `<name>Connection` with `<name>Edge`s. */
export function connectionType<T extends object>(name: string, node: () => ClassType<T>): ClassType<ConnectionOf<T>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class EdgeClass {
    @Field(() => String)
    cursor!: string;

    @Field(node)
    node!: T;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true })
  class ConnectionClass {
    @Field(() => [EdgeClass])
    edges!: EdgeClass[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }

  return ConnectionClass;
}

/** A page of the core as a Relay connection. */
export function toConnection<T, N>({ rows, hasNextPage }: Page<T>, as: (node: T) => N): ConnectionOf<N> {
  return {
    edges: rows.map(({ cursor, node }) => ({ cursor, node: as(node) })),
    pageInfo: { hasNextPage, endCursor: rows.at(-1)?.cursor ?? null },
  };
}
