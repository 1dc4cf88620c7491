import { relative } from 'node:path';
import { mainTableOf } from '../main-table';
import type { Platform } from '../platform';
import { inWords } from '../virtual-clock';
import { defaultDataDir } from './running-platform';

/** Whether the training with which README's tour begins is about to end, or did so after an earlier start. */
export type Tour = 'begins' | 'began before';

interface Started {
  readonly dataDir: string;
  /** Undefined without the demo's data. */
  readonly tour: Tour | undefined;
  /** Milliseconds. */
  readonly took: number;
}

/** What a person needs to know when the platform is ready. */
export function readyForPeople(platform: Platform, { dataDir, tour, took }: Started): string {
  const { urls, engine, clock } = platform;
  const accounts = platform.accounts();
  const width = Math.max(0, ...accounts.map(({ role }) => role.length));
  const lines = [
    '',
    `Ready after ${(took / 1000).toFixed(1)} s, with ${engine}. Platform time: ${inWords(clock.now())}.`,
    '',
    `  Explorer   ${urls.explorer}   choose a role there, and run a ready operation`,
    `  Mailbox    ${urls.mailbox}   every mail that would have left`,
    `  GraphQL    ${urls.graphql}   POST, with an access token`,
    `  Logs       ${fromHere(platform.logDir)}/<function>.log   one for each function that has run`,
    `  Time       npm run clock -- advance P4M${dataOption(dataDir)}`,
    '',
    ...(tour === undefined ? [] : [tourInWords(tour, dataDir), '']),
  ];
  const [first] = accounts;
  if (first !== undefined) {
    lines.push('A token for each role (short-lived: ask again whenever you like):', '');
    for (const { role, name, subject, description } of accounts) {
      lines.push(`  ${role.padEnd(width)}  ${name ?? subject}: ${description}`);
      lines.push(`  ${' '.repeat(width)}  curl -s '${urls.token}?subject=${encodeURIComponent(subject)}&raw'`);
    }
    lines.push('');
  } else {
    lines.push(...withoutAccounts(platform));
  }
  lines.push('Ctrl-C stops everything; the data stays for the next start (--fresh forgets it).');
  return lines.join('\n');
}

function tourInWords(tour: Tour, dataDir: string): string {
  return tour === 'begins'
    ? 'A training ends a minute from now: the tour in README.md begins with it.'
    : `The demo’s data is of an earlier start, so the tour in README.md has begun: npm start -- --fresh${dataOption(dataDir)} begins it anew.`;
}

/** An empty platform has nobody who may do anything: how its first administrator comes to be. */
function withoutAccounts({ urls, operator, resources, nameOf }: Platform): string[] {
  const { accessKeyId, secretAccessKey } = operator.credentials;
  const table = nameOf(mainTableOf(resources).logicalId);
  return [
    'The platform is empty. Make its first administrator, and get a token:',
    '',
    `  AWS_ENDPOINT_URL=${operator.endpoint} AWS_REGION=${operator.region} AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} \\`,
    `    npm run bind-administrator -- --subject administrator --table ${table}`,
    `  curl -s '${urls.token}?subject=administrator&raw'`,
    '',
  ];
}

/** The same for a script. */
export function readyAsJson(platform: Platform): string {
  const { urls, engine, clock } = platform;
  return JSON.stringify({ ready: true, ...urls, engine, now: clock.now(), accounts: platform.accounts() });
}

function dataOption(dataDir: string): string {
  const path = fromHere(dataDir);
  return path === defaultDataDir ? '' : ` --data ${path}`;
}

/** As one would type it: short below this folder, whole elsewhere. */
function fromHere(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
