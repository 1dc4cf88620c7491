import { exportTrail } from './audit/export';
import { trailSource } from './audit/source';
import { verdictInWords, verify } from './audit/verify';
import { readArguments, UsageError } from './cli/arguments';
import { runCommand } from './cli/run-command';

const usage = `npm run audit -- export --out DIR [--table NAME --bucket NAME] [--data DIR] [--json]
npm run audit -- verify DIR [--roots FILE] [--head HASH] [--json]
  export   writes the sealed entries, their seals and the published heads into an empty folder: from the platform that
           runs here, or from AWS with --table and --bucket and the credentials and region of the environment
  verify   checks an export and needs nothing else; names the first entry that is not as it was sealed
  --roots  heads from elsewhere that have to be in the chain, such as roots.jsonl of last month's export
  --head   one such head
  --data   data folder of the platform on this machine (default .siger/data)
Exit status: 0 when all is in order, 1 when something was altered, 2 when it could not be checked.`;

const options = {
  out: { type: 'string' },
  table: { type: 'string' },
  bucket: { type: 'string' },
  data: { type: 'string', default: '.siger/data' },
  roots: { type: 'string' },
  head: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, options, usage, 2);
  const { json, out, roots, head, ...named } = values;
  const [command, folder] = positionals;
  if (command === 'export' && folder === undefined) {
    if (out === undefined) throw new UsageError('Name an empty folder for the export: --out DIR.');
    if (roots !== undefined || head !== undefined) throw new UsageError('--roots and --head go with verify.');
    const { entries, seals } = await exportTrail(trailSource(named), out);
    console.log(json ? JSON.stringify({ entries, seals }) : `Exported ${entries} entries in ${seals} seals to ${out}.`);
  } else if (command === 'verify' && folder !== undefined) {
    const verdict = await verify({ folder, roots, head });
    console.log(json ? JSON.stringify(verdict) : verdictInWords(verdict).join('\n'));
    process.exitCode = verdict.finding === null ? 0 : 1;
  } else {
    throw new UsageError('Say export --out DIR, or verify DIR: --help tells more.');
  }
}

await runCommand(main, 2);
