import type { Plugin } from 'esbuild';
import type { Replacement } from './aliases';

/** Makes esbuild take other files in place of modules that only their importers name; for packages there is `alias`. */
export function replaceModules(replacements: readonly Replacement[]): Plugin {
  return {
    name: 'replace-modules',
    setup({ onResolve }) {
      for (const { module, from, by } of replacements) {
        onResolve({ filter: module }, ({ importer }) => (from.test(importer) ? { path: by } : undefined));
      }
    },
  };
}
