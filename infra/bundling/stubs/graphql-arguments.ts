import { type FieldNode, type GraphQLField, getArgumentValues as read } from 'graphql';

export { getDirectiveValues, getVariableValues } from 'graphql';

const none: Readonly<Record<string, unknown>> = Object.freeze(Object.create(null));

/**
 * Stands in for graphql's reading of a field's arguments, which builds two maps for each field of each row: most have
 * no arguments, and share one empty answer. A fifth of a long list's time.
 */
export function getArgumentValues(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables?: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, unknown>> {
  return definition.args.length === 0 ? none : read(definition, node, variables);
}
