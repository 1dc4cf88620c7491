import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import type { Assembly, Invocation, Json, JsonObject, Resource } from '../../../../local/contracts';
import { createIssuer, type IssuerOptions } from '../../../../local/issuer';

const dir = mkdtempSync(join(tmpdir(), 'issuer-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const resource = (type: string, logicalId: string, properties: JsonObject): Resource => ({
  stack: 'test',
  logicalId,
  type,
  properties,
  ref: logicalId,
  attributes: { Arn: `arn:${logicalId}` },
});

const issuerUrl = 'https://cognito-idp.ap-southeast-3.amazonaws.com/pool';
const resources = [
  resource('AWS::ApiGatewayV2::Authorizer', 'authorizer', {
    AuthorizerType: 'JWT',
    JwtConfiguration: { Issuer: issuerUrl, Audience: ['client'] },
  }),
  resource('AWS::Cognito::UserPool', 'pool', {
    LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: 'arn:fn', LambdaVersion: 'V2_0' } },
  }),
  resource('AWS::Cognito::UserPoolClient', 'client', {
    UserPoolId: 'pool',
    AccessTokenValidity: 15,
    TokenValidityUnits: { AccessToken: 'minutes' },
  }),
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

async function issuerWith(changes: JsonObject | Invocation, options: Partial<IssuerOptions> = {}) {
  const events: Json[] = [];
  const invocation: Invocation =
    'ok' in changes
      ? (changes as Invocation)
      : { ok: true, payload: { response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: changes } } } };
  const issuer = await createIssuer({
    assembly,
    invoker: {
      invoke: async (_, event) => {
        events.push(event);
        return invocation;
      },
    },
    authorizeInvoke: () => {},
    ...options,
  });
  return { issuer, events };
}

it('signs what the pre-token function adds, for as long as the client says', async () => {
  const { issuer, events } = await issuerWith({
    claimsToAddOrOverride: { person: 'per_1', roles: 'PARTICIPANT' },
    claimsToSuppress: ['origin_jti'],
    scopesToAdd: ['more'],
    scopesToSuppress: ['aws.cognito.signin.user.admin'],
  });
  const { accessToken, expiresIn } = await issuer.token('sub-1');
  const { payload, protectedHeader } = await jwtVerify(
    accessToken,
    createLocalJWKSet(issuer.jwks as unknown as JSONWebKeySet),
    { issuer: issuerUrl },
  );
  expect(payload).toMatchObject({
    sub: 'sub-1',
    client_id: 'client',
    token_use: 'access',
    person: 'per_1',
    roles: 'PARTICIPANT',
    scope: 'more',
  });
  expect(payload).not.toHaveProperty('origin_jti');
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(expiresIn);
  expect([protectedHeader.alg, expiresIn]).toEqual(['RS256', 900]);
  expect(events).toEqual([
    expect.objectContaining({
      version: '2',
      userPoolId: 'pool',
      userName: 'sub-1',
      callerContext: expect.objectContaining({ clientId: 'client' }),
      request: expect.objectContaining({ userAttributes: expect.objectContaining({ sub: 'sub-1' }) }),
    }),
  ]);
});

it('publishes no private part of its key', async () => {
  const { issuer } = await issuerWith({});
  expect(Object.keys(issuer.jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

it('keeps its key in the data folder', async () => {
  const first = await issuerWith({}, { dataDir: dir });
  const { accessToken } = await first.issuer.token('sub-1');
  const second = await issuerWith({}, { dataDir: dir });
  await expect(jwtVerify(accessToken, second.issuer.verify)).resolves.toBeDefined();
  const other = await issuerWith({});
  await expect(jwtVerify(accessToken, other.issuer.verify)).rejects.toThrow();
});

it('refuses what the user pool would refuse', async () => {
  const forged = await issuerWith({ claimsToAddOrOverride: { sub: 'someone-else' } });
  await expect(forged.issuer.token('sub-1')).rejects.toThrow('"sub"');
  const failing = await issuerWith({ ok: false, reason: 'error', type: 'Error', message: 'no account' });
  await expect(failing.issuer.token('sub-1')).rejects.toThrow('no account');
  const unauthorized = await issuerWith(
    {},
    {
      authorizeInvoke: (principal, sourceArn) => {
        throw new Error(`${principal} ${sourceArn}`);
      },
    },
  );
  await expect(unauthorized.issuer.token('sub-1')).rejects.toThrow('cognito-idp.amazonaws.com arn:pool');
});

it('leaves a token as it is where there is nothing to change', async () => {
  const { issuer } = await issuerWith({ ok: true, payload: { response: { claimsAndScopeOverrideDetails: null } } });
  expect(decodeJwt((await issuer.token('sub-1')).accessToken)).toMatchObject({ sub: 'sub-1', username: 'sub-1' });
});
