import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/**
 * Holds a committed document against what the code says now. `UPDATE_DOCS=1 npm test` writes it anew.
 * @param path from the root of the repository
 */
export function expectDocument(path: string, content: string): void {
  const file = join(root, path);
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, content);
  expect(readFileSync(file, 'utf8')).toBe(content);
}
