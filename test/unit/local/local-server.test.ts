import { request } from 'node:http';
import { startLocalServer } from '../../../local/local-server';
import { createActivity } from '../../../local/services/activity';

let origin = '';
let close = async () => {};
const moved: unknown[] = [];

beforeAll(async () => {
  const server = await startLocalServer({
    port: 0,
    pages: (path) => (path === '/' ? { type: 'text/html', body: 'the page' } : undefined),
    issuer: {
      issuer: 'https://issuer.test',
      jwks: { keys: [{ kty: 'RSA', kid: 'k' }] },
      verify: () => Promise.reject(new Error('not asked for')),
      configuration: (at) => ({ jwks_uri: `${at}/.well-known/jwks.json` }),
      token: async (subject) => {
        if (subject === 'nobody') throw new Error('no such account');
        return { accessToken: `token of ${subject}`, expiresIn: 900 };
      },
    },
    gateway: {
      ...createActivity(),
      path: '/graphql',
      handle: async (_, response) => void response.writeHead(418).end('gateway'),
    },
    controls: {
      'POST /clock': (input, response) => {
        if (input === null) throw new RangeError('Send a time.');
        moved.push(input);
        response.end('moved');
      },
    },
  });
  origin = server.origin;
  close = server.close;
});
afterAll(() => close());

it('gives tokens by link and by form, also bare', async () => {
  const link = await fetch(`${origin}/token?subject=budi`);
  expect(await link.json()).toEqual({ access_token: 'token of budi', token_type: 'Bearer', expires_in: 900 });
  expect(link.headers.get('access-control-allow-origin')).toBeNull();
  const form = await fetch(`${origin}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', subject: 'siti', raw: '' }),
  });
  expect(await form.text()).toBe('token of siti');
  expect((await fetch(`${origin}/token`)).status).toBe(400);
  const failed = await fetch(`${origin}/token?subject=nobody`);
  expect([failed.status, await failed.json()]).toEqual([500, { message: 'no such account' }]);
});

it('publishes its keys, serves its page, and leaves the rest to the gateway', async () => {
  const configuration = (await (await fetch(`${origin}/.well-known/openid-configuration`)).json()) as {
    jwks_uri: string;
  };
  expect(await (await fetch(configuration.jwks_uri)).json()).toEqual({ keys: [{ kty: 'RSA', kid: 'k' }] });
  const page = await fetch(origin);
  expect(await page.text()).toBe('the page');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  for (const path of ['/graphql', '/clock', '/no/such']) expect((await fetch(origin + path)).status).toBe(418);
  expect((await fetch(origin, { method: 'POST' })).status).toBe(418);
});

it('takes controls only in a form that no other site can send', async () => {
  const post = (body: string, type: string) =>
    fetch(`${origin}/clock`, { method: 'POST', headers: { 'content-type': type }, body });
  expect((await post('{"to":"P1D"}', 'text/plain')).status).toBe(415);
  expect((await post('{', 'application/json')).status).toBe(400);
  expect((await post('null', 'application/json')).status).toBe(400);
  expect((await post(`"${'x'.repeat(70_000)}"`, 'application/json')).status).toBe(413);
  expect(moved).toEqual([]);
  expect(await (await post('{"to":"P1D"}', 'application/json')).text()).toBe('moved');
  expect(moved).toEqual([{ to: 'P1D' }]);
});

it.each([
  ['127.0.0.1:4000', 200],
  ['localhost', 200],
  ['[::1]:1', 200],
  ['attacker.example:4000', 421],
  ['127.0.0.1.attacker.example', 421],
])('served under the name %s answers %i', async (host, status) => {
  const answered = await new Promise((resolve, reject) => {
    request(origin, { headers: { host } }, (response) => resolve(response.resume().statusCode))
      .once('error', reject)
      .end();
  });
  expect(answered).toBe(status);
});
