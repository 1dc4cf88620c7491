import { type Attack, answered, attack, says, times } from './attack';
import { contentOf, json, operation } from './target';

const tooComplex = '400 QUERY_TOO_COMPLEX';
const nested = (levels: number) =>
  `{ training(id: "trn_1") { ${'program { trainings { '.repeat(levels)} id ${'} }'.repeat(levels)} } }`;
const row = 'id status jp preTest postTest attendance { sessionId status source } person { id } training { id title }';
const origin = 'https://evil.test';

/** What the OWASP GraphQL cheat sheet (cheatsheetseries.owasp.org) tells to withstand, as far as one request shows it. */
export const owasp: readonly Attack[] = [
  attack('nesting without end', operation(nested(7)), answered, { refusal: tooComplex, stock: true }),
  attack('a page without end', operation('{ programs(first: 5000) { edges { cursor } } }'), answered, {
    refusal: '200 PAGE_TOO_LARGE',
    stock: true,
  }),
  attack(
    'a page without end, in a variable',
    operation('query ($n: Int!) { programs(first: $n) { edges { cursor } } }', { n: 5_000 }),
    answered,
    { refusal: '200 PAGE_TOO_LARGE', stock: true },
  ),
  attack(
    'an answer of too many values',
    operation(
      `{ ${times(10, (n) => `a${n}: enrollments(trainingId: "trn_1", first: 100) { edges { node { ${row} } } }`)} }`,
    ),
    answered,
    { refusal: tooComplex, stock: true },
  ),
  attack(
    'guessing by aliases',
    operation(`{ ${times(50, (n) => `a${n}: verifyCertificate(code: "${n}") { valid }`)} }`),
    (answer) => contentOf(answer).data?.a49 !== undefined,
    { refusal: tooComplex, stock: true },
  ),
  attack(
    'guessing by a batch',
    json(
      JSON.stringify(
        Array.from({ length: 50 }, (_, n) => ({ query: `{ verifyCertificate(code: "${n}") { valid } }` })),
      ),
    ),
    (answer) => Array.isArray(contentOf(answer)),
    { refusal: '400 BAD_REQUEST', stock: false },
  ),
  attack(
    'an operator in place of an id',
    operation('query ($id: ID!) { program(id: $id) { name } }', { id: { $ne: null } }),
    answered,
    { refusal: '400 BAD_INPUT', stock: false },
  ),
  attack(
    'a forged cursor',
    operation('query ($after: String!) { programs(after: $after) { edges { cursor } } }', {
      after: Buffer.from('{"pk":"PERSON"}').toString('base64url'),
    }),
    answered,
    { refusal: '200 BAD_CURSOR', stock: true },
  ),
  attack(
    'what a failure looks like inside',
    operation('{ program(id: "fail") { id } }'),
    says(/stacktrace|ECONNREFUSED|node_modules/),
    { refusal: '200 NOT_FOUND', stock: true },
  ),
  attack(
    'another site reads an answer',
    { ...operation('{ __typename }'), headers: { 'content-type': 'application/json', origin } },
    ({ headers }) => headers.get('access-control-allow-origin') !== null,
    { refusal: '200', stock: true },
  ),
  attack(
    'another site may send a token',
    {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    },
    ({ headers }) => headers.get('access-control-allow-origin') !== null,
    { refusal: '204', stock: true },
  ),
];
