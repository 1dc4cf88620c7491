import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JWTVerifyGetKey } from 'jose';
import {
  ApiError,
  type Assembly,
  type Coverage,
  type Invoker,
  type Json,
  type Resource,
  type VirtualClock,
} from '../contracts';
import { createActivity, type Drainable } from '../services/activity';
import { corsOf } from './cors';
import { type Answer, answer, functionAnswer } from './function-response';
import { authorizeJwt, type JwtContext } from './jwt-authorizer';
import { readBody } from './read-body';
import { requestEvent } from './request-event';
import { type RouteMatch, routerOf } from './routes';
import { throttleOf } from './throttle';

export interface GatewayOptions {
  readonly assembly: Assembly;
  readonly invoker: Invoker;
  readonly coverage: Coverage;
  readonly clock: VirtualClock;
  /** The public keys by which tokens are verified. */
  readonly keys: JWTVerifyGetKey;
  /** Decides by the function's permissions; throws {@link ApiError} when the API may not invoke it. */
  readonly authorizeInvoke: (principal: string, sourceArn: string, fn: Resource) => void;
  /** Whether the stage's rate limits are honored now. */
  readonly throttles: () => boolean;
  /** Told what went wrong behind an answer 5xx. */
  readonly report: (line: string) => void;
}

/** The HTTP API of the template. */
export interface Gateway extends Drainable {
  /** The path of the first `POST` route, for people. */
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const megabyte = 1024 * 1024;
const bodyLimit = 10 * megabyte;
const eventLimit = 6 * megabyte;
const longestIntegration = 30_000;

/** @throws Error when the template has no HTTP API, or one that this runtime can't honor */
export function createGateway(options: GatewayOptions): Gateway {
  const { assembly, coverage } = options;
  const [api, ...others] = assembly.ofType('AWS::ApiGatewayV2::Api');
  if (api === undefined || others.length > 0) throw new Error('The template must have exactly one HTTP API.');
  if (api.properties.ProtocolType !== 'HTTP') throw new Error(`${api.logicalId} is not an HTTP API.`);
  const stage = assembly.ofType('AWS::ApiGatewayV2::Stage').find(({ properties }) => properties.ApiId === api.ref);
  const stageName = String(stage?.properties.StageName ?? '$default');
  const router = routerOf(assembly, api.ref);
  const cors = corsOf(api);
  const withinLimits = throttleOf(stage);
  const activity = createActivity();

  const answerTo = async (request: IncomingMessage, requestId: string): Promise<Answer> => {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://localhost');
    const preflight = cors.preflight(method, request.headers);
    if (preflight !== undefined) return { status: 204, headers: preflight, body: '' };
    const match = router(method, url.pathname);
    if (match === undefined) return answer(404, 'Not Found');
    const routeKey = String(match.route.properties.RouteKey);
    if (options.throttles() && !withinLimits(routeKey)) return answer(429, 'Too Many Requests');
    const verdict = await authorize(match.route, request.headers.authorization);
    if (!verdict.allowed) {
      const challenge = {
        'www-authenticate': `Bearer scope="" error="invalid_token" error_description="${verdict.why}"`,
      };
      return verdict.status === 401 ? answer(401, 'Unauthorized', challenge) : answer(403, 'Forbidden');
    }
    const body = await readBody(request, bodyLimit);
    if (body === undefined) return answer(413, 'Request Entity Too Large');
    const event = requestEvent({
      request,
      url,
      body,
      account: assembly.account,
      apiId: api.ref,
      stage: stageName,
      routeKey,
      pathParameters: match.pathParameters,
      requestId,
      jwt: verdict.jwt,
      now: options.clock.now(),
    });
    if (JSON.stringify(event).length > eventLimit) return answer(413, 'Request Entity Too Large');
    return integrate(match, method, event);
  };

  const authorize = async (
    route: Resource,
    authorization: string | undefined,
  ): Promise<{ allowed: true; jwt: JwtContext | undefined } | { allowed: false; status: 401 | 403; why: string }> => {
    const kind = route.properties.AuthorizationType ?? 'NONE';
    if (kind === 'NONE') return { allowed: true, jwt: undefined };
    const authorizer = assembly.find(String(route.properties.AuthorizerId));
    if (kind !== 'JWT' || authorizer === undefined)
      throw new Error(`${route.logicalId}: only JWT authorizers are known.`);
    return authorizeJwt(authorizer, route, authorization, options.keys);
  };

  const integrate = async ({ route }: RouteMatch, method: string, event: Json): Promise<Answer> => {
    const [, integrationId = ''] = String(route.properties.Target).split('/');
    const integration = assembly.find(integrationId);
    const fn = integration && assembly.find(String(integration.properties.IntegrationUri));
    if (fn === undefined) throw new Error(`${route.logicalId} leads to no function.`);
    const path = String(route.properties.RouteKey).split(' ')[1] ?? '/';
    const sourceArn = `arn:aws:execute-api:${assembly.region}:${assembly.account}:${api.ref}/${stageName}/${method}${path}`;
    options.authorizeInvoke('apigateway.amazonaws.com', sourceArn, fn);
    coverage.use('route', route.logicalId);
    const limit = Math.min(longestIntegration, Number(integration?.properties.TimeoutInMillis ?? longestIntegration));
    const invocation = await within(limit, options.invoker.invoke(fn, event));
    if (invocation === undefined) return answer(503, 'Service Unavailable');
    if (!invocation.ok) return answer(500, 'Internal Server Error');
    return functionAnswer(invocation.payload);
  };

  return {
    path: pathOf(assembly, api),
    busy: activity.busy,
    drained: activity.drained,
    async handle(request, response) {
      const end = activity.begin();
      const requestId = randomUUID();
      try {
        const { status, headers, body } = await answerTo(request, requestId).catch((error: unknown) => {
          if (!(error instanceof ApiError)) throw error;
          options.report(`The gateway may not do what its template says: ${error.message}`);
          return answer(500, 'Internal Server Error');
        });
        response.writeHead(status, { ...headers, ...cors.headers(request.headers), 'apigw-requestid': requestId });
        response.end(body);
        // What is left of a refused body would be taken for the next request.
        request.resume();
      } finally {
        end();
      }
    },
  };
}

function pathOf(assembly: Assembly, api: Resource): string {
  const keys = assembly
    .ofType('AWS::ApiGatewayV2::Route')
    .filter(({ properties }) => properties.ApiId === api.ref)
    .map(({ properties }) => String(properties.RouteKey));
  return (keys.find((key) => key.startsWith('POST ')) ?? 'POST /').split(' ')[1] ?? '/';
}

async function within<T>(limit: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
