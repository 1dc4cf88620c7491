import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { JsonValue } from '../../core/journal';

function outputOnly(): never {
  throw new GraphQLError('Json is not accepted as input', { extensions: { code: 'BAD_INPUT' } });
}

/** Fields of entities as the trail holds them: their names differ from kind to kind. */
export const JsonScalar = new GraphQLScalarType<never, JsonValue>({
  name: 'Json',
  description: 'Any JSON value; in answers only.',
  serialize: (value) => value as JsonValue,
  parseValue: outputOnly,
  parseLiteral: outputOnly,
});
