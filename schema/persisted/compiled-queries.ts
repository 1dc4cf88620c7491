import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  defaultFieldResolver,
  type GraphQLSchema,
  getVariableValues,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import type { Context } from '../common/context';
import { isLazy } from '../common/lazy';
import type { KnownOperations } from './known-operations';

/** Compiling takes the time of some ten executions, and loading the compiler more: what comes often is worth it. */
const OFTEN = 10;

type Compiled = Pick<CompiledQuery, 'query'>;

/**
 * Runs known queries that come often as compiled code. Only those of the list, so that what is kept is bounded. Whatever is
 * not plain success is left to graphql-js, whose errors the API promises: a query may well be run again.
 */
export function compiledQueries(known: KnownOperations): ApolloServerPlugin<Context> {
  const uses = new Map<string, number>();
  const compiled = new Map<string, Promise<Compiled | undefined>>();
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ source, schema, document, operation, request, contextValue }) {
          if (operation.operation !== 'query' || !known.has(source)) return null;
          const used = (uses.get(source) ?? 0) + 1;
          uses.set(source, used);
          if (used < OFTEN) return null;

          const given = request.variables ?? {};
          const variables = getVariableValues(schema, operation.variableDefinitions ?? [], given);
          if (variables.errors !== undefined) return null;
          const compiling = compiled.get(source) ?? compile(schema, document, operation);
          compiled.set(source, compiling);
          const result = await (await compiling)?.query(undefined, contextValue, given);
          if (result?.data === undefined || result.errors !== undefined) return null;
          return {
            body: { kind: 'single', singleResult: { data: result.data } },
            http: { headers: new HeaderMap() },
          };
        },
      };
    },
  };
}

async function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Promise<Compiled | undefined> {
  const { compileQuery } = await import('graphql-jit');
  resolveLazyFields(schema);
  const query = compileQuery(schema, document, operation.name?.value);
  return 'query' in query ? query : undefined;
}

/** Compiled code reads a property; what computes it there must be called, as graphql-js does by itself. */
function resolveLazyFields(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (isLazy(field)) field.resolve ??= defaultFieldResolver;
    }
  }
}
