import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { KnownOperation, OperationManifest } from '../persisted/known-operations';
import { readOperations } from './read-operations';

export const operationsFolder = import.meta.dirname;
export const manifestFile = join(operationsFolder, '../operations.json');

/** Ask the auditors' endpoint, which runs any operation. */
const ELSEWHERE = 'AUDITOR';

/** The list of the known operations in a folder, as text: each once, whoever uses it, in the order of their ids. */
export function manifestOf(folder: string): string {
  const ready = Object.entries(readOperations(folder)).flatMap(([role, all]) => (role === ELSEWHERE ? [] : all));
  const known = new Map(
    ready.map(({ name, query: body }): [string, KnownOperation] => {
      const id = createHash('sha256').update(body).digest('hex');
      return [id, { id, name, type: body.startsWith('mutation') ? 'mutation' : 'query', body }];
    }),
  );
  const manifest: OperationManifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
