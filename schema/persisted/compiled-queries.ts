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
import type { Report } from '../server';
import type { KnownOperations } from './known-operations';

/** Compiling takes the time of some ten executions, and loading the compiler more: what comes often is worth it. */
const OFTEN = 10;

type Compiler = typeof import('graphql-jit');
type Compiled = Pick<CompiledQuery, 'query'>;

/**
 * Runs known queries that come often as compiled code. Only those of the list, so that what is kept is bounded. Whatever is
 * not plain success is left to graphql-js, whose errors the API promises: a query may well be run again.
 * @param warn gets what could not be loaded, compiled or run: once, since graphql-js does it from then on
 */
export function compiledQueries(known: KnownOperations, warn: Report): ApolloServerPlugin<Context> {
  const uses = new Map<string, number>();
  const compiled = new Map<string, Promise<Compiled | undefined>>();
  let loading: Promise<Compiler | undefined> | undefined;
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ source, schema, document, operation, request, contextValue }) {
          // Apollo asks here even if the document has no such operation, or several of which none is named.
          if (operation?.operation !== 'query' || !known.has(source)) return null;
          const used = (uses.get(source) ?? 0) + 1;
          uses.set(source, used);
          if (used < OFTEN) return null;

          const given = request.variables ?? {};
          const variables = getVariableValues(schema, operation.variableDefinitions ?? [], given);
          if (variables.errors !== undefined) return null;
          const { requestId } = contextValue;
          loading ??= load((error) => warn(error, requestId));
          const compiling = compiled.get(source) ?? compile(loading, schema, document, operation);
          compiled.set(source, compiling);
          try {
            const result = await (await compiling)?.query(undefined, contextValue, given);
            if (result?.data === undefined || result.errors !== undefined) return null;
            return {
              body: { kind: 'single', singleResult: { data: result.data } },
              http: { headers: new HeaderMap() },
            };
          } catch (error) {
            // Of those that waited for the same code, the first one says so.
            if (compiled.get(source) === compiling) {
              compiled.set(source, Promise.resolve(undefined));
              warn(error, requestId);
            }
            return null;
          }
        },
      };
    },
  };
}

async function load(failed: (error: unknown) => void): Promise<Compiler | undefined> {
  try {
    return await import('graphql-jit');
  } catch (error) {
    failed(error);
    return undefined;
  }
}

async function compile(
  loading: Promise<Compiler | undefined>,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Promise<Compiled | undefined> {
  const compiler = await loading;
  if (compiler === undefined) return undefined;
  resolveLazyFields(schema);
  const query = compiler.compileQuery(schema, document, operation.name?.value);
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
