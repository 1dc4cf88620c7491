import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ErrorContext } from '../../schema/common/errors';
import { Refusal } from '../../schema/common/refusal';
import { admit, type OperationPolicy } from '../../schema/persisted/admit';

/** Largest body: a hundred rows of an import take a tenth of it. What is larger is not even read as JSON. */
const LARGEST_KILOBYTES = 256;

/**
 * Answers one HTTP API request (payload format 2.0) with an Apollo server. A body that is not JSON is passed on as
 * undefined, which the server answers with a clear 400.
 *
 * @param policy which operations are run
 * @param milliseconds after which the caller is told that it took too long; what was begun may still be done
 */
export async function answer<C extends ErrorContext>(
  server: ApolloServer<C>,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  context: C,
  milliseconds: number,
  policy: OperationPolicy = 'ANY',
): Promise<APIGatewayProxyStructuredResultV2> {
  if ((event.body?.length ?? 0) > LARGEST_KILOBYTES * 1_000) {
    return refuse(new Refusal('REQUEST_TOO_LARGE', { kilobytes: LARGEST_KILOBYTES }), context);
  }
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<APIGatewayProxyStructuredResultV2>((resolve) => {
    timer = setTimeout(() => resolve(refuse(new Refusal('TIMED_OUT'), context)), milliseconds);
  });
  try {
    return await Promise.race([ask(server, event, context, policy), late]);
  } catch (error) {
    if (error instanceof Refusal) return await refuse(error, context);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function ask<C extends ErrorContext>(
  server: ApolloServer<C>,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  context: C,
  policy: OperationPolicy,
): Promise<APIGatewayProxyStructuredResultV2> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined) headers.set(name, value);
  }
  const {
    status,
    headers: sent,
    body,
  } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: event.requestContext.http.method,
      headers,
      search: event.rawQueryString,
      body: admit(bodyOf(event), policy),
    },
    context: async () => context,
  });
  if (body.kind !== 'complete') throw new Error('Incremental delivery is not offered');
  return { statusCode: status ?? 200, headers: Object.fromEntries(sent), body: body.string };
}

function bodyOf({ body, isBase64Encoded }: APIGatewayProxyEventV2WithJWTAuthorizer): unknown {
  if (!body) return undefined;
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
  } catch {
    return undefined;
  }
}

/** A refusal in the form of every other answer. */
export async function refuse(refusal: Refusal, context: ErrorContext): Promise<APIGatewayProxyStructuredResultV2> {
  const { formatError } = await import('../../schema/common/errors');
  const error = formatError({ message: refusal.message }, refusal, context, () => {});
  return {
    statusCode: refusal.status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...refusal.headers },
    body: JSON.stringify({ errors: [error] }),
  };
}
