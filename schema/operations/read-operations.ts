import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DefinitionNode, GraphQLError, parse } from 'graphql';

/** An operation that is ready to be run. */
export interface ReadyOperation {
  readonly name: string;
  /** The comment above it. */
  readonly description: string;
  readonly query: string;
  /** JSON. */
  readonly variables: string;
}

/** Operations by role; those under `ALL` suit everyone. */
export type ReadyOperations = Readonly<Record<string, readonly ReadyOperation[]>>;

/**
 * Reads a folder of `<role>.graphql` files (`agency-admin.graphql` is AGENCY_ADMIN, `all.graphql` is everyone). The
 * comment above an operation describes it; a line `# variables: {…}` in it holds the variables to begin with.
 *
 * @throws Error that names the file which can't be read
 */
export function readOperations(dir: string): ReadyOperations {
  const files = readdirSync(dir).filter((file) => file.endsWith('.graphql'));
  return Object.fromEntries(
    files.sort().map((file) => {
      const role = basename(file, '.graphql').replaceAll('-', '_').toUpperCase();
      return [role, operationsIn(readFileSync(join(dir, file), 'utf8'), file)];
    }),
  );
}

function operationsIn(text: string, file: string): ReadyOperation[] {
  let definitions: readonly DefinitionNode[];
  try {
    definitions = parse(text).definitions;
  } catch (error) {
    if (error instanceof GraphQLError) throw new Error(`${file}: ${error.message}`);
    throw error;
  }
  return definitions.flatMap((definition, index) => {
    if (definition.kind !== 'OperationDefinition') return [];
    const above = text.slice(definitions[index - 1]?.loc?.end ?? 0, definition.loc?.start);
    const { description, variables } = commentIn(above, file);
    const query = text.slice(definition.loc?.start, definition.loc?.end);
    return [{ name: definition.name?.value ?? definition.operation, description, query, variables }];
  });
}

function commentIn(above: string, file: string): { description: string; variables: string } {
  const lines = above
    .split('\n')
    .filter((line) => line.trim().startsWith('#'))
    .map((line) => line.trim().slice(1).trim());
  const marker = 'variables:';
  const given = lines.find((line) => line.startsWith(marker))?.slice(marker.length) ?? '{}';
  const description = lines.filter((line) => !line.startsWith(marker)).join(' ');
  try {
    return { description, variables: JSON.stringify(JSON.parse(given), null, 2) };
  } catch {
    throw new Error(`${file}: the variables of an operation are no JSON: ${given}`);
  }
}
