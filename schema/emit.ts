import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildAuditSchema } from './audit/build-audit-schema';
import { buildApiSchema } from './build-schema';
import { manifestFile, manifestOf, operationsFolder } from './operations/manifest';

export const schemaFile = join(import.meta.dirname, 'schema.graphql');
export const auditSchemaFile = join(import.meta.dirname, 'audit.graphql');

/** The schema as text, in an order that does not depend on the code's. */
export function printed(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

function main(): void {
  emit(schemaFile, printed(buildApiSchema({ check: true })));
  emit(auditSchemaFile, printed(buildAuditSchema({ check: true })));
  emit(manifestFile, manifestOf(operationsFolder));
}

function emit(file: string, text: string): void {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    return;
  }
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (committed === text) return;
  console.error(`schema/${basename(file)} does not show the code as it is: run \`npm run schema\` and commit it.`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
