import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const description = /\bdescription:\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`$]*`),?/g;

/** A class of the schema without what it says to people: only introspection needs it, and it is a quarter of the classes. */
export function withoutDescriptions(source: string): string {
  return source.replace(description, '');
}

/**
 * Leaves the schema's descriptions out of its classes (those of resolvers: `parts-by-need.ts`). Where the schema may
 * be asked for, `stubs/described.ts` puts them back.
 */
export const descriptionsByNeed: Plugin = {
  name: 'descriptions-by-need',
  setup({ onLoad }) {
    onLoad({ filter: /\/schema\/.+(\.(type|input)|\/connection)\.ts$/ }, async ({ path }) => ({
      contents: withoutDescriptions(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
