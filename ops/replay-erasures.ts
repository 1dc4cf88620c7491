import { createDocumentClient } from '../adapters/aws/document-client';
import { readArguments, UsageError } from './cli/arguments';
import { runCommand } from './cli/run-command';
import { replayErasures } from './privacy/replay';

const usage = `npm run replay-erasures -- --table MAIN --vault RESTORED
  Erases again, in a vault that was restored from a backup, everybody whose erasure was granted. Run it before anything
  else may read the restored table, with the credentials and region of the environment; it can be run again at any time.`;

async function main(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { table: { type: 'string' }, vault: { type: 'string' } }, usage);
  const { table: mainTable, vault: vaultTable } = values;
  if (!mainTable) throw new UsageError('Name the main table: --table NAME.');
  if (!vaultTable) throw new UsageError('Name the vault that was restored: --vault NAME.');
  const { granted, erased } = await replayErasures({ client: createDocumentClient(), mainTable, vaultTable });
  console.log(`${granted} erasures were granted; ${erased} of them had come back and are erased again.`);
}

await runCommand(main, 2);
