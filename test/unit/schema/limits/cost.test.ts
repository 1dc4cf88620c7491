import { buildSchema, getNamedType, getOperationAST, isObjectType, parse } from 'graphql';
import { buildApiSchema } from '../../../../schema/build-schema';
import { costOf } from '../../../../schema/limits/cost';

const schema = buildSchema(`
  type Query { one: One page(first: Int! = 20): Page any: Any }
  type One { id: ID many: [One!]! }
  type Page { edges: [Edge!]! pageInfo: Info }
  type Edge { node: One }
  type Info { next: Boolean }
  union Any = One | Page
`);

function cost(text: string, variables = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('There is no operation.');
  return costOf({ schema, document, operation, variables });
}

/** A query of one value. */
const call = 10 + 1;

describe('the cost of an operation', () => {
  it('is its values and calls', () => {
    expect(cost('{ one { id } }')).toBe(call + 1);
    expect(cost('{ a: one { id } b: one { id } __typename }')).toBe(2 * (call + 1) + call);
  });

  it('counts the rows of a page where they are: in its edges', () => {
    expect(cost('{ page(first: 50) { edges { node { id } } pageInfo { next } } }')).toBe(call + (1 + 50 * 2) + 2);
    expect(cost('{ page { edges { node { id } } } }')).toBe(call + 1 + 20 * 2);
  });

  it.each([
    ['its variable', 'query ($n: Int!) { page(first: $n) { edges { node { id } } } }', { n: 30 }, 30],
    ['the variable’s default', 'query ($n: Int! = 40) { page(first: $n) { edges { node { id } } } }', {}, 40],
    [
      'the largest page, where nothing says more',
      'query ($n: Int!) { page(first: $n) { edges { node { id } } } }',
      {},
      100,
    ],
    ['the largest page, where more is asked for', '{ page(first: 9999) { edges { node { id } } } }', {}, 100],
    ['one row, where less is asked for', '{ page(first: -5) { edges { node { id } } } }', {}, 1],
    [
      'the largest page, for what is no number',
      'query ($n: Int!) { page(first: $n) { edges { node { id } } } }',
      { n: 'x' },
      100,
    ],
  ])('takes the size of a page from %s', (_, text, variables, rows) => {
    expect(cost(text, variables)).toBe(call + 1 + rows * 2);
  });

  it('takes ten rows for a list without pages, and multiplies what is nested', () => {
    expect(cost('{ one { many { id many { id } } } }')).toBe(call + 1 + 10 * (1 + 1 + 10));
  });

  it('sees through fragments, whatever page they stand in', () => {
    const fragment = 'fragment P on Page { edges { node { ... on One { id } } } }';
    expect(cost(`{ a: page(first: 2) { ...P } b: page(first: 7) { ...P } } ${fragment}`)).toBe(
      2 * call + 2 + 2 * 2 + 7 * 2,
    );
    expect(cost('{ any { ... on One { many { id } } } }')).toBe(call + 1 + 10);
  });

  it('counts what multiplies without going through it again', () => {
    const doubling = Array.from({ length: 50 }, (_, n) => `fragment F${n} on One { ...F${n + 1} ...F${n + 1} }`);
    expect(cost(`{ one { ...F0 } } ${doubling.join(' ')} fragment F50 on One { id }`)).toBe(call + 2 ** 50);
  });
});

const apiSchema = buildApiSchema();

it('no type of the schema leads back to itself, so that nothing can be nested without end', () => {
  const leadsBack = (name: string, path: readonly string[]): readonly string[] => {
    if (path.includes(name)) return [[...path, name].join(' → ')];
    const type = apiSchema.getType(name);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      leadsBack(getNamedType(field.type).name, [...path, name]),
    );
  };
  expect(leadsBack('Query', [])).toEqual([]);
  expect(leadsBack('Mutation', [])).toEqual([]);
});
