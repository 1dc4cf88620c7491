import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { limits } from '../../../../schema/limits/limits';
import { type Shape, shapesOf } from '../../../../schema/limits/shape';
import { shapeLimit } from '../../../../schema/limits/shape-limit';

const shapeOf = (text: string): Shape => shapesOf(parse(text))[0] as Shape;

describe('the shape of an operation', () => {
  it('counts fields and levels, through fragments too', () => {
    expect(shapeOf('{ a { b c: d } ... { e } ...F } fragment F on Query { a { ... on A { b { c } } } }')).toEqual({
      depth: 3,
      rootFields: 3,
      fields: 7,
      aliases: 1,
      repeats: 1,
      directives: 0,
    });
  });

  it('counts a fragment as often as it is spread', () => {
    expect(shapeOf('{ ...F ...F } fragment F on Query { a: x b }')).toMatchObject({
      rootFields: 4,
      fields: 4,
      aliases: 2,
    });
  });

  it('counts the same name of one selection, also in its inline fragments, and not in another', () => {
    expect(shapeOf('{ a ... { a ... { a } } b { a } }').repeats).toBe(3);
    expect(shapeOf('{ a: x a: y a { a { a } } }').repeats).toBe(3);
  });

  it('finds the place with most directives', () => {
    expect(
      shapeOf('query @a { b @a @b ... @a @b @c { c } ...F @a } fragment F on Q @a @b @c @d { e }').directives,
    ).toBe(4);
  });

  it('measures each operation, and ends for fragments that contain themselves', () => {
    const document = parse('query A { ...F } query B { a b } fragment F on Query { a { ...F } }');
    expect(shapesOf(document).map(({ fields }) => fields)).toEqual([1, 2]);
  });

  it('looks at every selection once, however often fragments multiply it', () => {
    const doubling = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`);
    let visits = 0;
    const [shape] = shapesOf(parse(`{ ...F0 } ${doubling.join(' ')} fragment F60 on Query { a }`), () => visits++);
    expect(shape?.fields).toBe(2 ** 60);
    expect(visits).toBe(1 + 2 * 60 + 1);
  });
});

describe('the limit of shapes', () => {
  const schema = buildSchema('type Query { a: Query b: Int }');
  const repeat = (count: number, text: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join(' ');
  const refuse = (text: string) => validate(schema, parse(text), [...specifiedRules, shapeLimit]);

  it.each([
    ['depth', (n: number) => `{ ${'a { '.repeat(n - 1)} b ${'}'.repeat(n - 1)} }`],
    ['rootFields', (n: number) => `{ ${repeat(n, (m) => `b${m}: b`)} }`],
    ['fields', (n: number) => `{ a { ...F } } fragment F on Query { ${repeat(n - 1, (m) => `b${m}`)} }`],
    ['aliases', (n: number) => `{ a { ${repeat(n, (m) => `b${m}: b`)} } }`],
    ['repeats', (n: number) => `{ a { ${repeat(n, () => 'b')} } }`],
    ['directives', (n: number) => `{ b ${repeat(n, () => '@skip(if: false)')} }`],
  ] as const)('refuses one more of %s than is allowed, and says nothing else', (part, text) => {
    const codes = (size: number) => refuse(text(size)).map(({ extensions }) => extensions.code);
    expect(codes(limits[part])).not.toContain('QUERY_TOO_COMPLEX');
    expect(codes(limits[part] + 1)).toEqual(['QUERY_TOO_COMPLEX']);
  });

  it('leaves the depth of introspection to the rule that graphql has for it', () => {
    const levels = limits.depth;
    const text = `{ __schema { types { ofType ${'{ ofType '.repeat(levels)} { name } ${'}'.repeat(levels)} } } }`;
    expect(refuse(text)).toEqual([]);
    expect(
      refuse('{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }'),
    ).toHaveLength(1);
  });
});
