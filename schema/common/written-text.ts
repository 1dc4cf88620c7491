import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { DomainError, type FieldProblem } from '../../core/errors';
import type { Context } from './context';

/**
 * The one place where text enters: halves of characters, which JSON can spell and no text can hold, are refused before anything
 * is asked of the domain. The text of the operation itself cannot hold them: the parser refuses it.
 */
export const writtenText: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, request }) {
        const found = (operation?.variableDefinitions ?? []).flatMap(({ variable: { name } }) =>
          illFormed(request.variables?.[name.value]).map((inside) => [name.value, inside] as const),
        );
        if (found.length === 0) return;
        const { fieldAt, placesIn } = await import('./places');
        const placeOf = placesIn(document);
        const problems = found.map(
          ([variable, inside]): FieldProblem => ({ field: fieldAt(placeOf(variable), ...inside), code: 'UNPRINTABLE' }),
        );
        const originalError = new DomainError('BAD_INPUT', problems);
        throw new GraphQLError('BAD_INPUT', { originalError, extensions: { http: { status: 400 } } });
      },
    };
  },
};

/** Paths of the texts in a value that are no text. */
function illFormed(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => illFormed(one, [...at, name]));
}
