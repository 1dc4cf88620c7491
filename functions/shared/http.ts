import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/**
 * Answers one HTTP API request (payload format 2.0) with an Apollo server. A body that is not JSON is passed on as
 * undefined, which the server answers with a clear 400.
 */
export async function answer<C extends object>(
  server: ApolloServer<C>,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
  context: C,
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
      body: bodyOf(event),
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
