import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from './build-schema';

export const schemaFile = join(import.meta.dirname, 'schema.graphql');

/** The schema as text, in an order that does not depend on the code's. */
export function printed(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

function main(): void {
  const text = printed(buildApiSchema({ check: true }));
  if (!process.argv.includes('--check')) {
    writeFileSync(schemaFile, text);
    return;
  }
  const committed = existsSync(schemaFile) ? readFileSync(schemaFile, 'utf8') : '';
  if (committed === text) return;
  console.error('schema/schema.graphql does not show the schema as it is: run `npm run schema` and commit it.');
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
