import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const core = join(__dirname, '..', '..', 'core');
const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const textOf = new Map(files.map((file) => [file, readFileSync(join(core, file), 'utf8')]));

/** What a person asks for: a function that gets ports and who acts. */
const USE_CASE = /export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*deps: [^,]+,\s*actor: Actor\b/g;
const ASKS = /\b(?:authorize|can)\(\s*actor\b/;

/** Where a file gets a name from, as a path within core. */
function importsOf(file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, names = '', from = ''] of (textOf.get(file) ?? '').matchAll(/import \{([^}]*)\} from '(\.[^']*)'/g)) {
    const path = `${relative(core, join(core, dirname(file), from))}.ts`;
    for (const name of names.split(',')) found.set(name.replace(/\btype\b/, '').trim(), path);
  }
  return found;
}

/** The body of a function, as far as the next one that begins in the first column. */
function bodyOf(file: string, name: string): string {
  const text = textOf.get(file) ?? '';
  const start = text.search(new RegExp(`^(?:export )?(?:async )?function ${name}\\b`, 'm'));
  if (start < 0) return '';
  const rest = text.slice(start + 1);
  const end = rest.search(/^(?:export )?(?:async )?function \w/m);
  return end < 0 ? rest : rest.slice(0, end);
}

/** Whether a function asks the rules about the actor, itself or by whom it hands the actor on to. */
function decides(file: string, name: string, above: readonly string[] = []): boolean {
  const id = `${file} ${name}`;
  if (above.includes(id)) return false;
  const body = bodyOf(file, name);
  if (ASKS.test(body)) return true;
  const imports = importsOf(file);
  const handedTo = [...body.matchAll(/\b(\w+)\(\s*(?:deps,\s*)?actor\b/g)].map(([, called = '']) => called);
  return handedTo.some((called) => decides(imports.get(called) ?? file, called, [...above, id]));
}

const useCases = files.flatMap((file) =>
  [...(textOf.get(file) ?? '').matchAll(USE_CASE)].map(([, name = '']) => ({ file, name })),
);

test('every use case asks the rules of access who may', () => {
  expect(useCases.length).toBeGreaterThan(90);
  expect(useCases.filter(({ file, name }) => !decides(file, name)).map(({ file, name }) => `${file} ${name}`)).toEqual([
    // Parts of use cases that have asked: what they write, on what ground names are seen, which awards they act on.
    'enrollment/record-attendance.ts commitMarks',
    'enrollment/sights.ts sightOfParticipant',
    'incentive/acting-on-awards.ts requireAwards',
  ]);
});

test('a use case that hands nobody on is noticed', () => {
  textOf.set(
    'people/leak.ts',
    'export function leak(deps: Deps, actor: Actor, id: string) {\n  return deps.store.get(id);\n}',
  );
  expect(decides('people/leak.ts', 'leak')).toBe(false);
  textOf.delete('people/leak.ts');
});
