import { createDocumentClient } from '../adapters/aws/document-client';
import { systemClock } from '../adapters/system/clock';
import { acknowledge } from './audit/acknowledge';
import { carryTrail } from './audit/carry';
import { exportTrail } from './audit/export';
import { elsewhere } from './audit/rely';
import { sealByHand, sealingInWords } from './audit/seal';
import { trailSource } from './audit/source';
import { verdictInWords, verify } from './audit/verify';
import { readArguments, UsageError } from './cli/arguments';
import { runCommand } from './cli/run-command';

const usage = `npm run audit -- export --out DIR [--table NAME --bucket NAME] [--data DIR] [--json]
npm run audit -- verify DIR [--roots FILE] [--head HASH] [--json]
npm run audit -- seal --since DAY [--reason TEXT] [--table NAME --bucket NAME] [--data DIR] [--json]
npm run audit -- acknowledge --entry ID --reason TEXT [--table NAME --bucket NAME] [--data DIR] [--json]
npm run audit -- carry DIR --table RESTORED (--bucket NAME | --roots FILE)
  export   writes the sealed entries, their seals and the published heads into an empty folder: from the platform that
           runs here, or from AWS with --table and --bucket and the credentials and region of the environment
  verify   checks an export and needs nothing else; names the first entry that is not as it was sealed, and all others
  seal     lists the entries since a day (UTC) that no seal holds; with a reason, which every auditor will read, seals them.
           Needs the right to write to the table and the bucket
  acknowledge
           of an entry that bears a wrong time, but is as it was sealed: that this is known, and why. Each check then goes on
           to name it with the reason, and finds no fault in it. Needs the right to write to the table
  carry    into a main table that was restored from a backup, before its stream is read: what an export of the trail of the
           table that it replaces holds beyond it, so that the chain goes on where its published heads do;
           these are read from the archive, or if that is lost from a file with the last of them
  --roots  heads from elsewhere that have to be in the chain, such as roots.jsonl of last month's export
  --head   one such head
  --data   data folder of the platform on this machine (default .siger/data)
Exit status: 0 when all is in order, 1 when something was altered or is not sealed, 2 when it could not be checked.`;

const options = {
  out: { type: 'string' },
  table: { type: 'string' },
  bucket: { type: 'string' },
  data: { type: 'string', default: '.siger/data' },
  roots: { type: 'string' },
  head: { type: 'string' },
  since: { type: 'string' },
  entry: { type: 'string' },
  reason: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, options, usage, 2);
  const { json, out, roots, head, since, entry, reason, ...named } = values;
  const [command, folder] = positionals;
  if (command === 'export' && folder === undefined) {
    if (out === undefined) throw new UsageError('Name an empty folder for the export: --out DIR.');
    refuse(roots, head, since, entry, reason);
    const { entries, seals } = await exportTrail(await trailSource(named), out);
    console.log(json ? JSON.stringify({ entries, seals }) : `Exported ${entries} entries in ${seals} seals to ${out}.`);
  } else if (command === 'verify' && folder !== undefined) {
    refuse(out, since, entry, reason);
    const verdict = await verify({ folder, roots, head });
    if (verdict.finding === null && verdict.seals === 0)
      throw new Error(`There is nothing to check: ${folder} holds no seal.`);
    console.log(json ? JSON.stringify(verdict) : verdictInWords(verdict).join('\n'));
    process.exitCode = verdict.finding === null ? 0 : 1;
  } else if (command === 'carry' && folder !== undefined) {
    refuse(out, head, since, entry, reason);
    if (named.table === undefined) throw new UsageError('Name the restored main table: --table NAME.');
    const seals = await carryTrail({
      client: createDocumentClient(),
      clock: systemClock,
      mainTable: named.table,
      folder,
      elsewhere: elsewhere(named.bucket, roots),
    });
    console.log(json ? JSON.stringify({ seals }) : `Carried ${seals} seals with their entries into ${named.table}.`);
  } else if (command === 'seal' && folder === undefined) {
    refuse(out, roots, head, entry);
    if (since === undefined) throw new UsageError('Say from which day on, in UTC: --since 2026-11-24.');
    const sealing = await sealByHand(await trailSource(named), since, reason);
    console.log(json ? JSON.stringify(sealing) : sealingInWords(sealing).join('\n'));
    process.exitCode = sealing.unsealed.length + sealing.unreadable.length === 0 ? 0 : 1;
  } else if (command === 'acknowledge' && folder === undefined) {
    refuse(out, roots, head, since);
    if (entry === undefined || reason === undefined)
      throw new UsageError('Say which entry, and why it bears another time: --entry ID --reason "…".');
    const by = await acknowledge(await trailSource(named), entry, reason);
    console.log(json ? JSON.stringify({ by }) : `Entry ${by} acknowledges ${entry}; it is sealed within seconds.`);
  } else {
    throw new UsageError(
      'Say export --out DIR, verify DIR, seal --since DAY, acknowledge --entry ID, or carry DIR: --help tells more.',
    );
  }
}

/** Options of another command. @throws UsageError when there is any */
function refuse(...others: readonly (string | undefined)[]): void {
  if (others.every((value) => value === undefined)) return;
  throw new UsageError(
    '--out goes with export, --head with verify, --roots with verify and carry, --since with seal, --entry with acknowledge, --reason with both.',
  );
}

await runCommand(main, 2);
