import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { sealEntries } from '../../../core/audit/seal-entries';
import { Change } from '../../../core/change';
import { type BucketOnLoopback, bucketOnLoopback } from '../../support/bucket-on-loopback';
import { testEngine } from '../../support/engine';
import { itemsOf, rewind } from '../../support/rewind';
import { type Outcome, runScript } from '../../support/run-script';
import { trailOf } from '../../support/trail-at-hand';
import { type TestTable, withTable } from '../../support/with-table';

const nowhere = '/proc/nowhere';

jest.setTimeout(60_000);

describe.each(['start', 'demo', 'clock', 'report', 'redrive', 'audit', 'replay-erasures', 'bind-administrator'])(
  '%s',
  (command) => {
    it('tells with --help how it is used, and refuses in one line what it does not know', async () => {
      const [help, refused] = await Promise.all([runScript(command, ['--help']), runScript(command, ['--nonsense'])]);
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
  ['audit acknowledge --entry x', 'Say which entry, and why it bears another time: --entry ID --reason "…".'],
  ['audit carry d --table t --bucket b', /^Say which region: set AWS_REGION /],
  ['replay-erasures --table t --vault v', /^Say which region: set AWS_REGION /],
  ['bind-administrator --subject x', 'Name the main table: --table NAME, or TABLE_NAME in the environment.'],
])('"%s" is refused in one line', async (line, expected) => {
  const [command = '', ...args] = line.split(' ');
  const { status, out, err } = await runScript(command, args);
  expect({ out, lines: err.split('\n').length }).toEqual({ out: '', lines: 2 });
  expect(err.trim()).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  expect(status).toBeGreaterThan(0);
});

describe('with a table that was restored and the archive of its trail', () => {
  let table: TestTable;
  let bucket: BucketOnLoopback;
  const folders: string[] = [];
  beforeAll(async () => {
    [table, bucket] = await Promise.all([withTable(), bucketOnLoopback()]);
  });
  afterAll(async () => {
    for (const folder of folders) rmSync(folder, { recursive: true });
    bucket.close();
    await table.close();
  });

  async function run(command: string, ...args: readonly string[]): Promise<Outcome> {
    const { accessKeyId, secretAccessKey } = await table.client.config.credentials();
    return runScript(command, args, {
      AWS_REGION: 'ap-southeast-3',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: testEngine().endpoint,
      AWS_ENDPOINT_URL_S3: bucket.endpoint,
    });
  }

  it('carries the trail and replays the erasures by the heads in the bucket, and refuses an export without any', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'siger-trail-'));
    folders.push(empty);
    for (const name of ['entries.jsonl', 'leaves.txt', 'seals.jsonl', 'roots.jsonl'])
      writeFileSync(join(empty, name), '');
    const names = ['--table', table.tableName, '--bucket', 'archive'];
    const vault = ['--vault', table.vaultTableName];
    const { credentials } = table.client.config;
    const archive = new S3Client({
      endpoint: bucket.endpoint,
      region: 'ap-southeast-3',
      credentials,
      forcePathStyle: true,
    });
    const trail = trailOf(table, archive);
    const before = await itemsOf(table.client, table.tableName);
    const header = { actor: 'system', role: 'SYSTEM', action: 'test.make', entity: 'thing' };
    await sealEntries(trail.seals, [await table.deps.store.commit(new Change(header))]);
    const folder = await trail.export();
    archive.destroy();
    folders.push(folder);
    await rewind(table, before);

    const refused = await Promise.all([
      run('audit', 'carry', empty, ...names),
      run('replay-erasures', ...names, ...vault, '--trail', empty),
    ]);
    expect(refused.map(({ err }) => err)).toEqual([
      `${empty} does not go on with the trail of ${table.tableName}: it is empty.\n`,
      `${empty} can't be relied on: it is empty.\n`,
    ]);
    expect(refused.map(({ status }) => status)).toEqual([2, 2]);

    expect(await run('audit', 'carry', folder, ...names)).toEqual({
      status: 0,
      out: `Carried 1 seals with their entries into ${table.tableName}.\n`,
      err: '',
    });
    const none = '0 erasures were granted; 0 of them had come back and are done again.\n';
    const [byTrail, alone] = await Promise.all([
      run('replay-erasures', ...names, ...vault, '--trail', folder),
      run('replay-erasures', '--table', table.tableName, ...vault),
    ]);
    expect(byTrail).toEqual({
      status: 0,
      out: expect.stringMatching(`^${none}The trail ends at .*: it tells of none that was granted later.\n$`),
      err: '',
    });
    const hint = 'If the main table was restored, it does not know what was erased since: give --from or --trail.\n';
    expect(alone).toEqual({ status: 0, out: none + hint, err: '' });
  });
});
