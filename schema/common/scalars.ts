import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { parseInstant } from '../../core/time';

/** A scalar that is a string on the wire and is checked, and brought into its stored form, on the way in. */
function textScalar(
  name: string,
  description: string,
  parse: (text: string) => string | undefined,
): GraphQLScalarType<string, string> {
  const read = (value: unknown, node?: ValueNode): string => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed === undefined) {
      const extensions = { code: 'BAD_INPUT' };
      throw new GraphQLError(`${name} cannot represent this value`, { nodes: node ?? null, extensions });
    }
    return parsed;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => value as string,
    parseValue: (value) => read(value),
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

export const InstantScalar = textScalar(
  'Instant',
  'An instant, ISO 8601 with an offset or `Z`, such as `2026-10-31T16:00:00+07:00`. Answers are in UTC.',
  parseInstant,
);

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const LocalDateScalar = textScalar(
  'LocalDate',
  'A calendar date in WIB (UTC+7), such as `2026-10-31`.',
  (text) => (DATE.test(text) && parseInstant(`${text}T00:00:00Z`)?.startsWith(text) ? text : undefined),
);
