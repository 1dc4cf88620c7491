import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page } from '../../core/ports';

/** Arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many rows: 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The `cursor` of the row after which to go on.' })
  after?: string;
}

@ObjectType('PageInfo')
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface ConnectionOf<T> {
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
}

/** The Relay connection of a type: `<name>Connection` with `<name>Edge`s. */
export function connectionType<T extends object>(name: string, node: () => ClassType<T>): ClassType<ConnectionOf<T>> {
  @ObjectType(`${name}Edge`)
  class EdgeClass {
    @Field(() => String)
    cursor!: string;

    @Field(node)
    node!: T;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionClass {
    @Field(() => [EdgeClass])
    edges!: EdgeClass[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }

  return ConnectionClass;
}

/** A page of the core as a Relay connection. */
export function toConnection<T>(page: Page<T>): ConnectionOf<T> {
  return {
    edges: page.rows,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.rows.at(-1)?.cursor ?? null },
  };
}
