import type { GraphQLSchema } from 'graphql';

/**
 * Resolves when the schema has its descriptions. Here it always has: they stand beside what they describe. In bundles
 * they are left out of the start, and `infra/bundling/stubs/described.ts` takes this module's place.
 */
export async function described(_schema: GraphQLSchema): Promise<void> {}
