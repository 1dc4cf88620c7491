import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** A validation rule that graphql 16 lacks: it would execute an operation of a type that the schema has not, and fail. */
export function offeredOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`The schema has no ${node.operation}`, { nodes: node }));
    },
  };
}
