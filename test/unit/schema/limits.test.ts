import { buildSchema, parse, validate } from 'graphql';
import { depthLimit, rootFieldLimit } from '../../../schema/common/limits';

const schema = buildSchema('type Query { a: Query b: Int }');
const codes = (rule: ReturnType<typeof depthLimit>, query: string) =>
  validate(schema, parse(query), [rule]).map(({ extensions }) => extensions.code);

describe('depth', () => {
  it('counts fields, through fragments too', () => {
    expect(codes(depthLimit(3), '{ a { a { b } } }')).toEqual([]);
    expect(codes(depthLimit(3), '{ a { a { a { b } } } }')).toEqual(['QUERY_TOO_COMPLEX']);
    expect(codes(depthLimit(3), 'query { a { ...F } } fragment F on Query { a { ... { a { b } } } }')).toEqual([
      'QUERY_TOO_COMPLEX',
    ]);
  });

  it('ends for fragments that contain themselves', () => {
    expect(codes(depthLimit(3), 'query { ...F } fragment F on Query { a { ...F } }')).toEqual([]);
  });

  it('lets introspection pass', () => {
    expect(codes(depthLimit(2), '{ __schema { types { fields { type { name } } } } }')).toEqual([]);
  });
});

describe('things at once', () => {
  it('counts aliases, through fragments too', () => {
    expect(codes(rootFieldLimit(2), '{ x: b y: b }')).toEqual([]);
    expect(codes(rootFieldLimit(2), '{ x: b y: b z: b }')).toEqual(['QUERY_TOO_COMPLEX']);
    expect(codes(rootFieldLimit(2), 'query { b ...F ...F } fragment F on Query { x: b }')).toEqual([
      'QUERY_TOO_COMPLEX',
    ]);
    expect(codes(rootFieldLimit(2), 'query { ...F } fragment F on Query { ...F }')).toEqual([]);
  });
});
