import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';

const importOfCore = /^import \{ (\w+) \} from '(?:\.\.\/)+(core\/[\w/-]+)';$/gm;

/** What only mutations call. */
interface Command {
  readonly name: string;
  /** The core's file, from the project's folder. */
  readonly file: string;
  /** The import as it stands in the resolver. */
  readonly statement: string;
}

/**
 * Loads what only mutations call when the first mutation comes: a process starts to answer without a third of the
 * core. A resolver's import of a use case (an async function in a file of its own) that is named in its mutations and
 * nowhere else becomes a function that imports it, from one file with all of them.
 */
export const commandsByNeed: Plugin = {
  name: 'commands-by-need',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /\/schema\/.+\.resolver\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const { name, statement } of await commandsOf(contents)) {
        const byNeed = `const ${name} = async (...given) => (await import('commands:')).${name}(...given);`;
        contents = contents.replace(statement, byNeed);
      }
      return { contents, loader: 'ts' };
    });
    onResolve({ filter: /^commands:$/ }, () => ({ path: 'all', namespace: 'commands' }));
    onLoad({ filter: /.*/, namespace: 'commands' }, async () => {
      const commands = new Map<string, string>();
      for (const { name, file } of await allCommands()) commands.set(name, `export { ${name} } from './${file}';`);
      return { contents: [...commands.values()].sort().join('\n'), resolveDir: process.cwd() };
    });
  },
};

async function allCommands(): Promise<readonly Command[]> {
  const files = (await readdir('schema', { recursive: true })).filter((file) => file.endsWith('.resolver.ts'));
  const found = await Promise.all(files.map(async (file) => commandsOf(await readFile(join('schema', file), 'utf8'))));
  return found.flat();
}

async function commandsOf(resolver: string): Promise<readonly Command[]> {
  const [, ...methods] = resolver.split(/^ {2}(?=@(?:Query|Mutation|FieldResolver)\()/m);
  const elsewhere = [
    resolver.replace(importOfCore, '').split(/^@Resolver/m)[0] ?? '',
    ...methods.filter((method) => !method.startsWith('@Mutation')),
  ].join('\n');
  const imports = [...resolver.matchAll(importOfCore)].map(([statement, name = '', file = '']) => ({
    statement,
    name,
    file,
  }));
  const candidates = imports.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(elsewhere));
  const useCases = await Promise.all(candidates.map(isUseCase));
  return candidates.filter((_, i) => useCases[i]);
}

/** By the house's rule a use case is an async function in a file of its own, of the same name. */
async function isUseCase({ name, file }: Command): Promise<boolean> {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return kebab === basename(file) && (await readFile(`${file}.ts`, 'utf8')).includes(`export async function ${name}(`);
}
