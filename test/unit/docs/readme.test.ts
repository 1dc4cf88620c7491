import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const matches = (pattern: RegExp) => [...readme.matchAll(pattern)].map(([, found]) => found);

it('lists each document once', () => {
  const documents = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  expect(matches(/^- \[docs\/([\w.-]+\.md)\]/gm).sort()).toEqual(documents.sort());
});

it('names commands that there are', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(matches(/npm run ([\w:-]+)/g)));
});
