import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDisableSuggestions } from '@apollo/server/plugin/disableSuggestions';
import type { GraphQLSchema } from 'graphql';
import type { Context } from './common/context';
import { described } from './common/described';
import { formatError } from './common/errors';
import { depthLimit, rootFieldLimit } from './common/limits';

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  /** Whether clients may ask for the schema and get suggestions: outside dev they may not. */
  readonly introspection: boolean;
  /** Gets every failure that is masked in the answer. */
  readonly report: (error: unknown, requestId: string) => void;
}

/** Most tokens in one document: above any operation of a front end, below any bomb. */
const MAXIMUM_TOKENS = 2_000;
/** Deepest selection: the deepest screen has 9 levels. */
const MAXIMUM_DEPTH = 12;
/** Most queries or mutations in one operation; each costs calls of its own. */
const MAXIMUM_ROOT_FIELDS = 10;

/** The GraphQL server: parsing, validation and execution; no transport and no defaults that nobody uses. */
export function createServer({ schema, introspection, report }: ServerOptions): ApolloServer<Context> {
  const server = new ApolloServer<Context>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    nodeEnv: 'production',
    parseOptions: { maxTokens: MAXIMUM_TOKENS },
    validationRules: [depthLimit(MAXIMUM_DEPTH), rootFieldLimit(MAXIMUM_ROOT_FIELDS)],
    // What the server itself has to say about its operation; failures of requests come by the plugin below.
    logger: { debug() {}, info() {}, warn() {}, error: (message) => report(message, 'server') },
    // All by name: what the server would add by itself is not in the bundle.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      introspection ? showsDescriptions(schema) : ApolloServerPluginDisableSuggestions(),
      errorsInTheCallersLanguage(report),
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

function errorsInTheCallersLanguage(report: ServerOptions['report']): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response, errors }) {
          if (response.body.kind !== 'single' || errors === undefined) return;
          response.body.singleResult.errors = errors.map((error) =>
            formatError(error.toJSON(), error, contextValue, (cause) => report(cause, contextValue.requestId)),
          );
        },
      };
    },
  };
}
