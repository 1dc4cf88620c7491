import { Writable } from 'node:stream';
import { folderFrom, portFrom } from '../../../../local/cli/arguments';
import { createProgress } from '../../../../local/cli/progress';
import { firingInWords } from '../../../../local/firing-in-words';
import { Teardown } from '../../../../local/teardown';
import { HelpWanted, oneOf, readArguments, UsageError } from '../../../../ops/cli/arguments';

describe('a command line', () => {
  const options = { port: { type: 'string' }, fresh: { type: 'boolean' } } as const;
  const read = (...args: string[]) => readArguments(args, options, 'npm start -- [--port N]', 1);

  it('is read, also with a value that begins with a dash', () => {
    expect(read('--port', '80', '--fresh').values).toEqual({ port: '80', fresh: true });
    expect(read('--port', '-1').values).toEqual({ port: '-1' });
    expect(read('--port=-x', 'show')).toMatchObject({ values: { port: '-x' }, positionals: ['show'] });
  });

  it.each([
    [['--prot', '80'], '--prot is no option of this command: --help shows what can be.'],
    [['-p', '80'], '-p is no option of this command: --help shows what can be.'],
    [['--port'], '--port needs a value: --help shows which.'],
    [['--port', '--fresh'], '--port needs a value: --help shows which.'],
    [['--fresh=yes'], '--fresh takes no value.'],
    [['show', 'me'], '"me" can\'t be followed here: --help shows what can be.'],
  ])('that is wrong gets one line that says why: %s', (args, line) => {
    expect(() => read(...args)).toThrow(new UsageError(line));
  });

  it.each([['--help'], ['-h'], ['--help', '--prot']])('shows the usage on %s', (...args) => {
    expect(() => read(...args)).toThrow(new HelpWanted('npm start -- [--port N]'));
  });
});

it('takes no folder without a name', () => {
  expect(() => folderFrom('')).toThrow(UsageError);
  expect(folderFrom('.')).toBe(process.cwd());
});

it.each(['0', '65536', '-1', '80x', ''])('takes no port "%s"', (text) => {
  expect(() => portFrom(text)).toThrow(UsageError);
  expect(portFrom('4000')).toBe(4000);
});

it('offers the words there are', () => {
  expect(oneOf('engine', 'auto', ['auto', 'dynoxide'])).toBe('auto');
  expect(() => oneOf('engine', 'sqlite', ['auto', 'dynoxide'])).toThrow('choose auto, dynoxide');
});

it.each([
  [{ kind: 'moment', trainingId: 'trn_1', moment: 'start' }, 'the first session begins (trn_1)'],
  [{ kind: 'moment', trainingId: 'trn_1', moment: 'end-8F3A' }, 'a session ends (trn_1)'],
  [{ kind: 'moment', trainingId: 'trn_1', moment: 'open-BEHAVIOR' }, 'evaluation BEHAVIOR opens (trn_1)'],
  [
    { kind: 'moment', trainingId: 'trn_1', moment: 'remind-BEHAVIOR-1' },
    'evaluation BEHAVIOR: those who owe an answer are reminded (trn_1)',
  ],
  [{ kind: 'moment', trainingId: 'trn_1', moment: 'new-kind' }, 'new-kind (trn_1)'],
  [{ kind: 'remind', id: 'two' }, 'remind (id two)'],
  [{ kind: 'sweep' }, 'sweep'],
  ['plain', 'plain'],
])('tells a firing in words', (input, words) => {
  expect(firingInWords(input)).toBe(words);
});

it('writes a line for each step, also for one that fails', async () => {
  let text = '';
  const out = new Writable({
    write(chunk, _, done) {
      text += chunk;
      done();
    },
  });
  const progress = createProgress(out);
  expect(await progress.step('Building', async () => 7)).toBe(7);
  await expect(
    progress.step('Starting', async () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(text).toMatch(/^✓ Building \(0\.\d s\)\n✗ Starting \(0\.\d s\)\n$/);
});

it('ends what was started in the opposite order, all of it, once', async () => {
  const ended: number[] = [];
  const teardown = new Teardown();
  teardown.add(() => void ended.push(1));
  teardown.add(() => Promise.reject(new Error('stays')));
  teardown.add(() => void ended.push(3));
  await expect(Promise.all([teardown.run(), teardown.run()])).rejects.toThrow('stays');
  expect(ended).toEqual([3, 1]);
});
