import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Assembly, Invocation, Json, JsonObject, Resource } from '../../../../local/contracts';
import { ApiError } from '../../../../local/contracts';
import { createCoverage } from '../../../../local/coverage';
import { createGateway, type GatewayOptions } from '../../../../local/gateway';
import { createClock } from '../../../../local/virtual-clock';

const resource = (type: string, logicalId: string, properties: JsonObject): Resource => ({
  stack: 'test',
  logicalId,
  type,
  properties,
  ref: logicalId,
  attributes: { Arn: `arn:${logicalId}` },
});

const resources = [
  resource('AWS::ApiGatewayV2::Api', 'api', {
    ProtocolType: 'HTTP',
    CorsConfiguration: {
      AllowOrigins: ['https://front.test'],
      AllowMethods: ['POST'],
      ExposeHeaders: ['x-shown'],
      MaxAge: 60,
    },
  }),
  resource('AWS::ApiGatewayV2::Stage', '$default', {
    ApiId: 'api',
    StageName: '$default',
    DefaultRouteSettings: { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 3 },
  }),
  resource('AWS::ApiGatewayV2::Route', 'route', {
    ApiId: 'api',
    RouteKey: 'ANY /things/{id}',
    Target: 'integrations/int',
  }),
  resource('AWS::ApiGatewayV2::Integration', 'int', { ApiId: 'api', IntegrationUri: 'arn:fn', TimeoutInMillis: 200 }),
  resource('AWS::Lambda::Function', 'fn', {}),
];
const assembly: Assembly = {
  account: '000000000000',
  region: 'ap-southeast-3',
  resources,
  ofType: (type) => resources.filter((each) => each.type === type),
  find: (name) => resources.find(({ ref, attributes }) => ref === name || attributes.Arn === name),
  codeOf: () => '',
};

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function serve(
  answer: (event: JsonObject) => Promise<Invocation> | Invocation,
  options: Partial<GatewayOptions> = {},
) {
  const events: JsonObject[] = [];
  const coverage = createCoverage();
  const gateway = createGateway({
    assembly,
    coverage,
    clock: createClock(),
    invoker: {
      invoke: async (_, event: Json) => {
        events.push(event as JsonObject);
        return answer(event as JsonObject);
      },
    },
    keys: () => {
      throw new Error('no keys here');
    },
    authorizeInvoke: () => {},
    throttles: () => false,
    report: () => {},
    ...options,
  });
  const server = createServer((request, response) => void gateway.handle(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { events, coverage, gateway, ask: (path: string, init: RequestInit = {}) => fetch(origin + path, init) };
}

const ok = (payload: Json): Invocation => ({ ok: true, payload });

it('hands over the request in payload format 2.0', async () => {
  const { ask, events, coverage } = await serve(() => ok('hello'));
  const response = await ask('/things/7?a=1&b=2&a=3', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: 'x=1; y=2', 'X-Mine': 'v' },
    body: '{"n":1}',
  });
  expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
    200,
    'hello',
    'application/json',
  ]);
  expect(events[0]).toMatchObject({
    version: '2.0',
    routeKey: 'ANY /things/{id}',
    rawPath: '/things/7',
    rawQueryString: 'a=1&b=2&a=3',
    cookies: ['x=1', 'y=2'],
    headers: { 'x-mine': 'v', 'content-type': 'application/json' },
    queryStringParameters: { a: '1,3', b: '2' },
    pathParameters: { id: '7' },
    body: '{"n":1}',
    isBase64Encoded: false,
    requestContext: { apiId: 'api', stage: '$default', http: { method: 'POST', path: '/things/7' } },
  });
  const { time } = (events[0]?.requestContext ?? {}) as JsonObject;
  expect(time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
  expect(events[0]?.headers).not.toHaveProperty('cookie');
  expect(coverage.used('route')).toEqual(['route']);
});

it('encodes a body that is no text, and has none for a GET', async () => {
  const { ask, events } = await serve(() => ok(null));
  await ask('/things/7', { method: 'POST', body: Buffer.from([0, 255]), headers: { 'content-type': 'image/png' } });
  await ask('/things/7');
  expect(events[0]).toMatchObject({ body: 'AP8=', isBase64Encoded: true });
  expect(events[1]).toMatchObject({ isBase64Encoded: false });
  expect(events[1]).not.toHaveProperty('body');
});

it('answers what the function answers', async () => {
  const { ask } = await serve(() =>
    ok({
      statusCode: 202,
      headers: { 'X-Shown': 'yes' },
      cookies: ['a=1', 'b=2'],
      body: 'AP8=',
      isBase64Encoded: true,
    }),
  );
  const response = await ask('/things/1', { headers: { origin: 'https://front.test' } });
  expect(response.status).toBe(202);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from([0, 255]));
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(response.headers.get('x-shown')).toBe('yes');
  expect(response.headers.get('access-control-allow-origin')).toBe('https://front.test');
  expect(response.headers.get('access-control-expose-headers')).toBe('x-shown');
});

it.each([
  ['a failing function', () => ({ ok: false, reason: 'error', type: 'E', message: 'secret' }) as const, 500],
  ['a function that is too slow', () => new Promise<Invocation>((resolve) => setTimeout(resolve, 400, ok(null))), 503],
  ['a senseless status', () => ok({ statusCode: 'many' }), 500],
])('hides what went wrong behind %s', async (_, answer, status) => {
  const { ask } = await serve(answer);
  const response = await ask('/things/1');
  expect(response.status).toBe(status);
  expect(Object.keys((await response.json()) as object)).toEqual(['message']);
});

it('refuses what is too large, unknown, too frequent or not permitted', async () => {
  const { ask, events } = await serve(() => ok(null), { throttles: () => true });
  const large = { method: 'POST', headers: { 'content-type': 'text/plain' } };
  expect((await ask('/things/1', { ...large, body: 'x'.repeat(10 * 1024 * 1024 + 1) })).status).toBe(413);
  expect((await ask('/things/1', { ...large, body: 'x'.repeat(7 * 1024 * 1024) })).status).toBe(413);
  expect((await ask('/nothing')).status).toBe(404);
  expect((await ask('/things/1')).status).toBe(200);
  expect((await ask('/things/1')).status).toBe(429);
  expect(events).toHaveLength(1);

  const reports: string[] = [];
  const forbidden = await serve(() => ok(null), {
    authorizeInvoke: (principal, sourceArn) => {
      expect([principal, sourceArn]).toEqual([
        'apigateway.amazonaws.com',
        'arn:aws:execute-api:ap-southeast-3:000000000000:api/$default/GET/things/{id}',
      ]);
      throw new ApiError('AccessDeniedException', 'no permission');
    },
    report: (line) => reports.push(line),
  });
  expect((await forbidden.ask('/things/1')).status).toBe(500);
  expect(reports.join()).toContain('no permission');
  expect(forbidden.gateway.busy()).toBe(false);
});

it('answers a preflight by the configuration, and nothing for a foreign origin', async () => {
  const { ask, events } = await serve(() => ok(null));
  const preflight = (origin: string) =>
    ask('/things/1', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
  const allowed = await preflight('https://front.test');
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-methods')).toBe('POST');
  expect(allowed.headers.get('access-control-max-age')).toBe('60');
  expect((await preflight('https://elsewhere.test')).headers.get('access-control-allow-origin')).toBeNull();
  expect(events).toEqual([]);
});
