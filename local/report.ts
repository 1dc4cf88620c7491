import { writeFileSync } from 'node:fs';
import { oneOf, readArguments, UsageError } from '../ops/cli/arguments';
import { runCommand } from '../ops/cli/run-command';
import { defaultDataDir, runningOn } from './cli/running-platform';
import { createAuditClient, createGraphqlClient, type GraphqlClient, GraphqlError } from './demo/graphql-client';

const usage = `npm run report -- --training ID (--level LEVEL | --wave CODE)   what a closed evaluation of a training shows
       npm run report -- --program ID --year YYYY                  what a program's year shows
  --format    html (to look at and to print) or csv; html by default
  --language  id or en; id by default
  --out       the file to write; by default the report's own name, here
  --as        the account that asks, province-admin-1 by default: what it may see is what the report shows
  --data      the folder of the running platform`;

const levels = ['REACTION', 'LEARNING', 'BEHAVIOR', 'RESULTS'] as const;
type Level = (typeof levels)[number];

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
  const { values } = readArguments(
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
  const wanted = wantedFrom(values);
  const format = oneOf('format', values.format, ['html', 'csv']).toUpperCase();
  const language = oneOf('language', values.language, ['id', 'en']);
  const client = await clientOf(values.data);
  const send = async (document: string, variables: object) =>
    (await client.send<{ report: Report }>(values.as, document, { ...variables, format, language })).report;
  const report = await inPlainWords(client, values.as, async () =>
    'year' in wanted
      ? send(ofProgram, { id: wanted.program, year: wanted.year })
      : send(ofWave, { id: await waveOf(client, values.as, wanted) }),
  );
  const path = values.out ?? report.filename;
  write(path, report.content);
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
  const { origin } = await runningOn(dataDir);
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

/** The one wave that is meant: by its code, or as the only one of a level. */
async function waveOf(
  client: GraphqlClient,
  subject: string,
  { training: id, level, wave }: WaveWanted,
): Promise<string> {
  const { training } = await client.send<{ training: { waves: readonly Wave[] } }>(subject, wavesOf, { id });
  const { waves } = training;
  const known = waves.map(({ code, status }) => `${code} (${status})`).join(', ') || 'none yet';
  const [found, ...others] = waves.filter((one) => (level === undefined ? one.code === wave : one.level === level));
  if (found === undefined) throw new UsageError(`The training has no such evaluation. It has: ${known}.`);
  if (others.length > 0)
    throw new UsageError(`Several evaluations are of level ${level}; name one with --wave: ${known}.`);
  return found.id;
}

interface WaveWanted {
  readonly training: string;
  readonly level?: Level | undefined;
  /** Its code. */
  readonly wave?: string | undefined;
}

type Wanted = WaveWanted | { readonly program: string; readonly year: number };

type Named = { readonly [option in 'training' | 'level' | 'wave' | 'program' | 'year']?: string | undefined };

/** @throws UsageError when the options do not name one report */
function wantedFrom({ training, level, wave, program, year }: Named): Wanted {
  if (training !== undefined && program === undefined && year === undefined) {
    if ((level === undefined) === (wave === undefined)) {
      throw new UsageError(`Name a level or a wave: --level ${levels.join(', ')}, or --wave CODE.`);
    }
    return { training, wave, level: level === undefined ? undefined : oneOf('level', level.toUpperCase(), levels) };
  }
  if (program !== undefined && [training, level, wave].every((other) => other === undefined)) {
    if (year === undefined || !/^\d{4}$/.test(year)) throw new UsageError('Name the year: --year 2026.');
    return { program, year: Number(year) };
  }
  throw new UsageError('Name --training with --level or --wave, or --program with --year: --help tells more.');
}

/** @throws UsageError */
function write(path: string, content: string): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${path} can't be written (${code}): name a file in a folder that there is with --out FILE.`);
  }
}

await runCommand(main);
