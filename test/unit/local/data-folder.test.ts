import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimDataFolder, emptyDataFolder } from '../../../local/data-folder';

const scratch = mkdtempSync(join(tmpdir(), 'data-folder-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const folder = (name: string, ...files: string[]) => {
  const dir = join(scratch, name);
  for (const file of files) {
    mkdirSync(join(dir, file, '..'), { recursive: true });
    writeFileSync(join(dir, file), 'x');
  }
  return dir;
};

it('takes a new folder and an empty one, and knows them again', () => {
  const dir = join(scratch, 'some', 'where');
  claimDataFolder(dir);
  expect(readdirSync(dir)).toEqual(['.siger-data']);
  writeFileSync(join(dir, 'services.db'), '');
  claimDataFolder(dir);
  mkdirSync(join(scratch, 'empty'));
  claimDataFolder(join(scratch, 'empty'));
  expect(readdirSync(join(scratch, 'empty'))).toEqual(['.siger-data']);
});

it.each([
  ['of somebody else', 'thesis/a.txt'],
  ['that only looks like one', 'clock.json'],
])('refuses a folder %s, and leaves it as it is', (name, file) => {
  const dir = folder(name, file);
  expect(() => claimDataFolder(dir)).toThrow(/is not a data folder of this platform.*choose an empty or a new folder/);
  expect(existsSync(join(dir, '.siger-data'))).toBe(false);
  expect(existsSync(join(dir, file))).toBe(true);
});

it.each(['/proc/nope/deeper', join(folder('a', 'file'), 'file')])('says at once that %s is no folder', (dir) => {
  expect(() => claimDataFolder(dir)).toThrow('is no folder that can be written');
});

it('deletes what a platform stored and nothing else', () => {
  const dir = join(scratch, 'shared');
  claimDataFolder(dir);
  const own = [
    'clock.json',
    'clock.json.123.new',
    'dynamodb/shared.db',
    'logs/api.log',
    's3/bucket/key',
    'services.db',
  ];
  folder('shared', ...own, 'thesis/a.txt', 'clock.txt', 'thesis.1.new');
  emptyDataFolder(dir);
  expect(readdirSync(dir).sort()).toEqual(['.siger-data', 'clock.txt', 'thesis', 'thesis.1.new']);
  expect(readdirSync(join(dir, 'thesis'))).toEqual(['a.txt']);
});
