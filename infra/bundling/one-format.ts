import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

const ownModule = /^\.\/[\w-]+(\.js)?$/;
const moduleOfGraphql = /^graphql\/.+\.js$/;

/**
 * The modules of graphql-jit in the format of the rest. Its ES modules name their CommonJS twins, which need all of graphql and
 * a second copy of parts of it.
 */
export const oneFormat: Plugin = {
  name: 'one-format',
  setup({ onResolve, resolve }) {
    onResolve({ filter: ownModule }, ({ path, importer }) => {
      const twin = join(dirname(importer), `${path.replace(/\.js$/, '')}.mjs`);
      return /\/graphql-jit\/dist\/[\w-]+\.mjs$/.test(importer) && existsSync(twin) ? { path: twin } : undefined;
    });
    onResolve({ filter: moduleOfGraphql }, ({ path, importer, kind, resolveDir }) =>
      importer.includes('/graphql-jit/')
        ? resolve(path.replace(/\.js$/, '.mjs'), { kind, importer, resolveDir })
        : undefined,
    );
  },
};
