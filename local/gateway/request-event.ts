import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../contracts';
import type { JwtContext } from './jwt-authorizer';

/** What the event of a request is made of. */
export interface RequestFacts {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly account: string;
  readonly apiId: string;
  readonly stage: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  readonly jwt: JwtContext | undefined;
  /** Virtual milliseconds since the epoch: a function and its request share one clock. */
  readonly now: number;
}

/** The event of payload format 2.0. */
export function requestEvent(facts: RequestFacts): JsonObject {
  const { request, url, body, jwt, now } = facts;
  const method = request.method ?? 'GET';
  const { headers, cookies } = headersOf(request);
  const host = headers.host ?? '';
  const asText = isText(headers['content-type']);
  const event: JsonObject = {
    version: '2.0',
    routeKey: facts.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    requestContext: {
      accountId: facts.account,
      apiId: facts.apiId,
      ...(jwt === undefined ? {} : { authorizer: { jwt } }),
      domainName: host.split(':')[0] ?? '',
      domainPrefix: facts.apiId,
      http: {
        method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: facts.requestId,
      routeKey: facts.routeKey,
      stage: facts.stage,
      time: logTime(now),
      timeEpoch: Math.round(now),
    },
    isBase64Encoded: body.length > 0 && !asText,
  };
  if (cookies.length > 0) event.cookies = cookies;
  if (body.length > 0) event.body = body.toString(asText ? 'utf8' : 'base64');
  if (url.search.length > 1) event.queryStringParameters = queryOf(url);
  if (Object.keys(facts.pathParameters).length > 0) event.pathParameters = facts.pathParameters;
  return event;
}

function headersOf({ headersDistinct }: IncomingMessage) {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(headersDistinct)) {
    if (name !== 'cookie' && values !== undefined) headers[name] = values.join(',');
  }
  const cookies = (headersDistinct.cookie ?? []).flatMap((line) => line.split('; '));
  return { headers, cookies };
}

function queryOf(url: URL): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of url.searchParams.keys()) query[name] ??= url.searchParams.getAll(name).join(',');
  return query;
}

function isText(contentType = ''): boolean {
  return /^(text\/|application\/(.+\+)?(json|xml|javascript)\b)/i.test(contentType);
}

/** `12/Mar/2027:19:03:58 +0000` */
function logTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
