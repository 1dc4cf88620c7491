import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { withoutDescriptions } from './descriptions-by-need';

const importOfCore = /^import \{([^}]+)\} from '(?:\.\.\/)+(core\/[\w/-]+)';$/gm;

/** An async function of the core that a resolver imports. */
interface Use {
  /** From the project's folder, without its ending. */
  readonly file: string;
  readonly onlyInMutations: boolean;
}

/** What a process starts without. Each part is one file, loaded when the first of its functions is called. */
const parts: Readonly<Record<string, (use: Use) => boolean>> = {
  // Half of the core; most requests are queries.
  commands: ({ onlyInMutations }) => onlyInMutations,
  reports: ({ file }) => file.startsWith('core/report/'),
  // What is looked at now and then.
  overviews: ({ file }) =>
    /^core\/(jp|participation)\/|\/(view-(leaderboard|roll-ups|text-answers)|preview-scheme|explain-award)$/.test(file),
  privacy: ({ file }) => file.startsWith('core/privacy/'),
};

/** An import of the core in a resolver. */
interface Import {
  readonly statement: string;
  /** As they are written: `one`, `type Other`. */
  readonly names: readonly string[];
  readonly file: string;
  /** Those of the names that load by need, and the part that each is in. */
  readonly byNeed: ReadonlyMap<string, string>;
}

/**
 * Loads parts of the core when they are needed, so that a process starts to answer without them. An async function that a
 * resolver imports becomes one that imports the real one, from the one file of its part.
 */
export const partsByNeed: Plugin = {
  name: 'parts-by-need',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /\/schema\/.+\.resolver\.ts$/ }, async ({ path }) => {
      let contents = withoutDescriptions(await readFile(path, 'utf8'));
      for (const { statement, names, byNeed } of await importsOf(contents)) {
        const rest = names.filter((name) => !byNeed.has(name) && !name.startsWith('type '));
        // An import of nothing would still load the file.
        const atStart = rest.length === 0 ? '' : statement.replace(/\{[^}]+\}/, `{ ${rest.join(', ')} }`);
        const later = [...byNeed].map(
          ([name, part]) => `const ${name} = async (...given) => (await import('part:${part}')).${name}(...given);`,
        );
        contents = contents.replace(statement, [atStart, ...later].join('\n'));
      }
      return { contents, loader: 'ts' };
    });
    onResolve({ filter: /^part:/ }, ({ path }) => ({ path: path.slice('part:'.length), namespace: 'part' }));
    onLoad({ filter: /.*/, namespace: 'part' }, async ({ path: part }) => {
      const exports = (await importsOfResolvers()).flatMap(({ byNeed, file }) =>
        [...byNeed].flatMap(([name, its]) => (its === part ? [`export { ${name} } from './${file}';`] : [])),
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
      const byNeed = names.flatMap((name): [string, string][] => {
        if (!core.includes(`export async function ${name}(`)) return [];
        const use = { file, onlyInMutations: !new RegExp(`\\b${name}\\b`).test(elsewhere) };
        const part = Object.keys(parts).find((one) => parts[one]?.(use));
        return part === undefined ? [] : [[name, part]];
      });
      return { statement, names, file, byNeed: new Map(byNeed) };
    }),
  );
}
