import { type ASTVisitor, GraphQLError, type SelectionSetNode, type ValidationContext } from 'graphql';

/** A validation rule that refuses operations nested deeper than `limit` fields, fragments included. */
export function depthLimit(limit: number): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    // Each fragment is measured once, so that fragments that multiply cost nothing; one that contains itself counts 0
    // while it is measured (another rule refuses it).
    const fragments = new Map<string, number>();

    const depthOfFragment = (name: string): number => {
      const known = fragments.get(name);
      if (known !== undefined) return known;
      fragments.set(name, 0);
      const depth = depthOf(context.getFragment(name)?.selectionSet);
      fragments.set(name, depth);
      return depth;
    };

    const depthOf = (set: SelectionSetNode | undefined): number => {
      const depths = (set?.selections ?? []).map((selection) => {
        if (selection.kind === 'Field') return 1 + depthOf(selection.selectionSet);
        if (selection.kind === 'InlineFragment') return depthOf(selection.selectionSet);
        return depthOfFragment(selection.name.value);
      });
      return Math.max(0, ...depths);
    };

    return {
      OperationDefinition(node) {
        // Introspection nests deeply by itself; where it is allowed its depth does no harm.
        const asksSchema = node.selectionSet.selections.every(
          (selection) => selection.kind === 'Field' && selection.name.value.startsWith('__'),
        );
        if (asksSchema || depthOf(node.selectionSet) <= limit) return;
        context.reportError(
          new GraphQLError(`The operation is nested deeper than ${limit} levels`, {
            nodes: node,
            extensions: { code: 'QUERY_TOO_COMPLEX' },
          }),
        );
      },
    };
  };
}

/** A validation rule that refuses operations with more than `limit` fields at their root, under whatever aliases. */
export function rootFieldLimit(limit: number): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    const fragments = new Map<string, number>();

    const countOfFragment = (name: string): number => {
      const known = fragments.get(name);
      if (known !== undefined) return known;
      fragments.set(name, 0);
      const count = countOf(context.getFragment(name)?.selectionSet);
      fragments.set(name, count);
      return count;
    };

    const countOf = (set: SelectionSetNode | undefined): number =>
      (set?.selections ?? []).reduce((sum, selection) => {
        if (selection.kind === 'Field') return sum + 1;
        if (selection.kind === 'InlineFragment') return sum + countOf(selection.selectionSet);
        return sum + countOfFragment(selection.name.value);
      }, 0);

    return {
      OperationDefinition(node) {
        if (countOf(node.selectionSet) <= limit) return;
        context.reportError(
          new GraphQLError(`The operation asks for more than ${limit} things at once`, {
            nodes: node,
            extensions: { code: 'QUERY_TOO_COMPLEX' },
          }),
        );
      },
    };
  };
}
