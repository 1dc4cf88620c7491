import { type DocumentNode, type ValueNode, visit } from 'graphql';

/** Where a variable stands in the input, whatever it is called; what is in `input` is told within it. */
export type PlaceOf = (variable: string) => readonly string[];

/** By its name alone, where no operation is at hand. */
export const byName: PlaceOf = (variable) => (variable === 'input' ? [] : [variable]);

/** The places of an operation's variables: the first, where one stands at several. */
export function placesIn(document: DocumentNode): PlaceOf {
  const places = new Map<string, readonly string[]>();
  const find = (value: ValueNode, at: readonly string[]): void => {
    if (value.kind === 'Variable' && !places.has(value.name.value)) places.set(value.name.value, at);
    if (value.kind === 'ListValue') for (const [i, one] of value.values.entries()) find(one, [...at, String(i)]);
    if (value.kind === 'ObjectValue') for (const { name, value: one } of value.fields) find(one, [...at, name.value]);
  };
  visit(document, {
    enter(node) {
      if (node.kind === 'Argument') find(node.value, node.name.value === 'input' ? [] : [node.name.value]);
    },
  });
  return (variable) => places.get(variable) ?? byName(variable);
}

/** The field that a place names, with what is inside of it. The input as a whole is called by its name. */
export function fieldAt(place: readonly string[], ...inside: readonly string[]): string {
  return [...place, ...inside].join('.') || 'input';
}
