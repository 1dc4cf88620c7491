import { type Attack, answered, attack, errorsOf, says, times } from './attack';
import { operation } from './target';

const tooComplex = '400 QUERY_TOO_COMPLEX';
const tooLarge = '413 REQUEST_TOO_LARGE';
const program = times(8, (n) => `p${n}: id`);
const training = (selection: string) => times(8, (n) => `t${n}: program { ${selection} }`);
const enrollment = (selection: string) => times(8, (n) => `e${n}: training { ${selection} }`);
const rows = (selection: string) => `{ enrollmentsOfPerson { edges { node { ${selection} } } } }`;

/** What makes much of little, for the parser, the rules of validation, the executor or the answer. */
export const bombs: readonly Attack[] = [
  attack('aliases side by side', operation(`{ ${times(400, (n) => `a${n}: __typename`)} }`), answered, {
    refusal: tooComplex,
    stock: true,
  }),
  attack('aliases within aliases', operation(rows(enrollment(training(program)))), says('"e7"'), {
    refusal: tooComplex,
    stock: true,
  }),
  attack(
    'fragments that multiply aliases',
    operation(
      `${rows('...E')} fragment E on Enrollment { ${enrollment('...T')} } fragment T on Training { ${training('...P')} } fragment P on Program { ${program} }`,
    ),
    says('"e7"'),
    { refusal: tooComplex, stock: true },
  ),
  attack(
    'fragments that double a hundred times',
    operation(
      `{ ...F0 } ${times(100, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F100 on Query { __typename }`,
    ),
    answered,
    { refusal: tooComplex, stock: true },
  ),
  attack(
    'fragments that contain themselves, through fields',
    operation(
      '{ training(id: "x") { ...A } } fragment A on TrainingDetail { program { ...B } } fragment B on Program { trainings { ...A } }',
    ),
    (answer) => answered(answer) || answer.status >= 500,
    { refusal: '400 GRAPHQL_VALIDATION_FAILED', stock: false },
  ),
  attack(
    'the same field through many inline fragments',
    operation(`{ ${times(150, () => '... { ... { __typename } }')} }`),
    answered,
    { refusal: tooComplex, stock: true },
  ),
  attack(
    'ten thousand tokens',
    operation(`{ ${times(10_000, () => 'labels { name }')} }`),
    (answer) => errorsOf(answer).length > 1 || answered(answer),
    {
      refusal: '400 GRAPHQL_PARSE_FAILED',
      stock: false,
    },
  ),
  attack(
    'a list within a list, ten thousand deep',
    operation(`{ program(id: ${'['.repeat(10_000)}${']'.repeat(10_000)}) { id } }`),
    says('call stack'),
    { refusal: '400 GRAPHQL_PARSE_FAILED', stock: true },
  ),
  attack(
    'a variable of two megabytes',
    operation('query ($id: ID!) { program(id: $id) { id } }', { id: 'x'.repeat(2_000_000) }),
    answered,
    { refusal: tooLarge, stock: true },
  ),
  attack(
    'a list of a hundred thousand values',
    operation('query ($id: ID!) { program(id: $id) { id } }', { id: 'x', nothing: Array(100_000).fill('x') }),
    answered,
    { refusal: tooLarge, stock: true },
  ),
  attack(
    'directives everywhere',
    operation(`{ ${times(50, (n) => `a${n}: __typename ${times(4, () => '@skip(if: false)')}`)} }`),
    (answer) => errorsOf(answer).length > 10,
    { refusal: tooComplex, stock: true },
  ),
  attack(
    'a hundred mistakes, each of them told',
    operation(`{ ${times(100, (n) => `nothing${n}`)} }`),
    (answer) => errorsOf(answer).length >= 100,
    { refusal: tooComplex, stock: true },
  ),
];
