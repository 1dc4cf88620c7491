import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

function read(value: unknown, node?: ValueNode): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError('Rupiah cannot represent this value', {
    nodes: node ?? null,
    extensions: { code: 'BAD_INPUT' },
  });
}

/** GraphQL's Int ends at 2³¹ − 1, which is less than a budget. */
export const RupiahScalar = new GraphQLScalarType<number, number>({
  name: 'Rupiah',
  description: 'An amount in whole rupiah.',
  serialize: (value) => read(value),
  parseValue: (value) => read(value),
  parseLiteral: (node) => read(node.kind === Kind.INT ? Number(node.value) : undefined, node),
});
