import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';

type Handler = (event: APIGatewayProxyEventV2WithJWTAuthorizer) => Promise<{
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: string;
}>;

/** The function as it starts in an environment. */
async function start(variables: Readonly<Record<string, string>>): Promise<Handler> {
  jest.resetModules();
  const before = process.env;
  process.env = { ...before, ...variables };
  try {
    return (await import('../../../functions/graphql')).handler as unknown as Handler;
  } finally {
    process.env = before;
  }
}

const environment = {
  TABLE_NAME: 'main',
  VAULT_TABLE_NAME: 'vault',
  VAULT_KEY_ID: 'alias/vault',
  AWS_REGION: 'ap-southeast-3',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
};

function request(
  body: string,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyEventV2WithJWTAuthorizer {
  const claims = { sub: 'subject-1', roles: 'PARTICIPANT SYSTEM unknown' };
  return {
    headers: { 'content-type': 'application/json', ...headers },
    rawQueryString: '',
    body,
    isBase64Encoded: false,
    requestContext: { requestId: 'req-7', http: { method: 'POST' }, authorizer: { jwt: { claims } } },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
}

const query = (text: string) => JSON.stringify({ query: text });

describe('the graphql function', () => {
  let handler: Handler;
  beforeAll(async () => {
    handler = await start({ ...environment, STAGE: 'dev' });
  });

  it('answers as whom the token acts, with the request’s id and the language in the headers', async () => {
    const answer = await handler(request(query('{ me { roles person { id } } }'), { 'accept-language': 'en' }));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'x-request-id': 'req-7', 'content-language': 'en' });
    expect(JSON.parse(answer.body ?? '')).toEqual({ data: { me: { roles: ['PARTICIPANT'], person: null } } });
  });

  it.each(['', '{', '"text"', query('{ me {')])(
    'answers the body %p with a client error and its code',
    async (body) => {
      const answer = await handler(request(body));
      expect(answer.statusCode).toBe(400);
      const [error] = JSON.parse(answer.body ?? '').errors;
      expect(error.extensions.code).toMatch(/^(BAD_REQUEST|GRAPHQL_PARSE_FAILED)$/);
    },
  );

  it('refuses what would cost too much', async () => {
    const aliases = Array.from({ length: 11 }, (_, n) => `a${n}: labels { name }`).join(' ');
    const answer = await handler(request(query(`{ ${aliases} }`)));
    expect(JSON.parse(answer.body ?? '').errors[0].extensions).toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      requestId: 'req-7',
    });
    const tokens = await handler(request(query(`{ ${'me { roles } '.repeat(600)} }`)));
    expect(JSON.parse(tokens.body ?? '').errors[0].extensions.code).toBe('GRAPHQL_PARSE_FAILED');
  });

  it('tells the schema in dev alone', async () => {
    const introspection = request(query('{ __schema { queryType { name } } }'));
    expect(JSON.parse((await handler(introspection)).body ?? '').data.__schema.queryType.name).toBe('Query');
    const closed = await start({ ...environment, STAGE: 'prod' });
    expect((await closed(introspection)).statusCode).toBe(400);
    const guess = await closed(request(query('{ mee { roles } }')));
    expect(guess.body).not.toContain('"me"');
  });

  it('does not start in an environment that lacks something', async () => {
    await expect(start({ ...environment, STAGE: 'test' })).rejects.toThrow('STAGE');
  });
});
