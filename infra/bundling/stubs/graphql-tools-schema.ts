import { notBundled } from '../not-bundled';

/** Stands in for @graphql-tools/schema, by which Apollo makes a schema from texts when it is given none. */
export function makeExecutableSchema(): never {
  return notBundled('@graphql-tools/schema', 'give the server its schema');
}
