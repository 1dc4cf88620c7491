import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import {
  buildSchema,
  extendSchema,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';
import { auditSchemaFile, schemaFile } from '../../../schema/emit';
import type { Endpoint, Target } from './target';

/**
 * Apollo as it comes, with nothing set but the schema (and no NODE_ENV, which the test runner sets): that of Siger's endpoint, so that both get the same text, with the one thing
 * that Siger's lacks and most have, a way back from a type to itself; and a field that fails.
 */
export async function startStock(endpoint: Endpoint): Promise<Target> {
  const schema = extendSchema(
    buildSchema(readFileSync(endpoint === '/graphql' ? schemaFile : auditSchemaFile, 'utf8')),
    parse('extend type Program { trainings(first: Int = 20): [TrainingDetail!]! }'),
  );
  const server = new ApolloServer({ schema, fieldResolver: invented, nodeEnv: '' });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return {
    async ask({ path = endpoint, search = '', method = 'POST', headers = {}, body }) {
      const response = await fetch(new URL(path + search, url), {
        method,
        headers,
        ...(body !== undefined && { body }),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    close: () => server.stop(),
  };
}

/** An answer of the right type: pages as long as one asks, or two rows, of values that say nothing. */
const invented: GraphQLFieldResolver<{ readonly rows?: number } | undefined, unknown> = (source, args, _, info) => {
  if (args.id === 'fail') throw new Error('connect ECONNREFUSED 10.0.3.7:5432');
  return anyOf(info.returnType, info.fieldName === 'edges' ? (source?.rows ?? 2) : 2, args.first);
};

function anyOf(type: GraphQLOutputType, rows: number, first: number | undefined): unknown {
  if (isNonNullType(type)) return anyOf(type.ofType, rows, first);
  if (isListType(type)) return Array.from({ length: rows }, () => anyOf(type.ofType, rows, first));
  if (isObjectType(type)) return { rows: first };
  if (isEnumType(type)) return type.getValues()[0]?.value;
  return isScalarType(type) && /^(ID|String)$/.test(type.name) ? 'x' : 1;
}
