import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { publishedHeads } from '../../adapters/archive/published';
import { sealedEntries } from '../../adapters/table/trail-export';
import { type TrailFile, trailFiles } from '../../core/audit/export-lines';
import { toHex } from '../../core/audit/hex';
import { lineOf } from '../../core/audit/seal';
import type { TrailSource } from './source';

export interface Exported {
  readonly seals: number;
  readonly entries: number;
}

/**
 * Writes the trail as far as its heads are published, as it stands: what is missing or was changed is not made good, and
 * the check of the export will name it.
 * @throws Error when the folder holds anything
 */
export async function exportTrail(source: TrailSource, folder: string): Promise<Exported> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty: export into a folder of its own.`);
  const files = Object.fromEntries(
    Object.entries(trailFiles).map(([file, name]) => [file, createWriteStream(join(folder, name))]),
  ) as Record<TrailFile, WriteStream>;

  let published = 0;
  for await (const head of publishedHeads(source.archive, source.bucket)) {
    published += 1;
    await write(files.roots, head);
  }
  let [seals, count] = [0, 0];
  for await (const { seal, leaves, entries } of sealedEntries(source.table, source.tableName, published)) {
    await write(files.seals, lineOf(seal));
    for (const { entryId, hash } of leaves) await write(files.leaves, `${seal.number} ${entryId} ${toHex(hash)}`);
    for (const entry of entries) await write(files.entries, entry);
    seals += 1;
    count += entries.length;
  }
  await Promise.all(Object.values(files).map((file) => finished(file.end())));
  return { seals, entries: count };
}

/** A line; waits where the disk is slower than the table. */
async function write(file: WriteStream, line: string | Uint8Array): Promise<void> {
  file.write(line);
  if (!file.write('\n')) await once(file, 'drain');
}
