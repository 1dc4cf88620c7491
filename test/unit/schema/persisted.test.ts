import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { manifestFile } from '../../../schema/operations/manifest';
import type { OperationManifest } from '../../../schema/persisted/known-operations';
import { startGraphql } from '../../support/graphql-function';

jest.mock('graphql-jit', () => ({ compileQuery: jest.fn(jest.requireActual('graphql-jit').compileQuery) }));

const { operations } = require(manifestFile) as OperationManifest;
const known = (name: string) => operations.find((operation) => operation.name === name) ?? fail(name);
function fail(what: string): never {
  throw new Error(`${what} is not known`);
}
const named = (name: string, more: object = {}) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: known(name).id } },
  ...more,
});

type Answer = { status: number | undefined; body: { data?: unknown; errors?: { extensions: { code: string } }[] } };

async function start(OPERATIONS: string) {
  jest.resetModules();
  const handler = await startGraphql({ STAGE: 'prod', OPERATIONS });
  return async (body: unknown): Promise<Answer> => {
    const claims = { sub: 'subject-1', roles: 'PARTICIPANT' };
    const answer = await handler({
      headers: { 'content-type': 'application/json' },
      rawQueryString: '',
      body: JSON.stringify(body),
      isBase64Encoded: false,
      requestContext: { requestId: 'r', http: { method: 'POST' }, authorizer: { jwt: { claims } } },
    } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer);
    return { status: answer.statusCode, body: JSON.parse(answer.body ?? '') };
  };
}

const codeOf = ({ status, body }: Answer) => [status, body.errors?.[0]?.extensions.code];

describe.each(['ANY', 'KNOWN'])('where %s operations are run', (policy) => {
  let ask: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    ask = await start(policy);
  });

  it('runs one that is named by its id, as often as it is', async () => {
    const first = await ask(named('Me'));
    expect(first).toMatchObject({ status: 200, body: { data: { me: { roles: ['PARTICIPANT'] } } } });
    expect(await ask(named('Me'))).toEqual(first);
  });

  it('does not know what is not in the list, and does not learn it', async () => {
    const sha256Hash = 'a'.repeat(64);
    expect(codeOf(await ask({ extensions: { persistedQuery: { version: 1, sha256Hash } } }))).toEqual([
      200,
      'PERSISTED_QUERY_NOT_FOUND',
    ]);
  });

  it.each([[{ version: 2, sha256Hash: 'x' }], [{ version: 1 }], ['id'], [null]])(
    'says so of an id in another form: %j',
    async (persistedQuery) => {
      expect(codeOf(await ask({ extensions: { persistedQuery } }))).toEqual([400, 'PERSISTED_QUERY_NOT_SUPPORTED']);
    },
  );
});

it('where any is run a text counts, and an id beside it does not', async () => {
  const ask = await start('ANY');
  const { body } = await ask(named('Me', { query: '{ me { agency { id } } }' }));
  expect(body).toEqual({ data: { me: { agency: null } } });
  expect(codeOf(await ask({ ...named('Me'), query: '' }))).toEqual([400, 'BAD_REQUEST']);
});

it.each([
  { query: 'query A { me { roles } }', operationName: 'B' },
  { query: 'query A { me { roles } } query B { me { roles } }' },
])('says which operation is not to be found, not that something broke: %j', async (body) => {
  const ask = await start('ANY');
  expect(codeOf(await ask(body))).toEqual([400, 'OPERATION_RESOLUTION_FAILURE']);
});

it.each(['{ me { roles } }', '{ me { secret } }', '{ __schema { types { name } } }', '{', ''])(
  'where known ones alone are run no text is, and the answer tells nothing of it: %s',
  async (query) => {
    const ask = await start('KNOWN');
    const answer = await ask({ query });
    expect(codeOf(answer)).toEqual([400, 'PERSISTED_QUERY_ID_REQUIRED']);
    expect(answer).toEqual(await ask({ query: '{ anything }' }));
    expect(codeOf(await ask({ ...named('Me'), query }))).toEqual([400, 'PERSISTED_QUERY_ID_REQUIRED']);
  },
);

it('compiles queries that come often, and leaves an error to be told as always', async () => {
  const ask = await start('KNOWN');
  const compile = jest.mocked((await import('graphql-jit')).compileQuery);
  const bare = await ask(named('Labels'));
  for (let n = 0; n < 12; n++) expect(await ask(named('Labels'))).toEqual(bare);
  expect(compile).toHaveBeenCalledTimes(1);

  const unknown = named('Training', { variables: { id: 'not-an-id' } });
  const told = await ask(unknown);
  expect(told.body.errors).toHaveLength(1);
  const unfit = await ask(named('Training', { variables: { id: {} } }));
  for (let n = 0; n < 12; n++) expect(await ask(unknown)).toEqual(told);
  expect(await ask(named('Training', { variables: { id: {} } }))).toEqual(unfit);
  expect(compile).toHaveBeenCalledTimes(2);
});

describe('a known query that cannot be compiled', () => {
  const broken = () => {
    throw new Error('broken');
  };

  it.each([
    ['the compiler cannot be loaded', broken, 0],
    ['it cannot compile', () => ({ compileQuery: jest.fn(broken) }), 1],
    ['what it compiled fails', () => ({ compileQuery: jest.fn(() => ({ query: broken })) }), 1],
  ])('is answered by graphql-js for good, and told once: %s', async (_, compiler, compilations) => {
    const ask = await start('KNOWN');
    jest.doMock('graphql-jit', compiler);
    const { logger } = await import('../../../functions/shared/logger');
    const [warned, failed] = [jest.spyOn(logger, 'warn'), jest.spyOn(logger, 'error')];
    const expected = await ask(named('Labels'));
    expect(expected).toMatchObject({ status: 200, body: { data: expect.anything() } });
    for (let n = 0; n < 10; n++) expect(await ask(named('Labels'))).toEqual(expected);
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => ask(named('Labels'))));
    for (const answer of atOnce) expect(answer).toEqual(expected);
    expect(warned.mock.calls).toEqual([
      [expect.any(String), { error: expect.objectContaining({ message: 'broken' }), requestId: 'r' }],
    ]);
    expect(failed).not.toHaveBeenCalled();
    if (compilations > 0) expect((await import('graphql-jit')).compileQuery).toHaveBeenCalledTimes(compilations);
  });
});
