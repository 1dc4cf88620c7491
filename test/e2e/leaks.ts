import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { people } from '../../local/demo/data/people';
import type { Platform } from '../../local/platform';
import { mainTable } from './steps';

/** Where something personal was found, and what. */
type Leak = readonly [where: string, what: string];

/** Names, NIPs and e-mail addresses of the demo's people of these agencies. */
export function personalDataOf(agencies: readonly string[]): string[] {
  return people.filter(({ agency }) => agencies.includes(agency)).flatMap(({ name, nip, email }) => [name, nip, email]);
}

/**
 * Looks for personal data in all that a platform keeps apart from the vault: every attribute of the main table, keys and compressed
 * ones too (the events of the bus and the cursors of lists are made of these), what waits in queues and dead-letter queues, the
 * functions' logs, and every byte of the data folder. The mails that were sent lie there as well, and have to name their
 * addressee: the file of the services is read without them.
 */
export async function leaks(platform: Platform, dataDir: string, personal: readonly string[]): Promise<Leak[]> {
  const found: Leak[] = [];
  const look = (where: string, text: string): void => {
    for (const what of personal) if (text.includes(what)) found.push([where, what]);
  };
  const { client, TableName } = mainTable(platform);
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    for (const item of Items) look(`item ${item.pk} / ${item.sk}`, inClear(item));
  }
  client.destroy();
  for (const { name } of platform.queues.list()) {
    for (const body of platform.queues.peek(name, 10_000)) look(`queue ${name}`, body);
  }
  for (const file of filesOf(dataDir)) look(relative(dataDir, file), readFileSync(file, 'utf8'));
  const mails = platform.mailbox.list({ most: 100_000 }).flatMap(({ to, text }) => [to, text]);
  // SQLite's file and its log hold mails and messages in pages: what no mail says must be in neither.
  return found.filter(
    ([where, what]) => !where.startsWith('services.db') || !mails.some((mail) => mail.includes(what)),
  );
}

/** All of an item as text, whatever is packed in it unpacked. */
function inClear(item: object): string {
  return JSON.stringify(item, (_, value: unknown) => {
    const bytes = bytesOf(value);
    return bytes === undefined ? value : textOf(bytes);
  });
}

function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
  return type === 'Buffer' && Array.isArray(data) ? Uint8Array.from(data as number[]) : undefined;
}

function textOf(bytes: Uint8Array): string {
  try {
    return brotliDecompressSync(bytes).toString();
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
