import { createDocumentClient } from '../adapters/aws/document-client';
import { systemClock } from '../adapters/system/clock';
import { elsewhere } from './audit/rely';
import { readArguments, UsageError } from './cli/arguments';
import { runCommand } from './cli/run-command';
import { replayErasures } from './privacy/replay';

const usage = `npm run replay-erasures -- --table MAIN --vault VAULT [--from OLD_MAIN | --trail DIR (--bucket NAME | --roots FILE)]
  Erases again, in a main table or a vault that was restored from a backup, everybody whose erasure was granted. Run it
  before anything else may read the restored table, with the credentials and region of the environment, which must be
  allowed to read and write both tables; it can be run again at any time.
  --table   the main table, restored or not
  --vault   the vault, restored or not
  --from    the main table was restored: the table that it replaces, which knows what was erased since
  --trail   the same, from an export of the trail of the table that it replaces (npm run audit -- export)
  --bucket  with --trail: the archive in which its heads are published, which the export has to lead to
  --roots   with --trail, if the archive is lost: a file of heads kept elsewhere, with that of the export's last seal`;

const options = {
  table: { type: 'string' },
  vault: { type: 'string' },
  from: { type: 'string' },
  trail: { type: 'string' },
  bucket: { type: 'string' },
  roots: { type: 'string' },
} as const;

async function main(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, options, usage);
  const { table: mainTable, vault: vaultTable, from: table, trail, bucket, roots } = values;
  if (!mainTable) throw new UsageError('Name the main table: --table NAME.');
  if (!vaultTable) throw new UsageError('Name the vault: --vault NAME.');
  if (table !== undefined && trail !== undefined) throw new UsageError('Give --from or --trail, not both.');
  if (table === mainTable) throw new UsageError('--from names the table that the restored one replaces.');
  if (trail === undefined && (bucket ?? roots) !== undefined)
    throw new UsageError('--bucket and --roots go with --trail.');
  const replaced = table === undefined ? undefined : { table };
  const from = trail === undefined ? replaced : { trail, elsewhere: elsewhere(bucket, roots) };
  const client = createDocumentClient();
  const { granted, replayed, until } = await replayErasures({
    client,
    clock: systemClock,
    mainTable,
    vaultTable,
    from,
  });
  console.log(`${granted} erasures were granted; ${replayed} of them had come back and are done again.`);
  if (granted === 0 && from === undefined) {
    console.log('If the main table was restored, it does not know what was erased since: give --from or --trail.');
  }
  if (until !== undefined) console.log(`The trail ends at ${until}: it tells of none that was granted later.`);
}

await runCommand(main, 2);
