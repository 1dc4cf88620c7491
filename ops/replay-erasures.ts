import { parseArgs } from 'node:util';
import { createDocumentClient } from '../adapters/aws/document-client';
import { replayErasures } from './privacy/replay';

const usage = `npm run replay-erasures -- --table MAIN --vault RESTORED
  Erases again, in a vault that was restored from a backup, everybody whose erasure was granted. Run it before anything
  else may read the restored table, with the credentials and region of the environment; it can be run again at any time.`;

try {
  const { values } = parseArgs({ options: { table: { type: 'string' }, vault: { type: 'string' } } });
  const { table: mainTable, vault: vaultTable } = values;
  if (mainTable === undefined || vaultTable === undefined) throw new Error(usage);
  const { granted, erased } = await replayErasures({ client: createDocumentClient(), mainTable, vaultTable });
  console.log(`${granted} erasures were granted; ${erased} of them had come back and are erased again.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
