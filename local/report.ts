import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { oneOf, readArguments, UsageError } from './cli/arguments';
import { runCommand } from './cli/run-command';
import { defaultDataDir, findRunning } from './cli/running-platform';
import { createAuditClient, createGraphqlClient, type GraphqlClient, GraphqlError } from './demo/graphql-client';

const usage = `npm run report -- --training ID (--level LEVEL | --wave CODE)   what a closed evaluation of a training shows
       npm run report -- --program ID --year YYYY                  what a program's year shows
  --format    html (to look at and to print) or csv; html by default
  --language  id or en; id by default
  --out       the file to write; by default the report's own name, here
  --as        the account that asks, province-admin-1 by default: what it may see is what the report shows
  --data      the folder of the running platform`;

const levels = ['REACTION', 'LEARNING', 'BEHAVIOR', 'RESULTS'] as const;

const fields = 'filename content checksum';
const ofWave = `query ($id: ID!, $format: ReportFormat!, $language: Language!) {
  report: waveReport(waveId: $id, format: $format, language: $language) { ${fields} }
}`;
const ofProgram = `query ($id: ID!, $year: Int!, $format: ReportFormat!, $language: Language!) {
  report: programReport(programId: $id, year: $year, format: $format, language: $language) { ${fields} }
}`;
const wavesOf = 'query ($id: ID!) { training(id: $id) { waves { id code level status } } }';

interface Wave {
  readonly id: string;
  readonly code: string;
  readonly level: string;
  readonly status: string;
}

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(
    args,
    {
      training: { type: 'string' },
      level: { type: 'string' },
      wave: { type: 'string' },
      program: { type: 'string' },
      year: { type: 'string' },
      format: { type: 'string', default: 'html' },
      language: { type: 'string', default: 'id' },
      out: { type: 'string' },
      as: { type: 'string', default: 'province-admin-1' },
      data: { type: 'string', default: defaultDataDir },
    },
    usage,
  );
  const { training, level, wave, program, year } = values;
  if (positionals.length > 0 || (training === undefined) === (program === undefined)) {
    throw new UsageError(`Name either a training or a program.\nUsage: ${usage}`);
  }
  const format = oneOf('format', values.format, ['html', 'csv']).toUpperCase();
  const language = oneOf('language', values.language, ['id', 'en']);
  const client = await clientOf(values.data);
  const send = async (document: string, variables: object) =>
    (await client.send<{ report: Report }>(values.as, document, { ...variables, format, language })).report;
  const report = await inPlainWords(client, values.as, async () =>
    program !== undefined
      ? send(ofProgram, { id: program, year: yearFrom(year) })
      : send(ofWave, { id: await waveOf(client, values.as, String(training), { level, wave }) }),
  );
  const path = values.out ?? report.filename;
  const folder = dirname(path);
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder} to write the report to.`);
  writeFileSync(path, report.content);
  const kilobytes = Math.ceil(Buffer.byteLength(report.content) / 1000);
  console.log(`Wrote ${path} (${kilobytes} KB, SHA-256 ${report.checksum.slice(0, 16)}…).`);
  if (format === 'HTML') console.log('Open it in a browser; it needs no network, and prints on A4.');
}

/** What the platform refuses, as somebody can mend it. */
async function inPlainWords<T>(client: GraphqlClient, account: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GraphqlError)) throw error;
    if (error.code === 'NO_RESULTS_YET') {
      throw new UsageError(
        'There are no results yet: they follow when the evaluation closes (npm run clock moves time).',
      );
    }
    if (error.code !== 'NOT_FOUND') throw error;
    throw new UsageError(
      `${account} finds nothing of that: check the id, or ask as another account (--as organizer, auditor, partner, …).${await programsSeenBy(client, account)}`,
    );
  }
}

interface Programs {
  readonly programs: { readonly edges: readonly { readonly node: { readonly id: string; readonly name: string } }[] };
}

/** The first programs that an account sees, with the ids by which they are named here. */
async function programsSeenBy(client: GraphqlClient, account: string): Promise<string> {
  const ask = client.send<Programs>(account, '{ programs { edges { node { id name } } } }');
  const { programs } = await ask.catch((error: unknown): Programs => {
    if (error instanceof GraphqlError) return { programs: { edges: [] } };
    throw error;
  });
  if (programs.edges.length === 0) return '';
  return `\nPrograms:\n${programs.edges.map(({ node }) => `  ${node.id}  ${node.name}`).join('\n')}`;
}

interface Report {
  readonly filename: string;
  readonly content: string;
  readonly checksum: string;
}

async function clientOf(dataDir: string): Promise<GraphqlClient> {
  const running = await findRunning(dataDir);
  if (running === undefined) {
    throw new UsageError(`No platform runs on ${dataDir}: start one with npm start, or name its folder with --data.`);
  }
  const { origin } = running;
  const api = {
    urls: { graphql: `${origin}/graphql` },
    async token(subject: string) {
      const response = await fetch(`${origin}/token?subject=${encodeURIComponent(subject)}&raw`);
      const text = await response.text();
      if (!response.ok) throw new UsageError(`There is no token for ${subject}: ${text}`);
      return text.trim();
    },
  };
  const [common, auditors] = [createGraphqlClient(api), createAuditClient(api)];
  return {
    send: (...request) =>
      common.send<never>(...request).catch((error: GraphqlError) => {
        if (error.code !== 'NO_ROLE_HERE') throw error;
        return auditors.send(...request);
      }),
  };
}

function yearFrom(text: string | undefined): number {
  if (text === undefined || !/^\d{4}$/.test(text)) throw new UsageError(`Name the year: --year 2026.\nUsage: ${usage}`);
  return Number(text);
}

/** The one wave that is meant: by its code, or as the only one of a level. */
async function waveOf(
  client: GraphqlClient,
  subject: string,
  trainingId: string,
  { level, wave }: { readonly level: string | undefined; readonly wave: string | undefined },
): Promise<string> {
  if ((level === undefined) === (wave === undefined)) {
    throw new UsageError(`Name a level or a wave: --level ${levels.join(', ')}.\nUsage: ${usage}`);
  }
  const { training } = await client.send<{ training: { waves: readonly Wave[] } }>(subject, wavesOf, {
    id: trainingId,
  });
  const { waves } = training;
  const known = waves.map(({ code, status }) => `${code} (${status})`).join(', ') || 'none yet';
  const wanted = level === undefined ? undefined : oneOf('level', level.toUpperCase(), levels);
  const [found, ...others] = waves.filter((one) => (wanted === undefined ? one.code === wave : one.level === wanted));
  if (found === undefined) throw new UsageError(`The training has no such evaluation. It has: ${known}.`);
  if (others.length > 0)
    throw new UsageError(`Several evaluations are of level ${wanted}; name one with --wave: ${known}.`);
  return found.id;
}

await runCommand(main);
