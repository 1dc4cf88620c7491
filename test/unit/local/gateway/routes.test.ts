import type { Assembly, JsonObject, Resource } from '../../../../local/contracts';
import { routerOf } from '../../../../local/gateway/routes';

const route = (RouteKey: string): Resource => ({
  stack: 'test',
  logicalId: RouteKey,
  type: 'AWS::ApiGatewayV2::Route',
  properties: { ApiId: 'api', RouteKey } as JsonObject,
  ref: RouteKey,
  attributes: {},
});

const assemblyOf = (...keys: string[]): Assembly => ({
  account: '000000000000',
  region: 'ap-southeast-3',
  resources: [],
  ofType: () => keys.map(route),
  find: () => undefined,
  codeOf: () => '',
});

it.each([
  ['POST', '/graphql', 'POST /graphql', {}],
  ['GET', '/graphql', 'ANY /graphql', {}],
  ['GET', '/people/per_1', 'GET /people/{id}', { id: 'per_1' }],
  ['GET', '/people/me', 'GET /people/me', {}],
  ['GET', '/files/a/b', 'GET /files/{path+}', { path: 'a/b' }],
  ['PUT', '/elsewhere', '$default', { rest: 'elsewhere' }],
])('%s %s goes to %s', (method, path, key, pathParameters) => {
  const router = routerOf(
    assemblyOf('$default', 'GET /files/{path+}', 'GET /people/{id}', 'ANY /graphql', 'GET /people/me', 'POST /graphql'),
    'api',
  );
  const match = router(method, path);
  expect(match?.route.properties.RouteKey).toBe(key);
  if (key !== '$default') expect(match?.pathParameters).toEqual(pathParameters);
});

it('knows no route for another path or method', () => {
  const router = routerOf(assemblyOf('POST /graphql'), 'api');
  for (const [method, path] of [
    ['GET', '/graphql'],
    ['POST', '/graphql/'],
    ['POST', '/'],
    ['POST', '/graphql/more'],
  ] as const) {
    expect(router(method, path)).toBeUndefined();
  }
});
