import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const nowhere = '/proc/nowhere';

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** As `npm run <command> -- …` does it. */
function run(command: string, ...args: string[]): Promise<Outcome> {
  const file = /tsx (\S+\.ts)$/.exec(scripts[command] ?? '')?.[1] ?? '';
  const env = { PATH: process.env.PATH };
  return new Promise((settle) => {
    const argv = ['--import', 'tsx', join(root, file), ...args];
    execFile(process.execPath, argv, { cwd: root, env }, (error, out, err) =>
      settle({ status: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

jest.setTimeout(60_000);

describe.each(['start', 'demo', 'clock', 'report', 'redrive', 'audit', 'replay-erasures', 'bind-administrator'])(
  '%s',
  (command) => {
    it('tells with --help how it is used, and refuses in one line what it does not know', async () => {
      const [help, refused] = await Promise.all([run(command, '--help'), run(command, '--nonsense')]);
      expect(help).toMatchObject({ status: 0, err: '' });
      expect(help.out).toContain(command === 'start' ? 'npm start --' : `npm run ${command} --`);
      expect(refused.status).toBeGreaterThan(0);
      expect(refused).toMatchObject({
        out: '',
        err: '--nonsense is no option of this command: --help shows what can be.\n',
      });
    });
  },
);

it.each([
  ['start --port -1', '"-1" is no port: choose one from 1 to 65535, such as --port 4100.'],
  ['start --engine none', '--engine none is unknown: choose auto, dynoxide, dynamodb-local.'],
  ['start --data=', '--data names no folder: write one, such as --data .siger/other.'],
  ['start --data .', /is not a data folder of this platform/],
  [`start --data ${nowhere}`, `${nowhere} is no folder that can be written: choose another one with --data DIR.`],
  ['demo --people -5', /^--people -5 is no size: /],
  ['demo --out x', '--out goes with --program.'],
  ['clock', 'Say show, or advance and how far, such as advance P4M: --help tells more.'],
  [`clock show --data ${nowhere}`, /^No platform runs on \/proc\/nowhere: /],
  ['report', /^Name --training with --level or --wave, or --program with --year/],
  ['report --program p', 'Name the year: --year 2026.'],
  ['report --training t --level GOOD', /^--level GOOD is unknown: choose /],
  ['redrive --list --queue nope', 'Say either --list, or which queue with --queue NAME: --help tells more.'],
  ['redrive --list --prefix x', '--prefix goes with --aws.'],
  ['redrive --list --aws', /^Say which region: /],
  ['audit export', 'Name an empty folder for the export: --out DIR.'],
  [`audit verify ${nowhere}`, /is missing: an export has /],
  ['replay-erasures --table t', 'Name the vault: --vault NAME.'],
  [
    'replay-erasures --table t --vault v --trail d',
    'Say who else knows the heads of the trail: --bucket NAME, or --roots FILE; an export proves nothing alone.',
  ],
  [
    'audit carry d --table t',
    'Say who else knows the heads of the trail: --bucket NAME, or --roots FILE; an export proves nothing alone.',
  ],
  ['bind-administrator --subject x', 'Name the main table: --table NAME, or TABLE_NAME in the environment.'],
])('"%s" is refused in one line', async (line, expected) => {
  const [command = '', ...args] = line.split(' ');
  const { status, out, err } = await run(command, ...args);
  expect({ out, lines: err.split('\n').length }).toEqual({ out: '', lines: 2 });
  expect(err.trim()).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  expect(status).toBeGreaterThan(0);
});
