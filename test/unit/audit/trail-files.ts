import { encodeTime } from 'ulid';
import { sha256 } from '../../../adapters/system/sha256';
import type { TrailFile } from '../../../core/audit/export-lines';
import { toHex } from '../../../core/audit/hex';
import { type Head, headAfter, leafOf, lineOf, noHead, sealAfter } from '../../../core/audit/seal';
import { type Verdict, verifyTrail } from '../../../core/audit/verify-trail';
import { type JournalEntry, journalBytes } from '../../../core/journal';
import { addMinutes, type Instant } from '../../../core/time';

export type Files = Record<TrailFile, Buffer>;

const start = Date.parse('2026-11-24T01:00:00.000Z');

export function entryOf(n: number, differing: Partial<JournalEntry> = {}): JournalEntry {
  const at = differing.at ?? new Date(start + n * 60_000).toISOString();
  return {
    id: `jrn_${encodeTime(Date.parse(at))}${String(n).padStart(16, '0')}`,
    at,
    actor: 'per_1',
    role: 'ORGANIZER',
    action: 'attendance.record',
    entity: 'trn_1',
    changes: [{ of: `Enrollment/trn_1/per_${n}`, before: { status: 'ABSENT' }, after: { status: 'PRESENT – hadir' } }],
    reason: n % 2 === 0 ? null : 'Koreksi',
    requestId: `r-${n}`,
    correlationId: `c-${n}`,
    causationId: null,
    events: [],
    ...differing,
  };
}

/** The export of a trail whose seals hold these entries. */
export function exportOf(seals: readonly (readonly JournalEntry[])[], sealedAt?: readonly Instant[]): Files {
  const lines: Record<TrailFile, (string | Uint8Array)[]> = { entries: [], leaves: [], seals: [], roots: [] };
  let head: Head = noHead;
  for (const [i, entries] of seals.entries()) {
    const leaves = entries.map((entry) => leafOf(sha256, entry));
    const seal = sealAfter(sha256, head, leaves, sealedAt?.[i] ?? addMinutes(entries.at(-1)?.at ?? '', 1));
    head = headAfter(sha256, seal);
    lines.entries.push(...entries.map(journalBytes));
    lines.leaves.push(...leaves.map(({ entryId, hash }) => `${seal.number} ${entryId} ${toHex(hash)}`));
    lines.seals.push(lineOf(seal));
    lines.roots.push(lineOf(head));
  }
  const file = (name: TrailFile) =>
    Buffer.concat(lines[name].flatMap((line) => [Buffer.from(line as string), Buffer.from('\n')]));
  return { entries: file('entries'), leaves: file('leaves'), seals: file('seals'), roots: file('roots') };
}

async function* linesOf(file: Buffer): AsyncGenerator<Uint8Array | undefined, undefined> {
  let from = 0;
  for (let end = file.indexOf(10); end >= 0; end = file.indexOf(10, from)) {
    yield file.subarray(from, end);
    from = end + 1;
  }
  if (from < file.length) yield undefined;
  return undefined;
}

export function check(files: Files, elsewhere: { known?: Buffer; knownHead?: string } = {}): Promise<Verdict> {
  return verifyTrail(sha256, {
    files: {
      entries: linesOf(files.entries),
      leaves: linesOf(files.leaves),
      seals: linesOf(files.seals),
      roots: linesOf(files.roots),
    },
    known: elsewhere.known && linesOf(elsewhere.known),
    knownHead: elsewhere.knownHead,
  });
}
