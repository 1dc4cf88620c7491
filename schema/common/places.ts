import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

/** Where a variable stands in the input, whatever it is called, or a value that is written out; what is in `input` is told within it. */
export type PlaceOf = (given: string | ASTNode) => readonly string[];

/** By its name alone, where no operation is at hand. */
export const byName: PlaceOf = (given) => (typeof given !== 'string' || given === 'input' ? [] : [given]);

/** The places of an operation's values: the first, where a variable stands at several. */
export function placesIn(document: DocumentNode): PlaceOf {
  const places = new Map<string | ASTNode, readonly string[]>();
  const find = (value: ValueNode, at: readonly string[]): void => {
    const given = value.kind === 'Variable' ? value.name.value : value;
    if (!places.has(given)) places.set(given, at);
    if (value.kind === 'ListValue') for (const [i, one] of value.values.entries()) find(one, [...at, String(i)]);
    if (value.kind === 'ObjectValue') for (const { name, value: one } of value.fields) find(one, [...at, name.value]);
  };
  visit(document, {
    enter(node) {
      if (node.kind === 'Argument') find(node.value, node.name.value === 'input' ? [] : [node.name.value]);
    },
  });
  const placeOf: PlaceOf = (given) => places.get(given) ?? byName(given);
  for (const { variable, defaultValue } of document.definitions.flatMap(variablesOf)) {
    if (defaultValue !== undefined) find(defaultValue, placeOf(variable.name.value));
  }
  return placeOf;
}

function variablesOf(definition: DefinitionNode): readonly VariableDefinitionNode[] {
  return (definition.kind === 'OperationDefinition' && definition.variableDefinitions) || [];
}

/** The field that a place names, with what is inside of it. The input as a whole is called by its name. */
export function fieldAt(place: readonly string[], ...inside: readonly string[]): string {
  return [...place, ...inside].join('.') || 'input';
}
