import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { startGraphql as start, startAuditGraphql } from '../../support/graphql-function';

function request(
  body: string,
  headers: Readonly<Record<string, string>> = {},
  roles = 'PARTICIPANT SYSTEM unknown',
): APIGatewayProxyEventV2WithJWTAuthorizer {
  const claims = { sub: 'subject-1', roles };
  return {
    headers: { 'content-type': 'application/json', ...headers },
    rawQueryString: '',
    body,
    isBase64Encoded: false,
    requestContext: { requestId: 'req-7', http: { method: 'POST' }, authorizer: { jwt: { claims } } },
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
}

function startGraphql(variables: Readonly<Record<string, string>>): ReturnType<typeof start> {
  jest.resetModules();
  return start(variables);
}

const query = (text: string) => JSON.stringify({ query: text });

describe('the graphql function', () => {
  let handler: Awaited<ReturnType<typeof startGraphql>>;
  beforeAll(async () => {
    handler = await startGraphql({ STAGE: 'dev' });
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

  it('does not read what is too large', async () => {
    const answer = await handler(request('x'.repeat(256_001), { 'accept-language': 'en' }));
    expect(answer.statusCode).toBe(413);
    expect(answer.headers).toMatchObject({ 'x-request-id': 'req-7' });
    expect(JSON.parse(answer.body ?? '').errors).toEqual([
      {
        message: 'The request is larger than 256 KB.',
        extensions: { code: 'REQUEST_TOO_LARGE', requestId: 'req-7', problems: [], kilobytes: 256 },
      },
    ]);
  });

  it('says so when there is no answer in the time that the function has', async () => {
    let tell = () => {};
    const told = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const slow = createServer((_, response) => {
      setTimeout(() => response.end('{"Items":[],"Count":0,"ScannedCount":0}', tell), 50);
    }).listen(0, '127.0.0.1');
    await once(slow, 'listening');
    const AWS_ENDPOINT_URL = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    const waiting = await startGraphql({ STAGE: 'prod', AWS_ENDPOINT_URL });
    const answer = await waiting(request(query('{ programs { edges { cursor } } }')), 500);
    expect(answer.statusCode).toBe(504);
    expect(JSON.parse(answer.body ?? '').errors[0].extensions.code).toBe('TIMED_OUT');
    await told;
    slow.closeAllConnections();
    slow.close();
  });

  it('tells the schema in dev alone', async () => {
    const introspection = request(query('{ __schema { queryType { name } } }'));
    expect(JSON.parse((await handler(introspection)).body ?? '').data.__schema.queryType.name).toBe('Query');
    const closed = await startGraphql({ STAGE: 'prod' });
    expect((await closed(introspection)).statusCode).toBe(400);
    const guess = await closed(request(query('{ mee { roles } you }')));
    expect(JSON.parse(guess.body ?? '').errors).toEqual([
      {
        message: 'The operation does not fit the schema',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: 'req-7', problems: [] },
      },
    ]);
    const value = JSON.stringify({
      query: 'query ($s: Stage!) { awardsOfTraining(trainingId: "t", stage: $s) { edges { cursor } } }',
      variables: { s: 'FIRS' },
    });
    const misspelled = JSON.parse((await closed(request(value))).body ?? '').errors[0];
    expect(misspelled.extensions).toEqual({
      code: 'BAD_INPUT',
      requestId: 'req-7',
      problems: [{ field: 'stage', code: 'UNREADABLE', message: 'Isian ini bukan jenis yang diminta.' }],
    });
  });

  it('does not start in an environment that lacks something', async () => {
    await expect(startGraphql({ STAGE: 'test' })).rejects.toThrow('STAGE');
  });
});

describe('roles', () => {
  const codeOf = (answer: APIGatewayProxyStructuredResultV2) => [
    answer.statusCode,
    JSON.parse(answer.body ?? '').errors?.[0].extensions.code,
  ];
  const labels = (roles: string) => request(query('{ labels { name } }'), {}, roles);
  const mine = (roles: string) => request(query('{ me { roles } }'), {}, roles);

  it('count at one endpoint each: auditors at theirs alone, the others at the common one', async () => {
    const common = await startGraphql({ STAGE: 'prod' });
    const audit = await startAuditGraphql({ STAGE: 'prod' });
    const refused = [403, 'NO_ROLE_HERE'];
    expect(codeOf(await common(labels('AUDITOR')))).toEqual(refused);
    expect(codeOf(await common(labels('')))).toEqual(refused);
    expect(codeOf(await audit(labels('PROVINCE_ADMIN PARTICIPANT')))).toEqual(refused);
    expect(codeOf(await audit(labels('')))).toEqual(refused);
    const both = await common(mine('AUDITOR PARTICIPANT'));
    expect(JSON.parse(both.body ?? '')).toEqual({ data: { me: { roles: ['PARTICIPANT'] } } });
  });

  it('meet the same limits at both', async () => {
    jest.resetModules();
    const audit = await startAuditGraphql({ STAGE: 'prod' });
    const aliases = Array.from({ length: 11 }, (_, n) => `a${n}: labels { name }`).join(' ');
    expect(codeOf(await audit(request(query(`{ ${aliases} }`), {}, 'AUDITOR')))).toEqual([400, 'QUERY_TOO_COMPLEX']);
    expect(codeOf(await audit(request('x'.repeat(256_001), {}, 'AUDITOR')))).toEqual([413, 'REQUEST_TOO_LARGE']);
    const schema = request(query('{ __schema { queryType { name } } }'), {}, 'AUDITOR');
    expect(codeOf(await audit(schema))).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});
