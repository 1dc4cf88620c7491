import type { ApolloServerPlugin } from '@apollo/server';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context as Invocation,
} from 'aws-lambda';
import type { GraphQLSchema } from 'graphql';
import type { Role } from '../../core/access';
import { languageOf } from '../../core/messages';
import type { Trace } from '../../core/ports';
import type { Caller, Context } from '../../schema/common/context';
import { Refusal } from '../../schema/common/refusal';
import { createCostBudget } from '../../schema/limits/cost-budget';
import { budget } from '../../schema/limits/limits';
import type { OperationPolicy } from '../../schema/persisted/admit';
import type { KnownOperations } from '../../schema/persisted/known-operations';
import { createServer, type Report } from '../../schema/server';
import { actorOf } from './actor';
import { oneOf } from './environment';
import { answer, refuse } from './http';
import { logger } from './logger';

/** How a variable `STAGE` is read: introspection is for dev alone. */
export const stage = oneOf('dev', 'staging', 'prod');

export interface Endpoint<C extends Context> {
  readonly schema: GraphQLSchema;
  readonly stage: 'dev' | 'staging' | 'prod';
  /** Those that may be named by their ids, and whether others are run. Any operation is run, by its text, when absent. */
  readonly operations?: { readonly known: KnownOperations; readonly policy: OperationPolicy };
  /** Which roles count here; whoever has none of them is refused. */
  readonly counts: (role: Role) => boolean;
  readonly contextOf: (caller: Caller, trace: Trace) => C;
  readonly plugins?: (report: Report) => readonly ApolloServerPlugin<C>[];
}

type Handler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  invocation: Pick<Invocation, 'getRemainingTimeInMillis'>,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Milliseconds, of those that the function has, for saying that there was no answer in time. */
const SAYING_SO = 500;

const report: Report = (error, requestId) => logger.error('A request failed unexpectedly', { error, requestId });
const warn: Report = (error, requestId) =>
  logger.warn('A known query is left to graphql-js from now on', { error, requestId });

/** A function that answers GraphQL requests; the request's id is in the answer's headers, in the journal and in the log. */
export function graphqlEndpoint<C extends Context>({
  schema,
  stage,
  operations,
  counts,
  contextOf,
  plugins = () => [],
}: Endpoint<C>): Handler {
  const server = createServer({
    schema,
    introspection: stage === 'dev',
    budget: createCostBudget(budget),
    operations: operations && { known: operations.known, warn },
    report,
    plugins: plugins(report),
  });
  return async (event, invocation) => {
    const { requestId, authorizer } = event.requestContext;
    logger.setCorrelationId(requestId);
    const language = languageOf(event.headers['accept-language']);
    const actor = actorOf(authorizer.jwt.claims, counts);
    const caller = { actor, language, requestId, host: event.headers.host ?? '' };
    const response =
      actor.roles.length === 0
        ? await refuse(new Refusal('NO_ROLE_HERE'), caller)
        : await answer(
            server,
            event,
            contextOf(caller, { requestId, correlationId: requestId, causationId: null }),
            invocation.getRemainingTimeInMillis() - SAYING_SO,
            operations?.policy,
          );
    logger.info('Answered a request', { statusCode: response.statusCode });
    return { ...response, headers: { ...response.headers, 'x-request-id': requestId, 'content-language': language } };
  };
}
