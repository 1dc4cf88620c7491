import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from './common/context';
import { described } from './common/described';
import { writtenText } from './common/written-text';
import type { CostBudget } from './limits/cost-budget';
import { costLimit } from './limits/cost-limit';
import { limits } from './limits/limits';
import { offeredOperations } from './limits/offered-operations';
import { shapeLimit } from './limits/shape-limit';
import { compiledQueries } from './persisted/compiled-queries';
import type { KnownOperations } from './persisted/known-operations';

/** Gets a failure, and the id of the request that met it. */
export type Report = (error: unknown, requestId: string) => void;

export interface ServerOptions<C extends Context> {
  readonly schema: GraphQLSchema;
  /** Whether clients may learn the schema, by asking for it or from what is wrong with an operation: outside dev they may not. */
  readonly introspection: boolean;
  /** What each caller may spend. */
  readonly budget: CostBudget;
  /** Those that clients may name by their ids, none when absent; `warn` gets what failed about one that was answered nevertheless. */
  readonly operations?: { readonly known: KnownOperations; readonly warn: Report } | undefined;
  /** Gets every failure that is masked in the answer. */
  readonly report: Report;
  readonly plugins?: readonly ApolloServerPlugin<C>[];
}

/** The GraphQL server: parsing, validation and execution; no transport and no defaults that nobody uses. */
export function createServer<C extends Context>({
  schema,
  introspection,
  budget,
  operations,
  report,
  plugins = [],
}: ServerOptions<C>): ApolloServer<C> {
  const server = new ApolloServer<C>({
    schema,
    introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: operations === undefined ? false : { cache: operations.known },
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    nodeEnv: 'production',
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [shapeLimit, offeredOperations],
    // What the server itself has to say about its operation; failures of requests come by the plugin below.
    logger: { debug() {}, info() {}, warn() {}, error: (message) => report(message, 'server') },
    // All by name: what the server would add by itself is not in the bundle.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      costLimit(budget),
      writtenText,
      ...(operations === undefined ? [] : [compiledQueries(operations.known, operations.warn)]),
      ...(introspection ? [showsDescriptions(schema)] : []),
      errorsInTheCallersLanguage(report, introspection),
      ...plugins,
    ],
  });
  server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();
  return server;
}

function showsDescriptions(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ source }) {
          if (/\b__(schema|type)\b/.test(source)) await described(schema);
        },
      };
    },
  };
}

function errorsInTheCallersLanguage(report: Report, tellSchema: boolean): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, document, response: { body }, errors }) {
          if (body.kind !== 'single' || errors === undefined) return;
          // Errors are rare: the code that words them is loaded with the first one.
          const [{ formatError, withoutSchema }, { placesIn }] = await Promise.all([
            import('./common/errors'),
            import('./common/places'),
          ]);
          const placeOf = document && placesIn(document);
          const formatted = errors.map((error) =>
            formatError(error.toJSON(), error, contextValue, (cause) => report(cause, contextValue.requestId), placeOf),
          );
          // Of this answer: another plugin may have put a refusal in its place meanwhile.
          body.singleResult.errors = tellSchema ? formatted : withoutSchema(formatted);
        },
      };
    },
  };
}
