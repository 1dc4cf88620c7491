import { GraphQLScalarType } from 'graphql';
import { notBundled } from '../not-bundled';

function scalar(name: string): GraphQLScalarType {
  const unused = (): never => notBundled(`The scalar ${name} of graphql-scalars`, 'name a scalar of our own in @Field');
  return new GraphQLScalarType({ name, serialize: unused, parseValue: unused, parseLiteral: unused });
}

/** Stand in for what type-graphql takes for fields of type Date; ours are of type Instant or LocalDate. */
export const GraphQLTimestamp = scalar('Timestamp');
export const GraphQLDateTimeISO = scalar('DateTimeISO');
