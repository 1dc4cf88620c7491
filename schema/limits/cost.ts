import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isUnionType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** What a query or mutation costs beside its values: the calls of its own that it makes. */
const CALLS = 10;
/** Rows of a list that nobody pages through, such as the sessions of a training. */
const UNPAGED_ROWS = 10;
/** No list gives more rows than this at once (`PAGE_TOO_LARGE`). */
const LARGEST_PAGE = 100;

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Estimates an operation before it runs, from its text and its page sizes alone: the values in its answer, each field
 * times the rows that it stands in, plus the calls of its queries. Fragments are worked out once for each page size.
 */
export function costOf({ schema, document, operation, variables }: Asked): number {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one] as const] : [])),
  );
  const known = new Map<string, number>();

  const root = schema.getRootType(operation.operation);

  const ofSet = (set: SelectionSetNode | undefined, parent: GraphQLNamedType | undefined, page: number): number =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === 'Field') return sum + ofField(selection, parent, page);
      if (selection.kind === 'FragmentSpread') return sum + ofFragment(fragments.get(selection.name.value), page);
      const on = selection.typeCondition === undefined ? parent : schema.getType(selection.typeCondition.name.value);
      return sum + ofSet(selection.selectionSet, on, page);
    }, 0);

  const ofFragment = (fragment: FragmentDefinitionNode | undefined, page: number): number => {
    if (fragment === undefined) return 0;
    const key = `${page} ${fragment.name.value}`;
    const cost =
      known.get(key) ?? ofSet(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value), page);
    known.set(key, cost);
    return cost;
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined, page: number): number => {
    const field = fieldOf(parent, node.name.value);
    const itself = 1 + (parent === root ? CALLS : 0);
    if (field === undefined || !isCompositeType(getNamedType(field.type))) return itself;
    const rows = !isList(field) ? 1 : field.name === 'edges' ? page : UNPAGED_ROWS;
    return itself + rows * ofSet(node.selectionSet, getNamedType(field.type), pageOf(field, node));
  };

  const pageOf = (field: GraphQLField<unknown, unknown>, node: FieldNode): number => {
    const declared = field.args.find(({ name }) => name === 'first');
    if (declared === undefined) return 1;
    const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    const first = given === undefined ? declared.defaultValue : givenBy(given);
    return Math.min(Math.max(1, Math.ceil(Number(first)) || LARGEST_PAGE), LARGEST_PAGE);
  };

  const givenBy = (node: ValueNode): unknown => {
    if (node.kind !== 'Variable') return 'value' in node ? node.value : undefined;
    const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === node.name.value);
    const standard = definition?.defaultValue;
    return variables[node.name.value] ?? (standard && 'value' in standard ? standard.value : undefined);
  };

  return ofSet(operation.selectionSet, root ?? undefined, 1);
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  return isCompositeType(parent) && !isUnionType(parent) ? parent.getFields()[name] : undefined;
}

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
