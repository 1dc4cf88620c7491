import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** The code of a folder's files, without comments. */
const codeIn = (folder: string, except: RegExp): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !except.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''))
    .join('\n');

/** What a failure may be called, and what may be wrong with a field. */
const [declared = ''] = readFileSync(join(root, 'core', 'errors.ts'), 'utf8').split('/** A code that says what');
const codes = [...declared.matchAll(/'([A-Z_]+)'/g)].map(([, code = '']) => code);
const missingIn = (code: string) => codes.filter((each) => !code.includes(`'${each}'`) && !code.includes(` ${each}'`));

test('every error code is said by something', () => {
  expect(codes).toEqual(expect.arrayContaining(['NOT_FOUND', 'OPEN_MONEY', 'MALFORMED_ID', 'SUPERVISOR_CYCLE']));
  const declaredOrWorded = /^(errors|messages|problem-messages)\.ts$/;
  const said = ['core', 'adapters', 'schema'].map((folder) => codeIn(folder, declaredOrWorded)).join();
  expect(missingIn(said)).toEqual([]);
});

test('every error code is named by a test', () => {
  expect(missingIn(codeIn('test', /error-codes\.test\.ts$/))).toEqual([]);
});
