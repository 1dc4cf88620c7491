import type DataLoader from 'dataloader';
import type { GraphQLField } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from './context';
import type { Loaders } from './loaders';

/**
 * A field that is computed only when it is asked for. GraphQL's default resolver calls a function that stands in the
 * place of a value: the cheapest resolver there is, which lists of many rows are glad of.
 */
export type Lazy<T> = (args: unknown, context: Context) => T | Promise<T>;

/** Marks a field that is {@link Lazy}, for whoever reads values without GraphQL's default resolver. */
export const LazyValue = Extensions({ lazy: true });

export function isLazy({ extensions }: GraphQLField<unknown, unknown>): boolean {
  return extensions.lazy === true;
}

/** What an id refers to, read once per request together with all others of its kind. */
export function reference<E, T>(
  pick: (loaders: Loaders) => DataLoader<string, E | null>,
  id: string,
  as: (entity: E) => T,
): Lazy<T> {
  return (_, { loaders }) =>
    pick(loaders)
      .load(id)
      .then((entity) => {
        if (entity === null) throw new Error(`${id} is referred to and does not exist`);
        return as(entity);
      });
}
