import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Actor } from '../../../core/access';
import { languageOf } from '../../../core/messages';
import { buildApiSchema } from '../../../schema/build-schema';
import { type Context, createContext } from '../../../schema/common/context';
import { unlimited } from '../../../schema/limits/cost-budget';
import { createServer, type Report } from '../../../schema/server';
import type { AllDeps } from '../../support/with-table';

interface ApiError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly requestId: string;
    readonly problems: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  };
}

/** An answer as it came over HTTP; tests know the shape of what they asked for. */
interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from each query's text
  readonly data: any;
  readonly errors: readonly ApiError[];
}

export interface Api {
  ask(actor: Actor, query: string, variables?: object, language?: string): Promise<Answer>;
  /** Like `ask`, for what must succeed: its data. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from each query's text
  get(actor: Actor, query: string, variables?: object): Promise<any>;
  /** Failures that were masked in the answers. */
  readonly reported: unknown[];
}

const apiSchema = buildApiSchema({ check: true });

/** The API over a test's table, asked over Apollo's HTTP interface as the function asks it. */
export function apiOver(
  deps: AllDeps,
  schema: GraphQLSchema = apiSchema,
  plugins: (report: Report) => readonly ApolloServerPlugin<Context>[] = () => [],
): Api {
  const reported: unknown[] = [];
  const report: Report = (error) => reported.push(error);
  const server = createServer({
    schema,
    introspection: true,
    budget: unlimited,
    report,
    plugins: plugins(report),
  });
  const ask: Api['ask'] = async (actor, query, variables = {}, language = 'id') => {
    const { status, body } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: { query, variables },
      },
      context: async () =>
        createContext({ actor, language: languageOf(language), requestId: 'req-1', host: 'siger.test' }, deps),
    });
    if (body.kind !== 'complete') throw new Error('an answer in parts');
    const { data, errors = [] } = JSON.parse(body.string);
    return { status: status ?? 200, data, errors };
  };
  return {
    ask,
    reported,
    async get(actor, query, variables) {
      const { data, errors } = await ask(actor, query, variables);
      if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
      return data;
    },
  };
}
