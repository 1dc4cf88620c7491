import { type ASTVisitor, type DocumentNode, GraphQLError, type ValidationContext } from 'graphql';
import { limits } from './limits';
import { type Shape, shapesOf } from './shape';

/** What each limit says, in the words of who writes operations. */
const says: { readonly [Part in keyof Shape]: string } = {
  depth: `The operation is nested deeper than ${limits.depth} levels`,
  rootFields: `The operation asks for more than ${limits.rootFields} things at once`,
  fields: `The operation has more than ${limits.fields} fields`,
  aliases: `The operation renames more than ${limits.aliases} fields`,
  repeats: `A selection names the same field more than ${limits.repeats} times`,
  directives: `More than ${limits.directives} directives stand at one place`,
};

/**
 * A validation rule that refuses operations of a shape that no front end needs. It comes before all other rules, some
 * of which compare each field with each other: what is refused leaves them an empty document to look at.
 */
export function shapeLimit(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      enter(document): DocumentNode | undefined {
        const exceeded = exceededBy(document);
        if (exceeded === undefined) return undefined;
        context.reportError(new GraphQLError(says[exceeded], { extensions: { code: 'QUERY_TOO_COMPLEX' } }));
        return { ...document, definitions: [] };
      },
    },
  };
}

function exceededBy(document: DocumentNode): keyof Shape | undefined {
  const parts = Object.keys(says) as (keyof Shape)[];
  const shapes = shapesOf(document);
  // Introspection nests deeply by itself; graphql limits its depth with a rule of its own.
  const asksSchema = document.definitions.every(
    (one) =>
      one.kind !== 'OperationDefinition' ||
      one.selectionSet.selections.every((field) => field.kind === 'Field' && field.name.value.startsWith('__')),
  );
  return parts.find((part) => !(asksSchema && part === 'depth') && shapes.some((shape) => shape[part] > limits[part]));
}
