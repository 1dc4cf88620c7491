import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { createArchiveClient } from '../../adapters/archive/client';
import { publishedHeads } from '../../adapters/archive/published';
import { trailFiles } from '../../core/audit/export-lines';
import type { Verdict } from '../../core/audit/verify-trail';
import { UsageError } from '../cli/arguments';
import { linesOf } from './lines';
import { verify } from './verify';

/** Who knows the heads of a trail, other than an export of it, which whoever changed an entry could have made anew. */
export type Elsewhere = { readonly archive: S3Client; readonly bucket: string } | { readonly roots: string };

/** By the options of a command. @throws UsageError unless one of the two is there */
export function elsewhere(bucket: string | undefined, roots: string | undefined): Elsewhere {
  if (bucket !== undefined && roots === undefined) return { archive: createArchiveClient(), bucket };
  if (roots !== undefined && bucket === undefined) return { roots };
  throw new UsageError(
    'Say who else knows the heads of the trail: --bucket NAME, or --roots FILE; an export proves nothing alone.',
  );
}

export interface Reliance {
  readonly folder: string;
  readonly elsewhere: Elsewhere;
  /** Where the trail that the export has to go on with stands. */
  readonly head?: string | undefined;
}

export interface Relied extends Verdict {
  /** Number of the newest head known elsewhere. */
  readonly newest: number;
}

/**
 * Checks an export to act on it. It may end before the newest head, but where it ends a head has to be known: what comes
 * after the last known one, anybody could have written.
 */
export async function rely({ folder, elsewhere, head }: Reliance): Promise<Relied> {
  let newest = 0;
  async function* untilLast(): AsyncGenerator<Uint8Array | undefined, undefined> {
    let last = 0;
    for await (const _ of linesOf(join(folder, trailFiles.seals))) last += 1;
    for await (const line of headsOf(elsewhere)) {
      newest = Math.max(newest, numberIn(line));
      if (numberIn(line) <= last) yield line;
    }
    return undefined;
  }
  const verdict = await verify({ folder, known: untilLast(), head });
  const { number } = verdict.head;
  if (verdict.finding !== null || (number > 0 && verdict.knownUntil === number)) return { ...verdict, newest };
  const problem = number === 0 ? 'it is empty' : `the head of its last seal, ${number}, is not known from elsewhere`;
  return { ...verdict, newest, finding: { entryId: null, seal: number, problem } };
}

async function* headsOf(elsewhere: Elsewhere): AsyncGenerator<Uint8Array | undefined, undefined> {
  if ('roots' in elsewhere) return yield* linesOf(elsewhere.roots);
  for await (const head of publishedHeads(elsewhere.archive, elsewhere.bucket)) yield new TextEncoder().encode(head);
  return undefined;
}

/** 0 of what is no head: the check says so. */
function numberIn(line: Uint8Array | undefined): number {
  return Number(/"number":(\d+)/.exec(new TextDecoder().decode(line))?.[1] ?? 0);
}
