import { type Attack, answered, attack, errorsOf, says, times } from './attack';
import { contentOf, json, operation } from './target';

const byGet = (query: string) => ({ method: 'GET', search: `?query=${encodeURIComponent(query)}` });
const tooComplex = '400 QUERY_TOO_COMPLEX';
const invalid = '400 GRAPHQL_VALIDATION_FAILED';

/**
 * The probes of graphql-cop (github.com/dolevf/graphql-cop, version 1.15), as it sends them: thirteen, and circular
 * fragments. Where one looks for what older servers let out, today's name of the same counts too.
 */
export const graphqlCop: readonly Attack[] = [
  attack(
    'alias overloading',
    operation(`query cop { ${times(101, (n) => `alias${n}: __typename`)} }`),
    (answer) => contentOf(answer).data?.alias100 !== undefined,
    { refusal: tooComplex, stock: true },
  ),
  attack(
    'array-based batching',
    json(JSON.stringify(Array(10).fill({ query: 'query cop { __typename }' }))),
    (answer) => Array.isArray(contentOf(answer)),
    { refusal: '400 BAD_REQUEST', stock: false },
  ),
  attack(
    'directive overloading',
    operation(`query cop { __typename ${times(10, () => '@aa')} }`),
    (answer) => errorsOf(answer).length === 10,
    { refusal: tooComplex, stock: true },
  ),
  attack(
    'circular query by introspection',
    operation(
      'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    ),
    answered,
    { refusal: invalid, stock: false },
  ),
  attack('field duplication', operation(`query cop { ${times(500, () => '__typename')} }`), answered, {
    refusal: tooComplex,
    stock: true,
  }),
  attack(
    'circular fragment',
    operation('query { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }'),
    (answer) => errorsOf(answer).length === 0,
    { refusal: invalid, stock: false },
  ),
  attack('field suggestions', operation('query cop { __schema { directive } }'), says('Did you mean'), {
    refusal: invalid,
    stock: true,
  }),
  attack('queries by GET', byGet('query cop { __typename }'), answered, { refusal: '404', stock: false }),
  attack('mutations by GET', byGet('mutation cop { __typename }'), answered, { refusal: '404', stock: false }),
  {
    name: 'an explorer for everyone',
    requests: [{ path: '/graphiql' }, { path: '/playground' }, { path: '/console' }, {}].map((where) => ({
      ...where,
      method: 'GET',
      headers: { accept: 'text/html' },
    })),
    won: (answers) => answers.some(says(/<html|graphiql|playground/i)),
    refusal: '404',
    stock: true,
  },
  attack('introspection', operation('query cop { __schema { types { name fields { name } } } }'), answered, {
    refusal: invalid,
    stock: true,
  }),
  attack(
    'a query in a form',
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `query=${encodeURIComponent('query cop { __typename }')}`,
    },
    answered,
    { refusal: '400 BAD_REQUEST', stock: false },
  ),
  attack('trace mode', operation('query cop { __typename @trace }'), says(/"(tracing|stacktrace)"/), {
    refusal: invalid,
    stock: true,
  }),
  attack('unhandled errors', operation('qwerty cop { abc }'), says(/"(exception|stacktrace)"/), {
    refusal: '400 GRAPHQL_PARSE_FAILED',
    stock: true,
  }),
];
