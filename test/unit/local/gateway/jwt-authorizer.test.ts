import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { JsonObject, Resource } from '../../../../local/contracts';
import { authorizeJwt } from '../../../../local/gateway/jwt-authorizer';

const resource = (properties: JsonObject): Resource => ({
  stack: 'test',
  logicalId: 'Any',
  type: 'any',
  properties,
  ref: 'any',
  attributes: {},
});
const issuer = 'https://issuer.test';
const authorizer = resource({ JwtConfiguration: { Issuer: issuer, Audience: ['client-1'] } });
const open = resource({});

async function setting(alg = 'RS256') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] });
  const now = Math.floor(Date.now() / 1000);
  const valid: JWTPayload = {
    iss: issuer,
    client_id: 'client-1',
    sub: 's',
    exp: now + 60,
    iat: now,
    scope: 'read write',
  };
  const sign = (claims: Record<string, unknown> = {}, kid = 'k1') =>
    new SignJWT({ ...valid, ...claims }).setProtectedHeader({ alg, kid }).sign(privateKey);
  return { keys, sign, now };
}

it('lets a good token in, with or without the word Bearer', async () => {
  const { keys, sign } = await setting();
  const token = await sign();
  for (const header of [token, `Bearer ${token}`, `bearer ${token}`]) {
    const verdict = await authorizeJwt(authorizer, open, header, keys);
    expect(verdict).toMatchObject({
      allowed: true,
      jwt: { claims: { sub: 's', client_id: 'client-1' }, scopes: null },
    });
  }
});

it('takes aud before client_id', async () => {
  const { keys, sign } = await setting();
  const allowed = async (claims: JWTPayload) =>
    (await authorizeJwt(authorizer, open, await sign(claims), keys)).allowed;
  expect(await allowed({ aud: 'client-1', client_id: 'other' })).toBe(true);
  expect(await allowed({ aud: ['x', 'client-1'] })).toBe(true);
  expect(await allowed({ aud: 'other' })).toBe(false);
  expect(await allowed({ client_id: 'other' })).toBe(false);
});

it('refuses a wrong issuer, a token that is over, of the future, unknown or of another algorithm', async () => {
  const { keys, sign, now } = await setting();
  const tokens = [
    await sign({ iss: 'https://other.test' }),
    await sign({ exp: now - 1 }),
    await sign({ exp: undefined }),
    await sign({ nbf: now + 60 }),
    await sign({ iat: now + 60 }),
    await sign({}, 'k2'),
    await (await setting()).sign(),
    `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await sign()).split('.')[1]}.`,
    'nonsense',
    '',
  ];
  for (const token of tokens) {
    expect(await authorizeJwt(authorizer, open, token, keys)).toMatchObject({ allowed: false, status: 401 });
  }
  expect(await authorizeJwt(authorizer, open, undefined, keys)).toMatchObject({ allowed: false, status: 401 });
  const other = await setting('PS256');
  expect(await authorizeJwt(authorizer, open, await other.sign(), other.keys)).toMatchObject({ allowed: false });
});

it('asks for one of the scopes of the route', async () => {
  const { keys, sign } = await setting();
  const scoped = resource({ AuthorizationScopes: ['write', 'admin'] });
  expect(await authorizeJwt(authorizer, scoped, await sign(), keys)).toMatchObject({ jwt: { scopes: ['write'] } });
  expect(await authorizeJwt(authorizer, scoped, await sign({ scope: 'read' }), keys)).toMatchObject({
    allowed: false,
    status: 403,
  });
});
