import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function read(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError('Rupiah cannot represent this value', { extensions: { code: 'BAD_INPUT' } });
}

/** GraphQL's Int ends at 2³¹ − 1, which is less than a budget. */
export const RupiahScalar = new GraphQLScalarType<number, number>({
  name: 'Rupiah',
  description: 'An amount in whole rupiah.',
  serialize: read,
  parseValue: read,
  parseLiteral: (node) => read(node.kind === Kind.INT ? Number(node.value) : undefined),
});
