import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { withoutDescriptions } from './descriptions-by-need';

const importOfCore = /^import \{([^}]+)\} from '(?:\.\.\/)+(core\/[\w/-]+)';$/gm;

/** An import of the core in a resolver. */
interface Import {
  readonly statement: string;
  /** As they are written: `one`, `type Other`. */
  readonly names: readonly string[];
  /** From the project's folder, without its ending. */
  readonly file: string;
  /** Those of the names that only mutations call, and that answer with a promise. */
  readonly commands: readonly string[];
}

/**
 * Loads what only mutations call when the first mutation comes, so that a process starts to answer without half of the
 * core. An async function of the core that a resolver names in its mutations and nowhere else becomes one that imports
 * the real one, from one file with all of them.
 */
export const commandsByNeed: Plugin = {
  name: 'commands-by-need',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /\/schema\/.+\.resolver\.ts$/ }, async ({ path }) => {
      let contents = withoutDescriptions(await readFile(path, 'utf8'));
      for (const { statement, names, commands } of await importsOf(contents)) {
        const rest = names.filter((name) => !commands.includes(name) && !name.startsWith('type '));
        // An import of nothing would still load the file.
        const atStart = rest.length === 0 ? '' : statement.replace(/\{[^}]+\}/, `{ ${rest.join(', ')} }`);
        const byNeed = commands.map(
          (name) => `const ${name} = async (...given) => (await import('commands:')).${name}(...given);`,
        );
        contents = contents.replace(statement, [atStart, ...byNeed].join('\n'));
      }
      return { contents, loader: 'ts' };
    });
    onResolve({ filter: /^commands:$/ }, () => ({ path: 'all', namespace: 'commands' }));
    onLoad({ filter: /.*/, namespace: 'commands' }, async () => {
      const exports = (await importsOfResolvers()).flatMap(({ commands, file }) =>
        commands.map((name) => `export { ${name} } from './${file}';`),
      );
      return { contents: [...new Set(exports)].sort().join('\n'), resolveDir: process.cwd() };
    });
  },
};

async function importsOfResolvers(): Promise<readonly Import[]> {
  const files = (await readdir('schema', { recursive: true })).filter((file) => file.endsWith('.resolver.ts'));
  const found = await Promise.all(files.map(async (file) => importsOf(await readFile(join('schema', file), 'utf8'))));
  return found.flat();
}

async function importsOf(resolver: string): Promise<readonly Import[]> {
  const [head = '', ...methods] = resolver
    .replace(importOfCore, '')
    .split(/^ {2}(?=@(?:Query|Mutation|FieldResolver)\()/m);
  const elsewhere = [head, ...methods.filter((method) => !method.startsWith('@Mutation'))].join('\n');
  return Promise.all(
    [...resolver.matchAll(importOfCore)].map(async ([statement, list = '', file = '']) => {
      const names = list
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean);
      const core = await readFile(`${file}.ts`, 'utf8');
      const commands = names.filter(
        (name) => !new RegExp(`\\b${name}\\b`).test(elsewhere) && core.includes(`export async function ${name}(`),
      );
      return { statement, names, file, commands };
    }),
  );
}
