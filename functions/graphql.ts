import 'reflect-metadata';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context as Invocation,
} from 'aws-lambda';
import { createDocumentClient } from '../adapters/aws/document-client';
import { lazyCharts } from '../adapters/charts/lazy-charts';
import { systemClock } from '../adapters/system/clock';
import { createIds } from '../adapters/system/ids';
import { sha256 } from '../adapters/system/sha256';
import { createTable } from '../adapters/table/table';
import { createLazyKeyService } from '../adapters/vault/lazy-key-service';
import { createVault } from '../adapters/vault/vault';
import { languageOf } from '../core/messages';
import type { Trace } from '../core/ports';
import { buildApiSchema } from '../schema/build-schema';
import { type ApiDeps, createContext } from '../schema/common/context';
import { createCostBudget } from '../schema/limits/cost-budget';
import { budget } from '../schema/limits/limits';
import { createServer } from '../schema/server';
import { actorOf } from './shared/actor';
import { oneOf, readEnvironment, text } from './shared/environment';
import { answer } from './shared/http';
import { logger } from './shared/logger';

const environment = readEnvironment({
  TABLE_NAME: text,
  VAULT_TABLE_NAME: text,
  VAULT_KEY_ID: text,
  STAGE: oneOf('dev', 'staging', 'prod'),
});

const client = createDocumentClient();
const clock = systemClock;
const ids = createIds(clock);
const vault = createVault({
  client,
  tableName: environment.VAULT_TABLE_NAME,
  keys: createLazyKeyService(environment.VAULT_KEY_ID),
});

const server = createServer({
  schema: buildApiSchema(),
  introspection: environment.STAGE === 'dev',
  budget: createCostBudget(budget),
  report: (error, requestId) => logger.error('A request failed unexpectedly', { error, requestId }),
});

function depsFor(trace: Trace): ApiDeps {
  const table = createTable({ client, tableName: environment.TABLE_NAME, clock, ids, vault, trace });
  return { clock, ids, sha256, vault, charts: lazyCharts, ...table };
}

/** Milliseconds, of those that the function has, for saying that there was no answer in time. */
const SAYING_SO = 500;

/** Answers a GraphQL request of any role; its id is in the answer's headers, in the journal and in the log. */
export async function handler(
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  invocation: Pick<Invocation, 'getRemainingTimeInMillis'>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { requestId, authorizer } = event.requestContext;
  logger.setCorrelationId(requestId);
  const language = languageOf(event.headers['accept-language']);
  const context = createContext(
    { actor: actorOf(authorizer.jwt.claims), language, requestId, host: event.headers.host ?? '' },
    depsFor({ requestId, correlationId: requestId, causationId: null }),
  );
  const response = await answer(server, event, context, invocation.getRemainingTimeInMillis() - SAYING_SO);
  logger.info('Answered a request', { statusCode: response.statusCode });
  return { ...response, headers: { ...response.headers, 'x-request-id': requestId, 'content-language': language } };
}
