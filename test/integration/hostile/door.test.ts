import { generateKeyPair } from 'jose';
import { prod } from '../../../infra/config/prod';
import { type TestTable, withTable } from '../../support/with-table';
import { answered, refusalOf } from './attack';
import { type Siger, startSiger } from './siger';
import { contentOf, operation } from './target';

let table: TestTable;
let siger: Siger;
beforeAll(async () => {
  table = await withTable();
  siger = await startSiger(table);
});
afterAll(async () => {
  await siger.close();
  await table.close();
});

const now = () => Math.floor(Date.now() / 1_000);
const roles = operation('{ me { roles } }');
const ask = (authorization: string, request = roles) =>
  siger.ask({ ...request, headers: { ...request.headers, authorization } });
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token at the door', () => {
  it('lets in with what it says, and with nothing that it may not say', async () => {
    const answer = await ask(`Bearer ${await siger.sign({ roles: 'PARTICIPANT SYSTEM ROOT' })}`);
    expect(contentOf(answer)).toEqual({ data: { me: { roles: ['PARTICIPANT'] } } });
  });

  it.each<[string, () => Promise<string> | string]>([
    ['none', () => ''],
    ['no token', () => 'Bearer nonsense'],
    ['one that has ended', () => siger.sign({ exp: now() - 1 })],
    ['one that is not valid yet', () => siger.sign({ nbf: now() + 600 })],
    ['one without an end', () => siger.sign({ exp: undefined })],
    ['one of another issuer', () => siger.sign({ iss: 'https://cognito-idp.ap-southeast-3.amazonaws.com/other' })],
    ['one for another client', () => siger.sign({ client_id: 'other' })],
    ['one for another audience', () => siger.sign({ aud: 'other' })],
    ['one signed by somebody else', async () => siger.sign({}, (await generateKeyPair('RS256')).privateKey)],
    ['one signed with the public key as a secret', () => siger.sign({}, siger.publicKey, { alg: 'HS256' })],
    [
      'one that says that it needs no signature',
      async () => `${base64({ alg: 'none', kid: 'k1' })}.${(await siger.sign()).split('.')[1]}.`,
    ],
    ['one without its signature', async () => (await siger.sign()).replace(/[^.]*$/, '')],
    [
      'one whose claims were changed',
      async () => {
        const [header, , signature] = (await siger.sign()).split('.');
        const claims = { iss: siger.issuer, client_id: siger.audience, exp: now() + 900, roles: 'PROVINCE_ADMIN' };
        return [header, base64(claims), signature].join('.');
      },
    ],
  ])('is asked for: %s is not let in', async (_, token) => {
    expect(refusalOf(await ask(await token()))).toBe('401');
  });
});

describe('browsers', () => {
  const [home = ''] = prod.api.corsOrigins;
  const preflight = (origin: string, method = 'POST') =>
    siger.ask({ method: 'OPTIONS', headers: { origin, 'access-control-request-method': method } });

  it('may send tokens from the environment’s own front end', async () => {
    const { headers } = await preflight(home);
    expect(headers.get('access-control-allow-origin')).toBe(home);
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each(['http://localhost:3000', 'null', `${home}.evil.test`, home.replace('https', 'http')])(
    'may not from %s',
    async (origin) => {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('a script in a loop', () => {
  const page = operation(
    '{ a: people(first: 100) { ...P } b: people(first: 100) { ...P } } fragment P on PersonDetailConnection { edges { node { id version rank active capExempt positionName positionKind employmentType contractStart profile { name nip email } } } }',
  );

  it('is told when to come again, and only itself', async () => {
    const mine = `Bearer ${await siger.sign({ sub: 'script' })}`;
    const answers = [];
    do answers.push(await ask(mine, page));
    while (answered(answers.at(-1) as never) && answers.length < 200);
    const refused = answers.at(-1) as (typeof answers)[number];
    expect(answers.length).toBeGreaterThan(20);
    expect(refusalOf(refused)).toBe('429 TOO_MANY_REQUESTS');
    expect(contentOf(refused).errors[0].extensions).toMatchObject({ seconds: 1 });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(answered(await ask(`Bearer ${await siger.sign({ sub: 'somebody else' })}`, page))).toBe(true);
  });
});
