import type { DefinitionNode, DocumentNode, FieldNode, SelectionNode, SelectionSetNode } from 'graphql';

/** How large a selection is, with its fragments written out. */
export interface Shape {
  readonly depth: number;
  readonly rootFields: number;
  readonly fields: number;
  readonly aliases: number;
  /** Most fields of one name in one selection, those of its inline fragments included. */
  readonly repeats: number;
  /** Most directives at one place. */
  readonly directives: number;
}

const nothing: Shape = { depth: 0, rootFields: 0, fields: 0, aliases: 0, repeats: 0, directives: 0 };

/**
 * The shape of each operation of a document. Every node is visited once, however often fragments multiply it; a
 * fragment that contains itself counts as nothing within itself (graphql refuses it).
 *
 * @param visited told of every selection that is looked at
 */
export function shapesOf(document: DocumentNode, visited: (node: SelectionNode) => void = () => {}): readonly Shape[] {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one] as const] : [])),
  );
  const measured = new Map<string, Shape>();

  const ofFragment = (name: string): Shape => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, nothing);
    const shape = ofDefinition(fragments.get(name));
    measured.set(name, shape);
    return shape;
  };

  const ofDefinition = (definition: DefinitionNode | undefined): Shape =>
    definition !== undefined && 'selectionSet' in definition
      ? together({ ...nothing, directives: definition.directives?.length ?? 0 }, ofSet(definition.selectionSet))
      : nothing;

  const ofSet = (set: SelectionSetNode | undefined, names = new Map<string, number>()): Shape =>
    (set?.selections ?? []).reduce((sum, selection) => together(sum, ofSelection(selection, names)), nothing);

  const ofSelection = (selection: SelectionNode, names: Map<string, number>): Shape => {
    visited(selection);
    const directives = selection.directives?.length ?? 0;
    if (selection.kind === 'FragmentSpread') return { ...atLeast(ofFragment(selection.name.value), { directives }) };
    if (selection.kind === 'InlineFragment') return atLeast(ofSet(selection.selectionSet, names), { directives });
    const name = responseName(selection);
    const repeats = (names.get(name) ?? 0) + 1;
    names.set(name, repeats);
    const inside = ofSet(selection.selectionSet);
    return atLeast(
      {
        ...inside,
        depth: inside.depth + 1,
        rootFields: 1,
        fields: inside.fields + 1,
        aliases: inside.aliases + (selection.alias === undefined ? 0 : 1),
      },
      { repeats, directives },
    );
  };

  return document.definitions.filter(({ kind }) => kind === 'OperationDefinition').map(ofDefinition);
}

function responseName({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

function atLeast(shape: Shape, { repeats = 0, directives = 0 }: Partial<Shape>): Shape {
  return {
    ...shape,
    repeats: Math.max(shape.repeats, repeats),
    directives: Math.max(shape.directives, directives),
  };
}

/** Two selections at the same place. */
function together(a: Shape, b: Shape): Shape {
  return {
    depth: Math.max(a.depth, b.depth),
    rootFields: a.rootFields + b.rootFields,
    fields: a.fields + b.fields,
    aliases: a.aliases + b.aliases,
    repeats: Math.max(a.repeats, b.repeats),
    directives: Math.max(a.directives, b.directives),
  };
}
