import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../adapters/system/sha256';
import { type Lines, type TrailFile, trailFiles } from '../../core/audit/export-lines';
import {
  type Acknowledged,
  type Finding,
  type SealedLate,
  type Verdict,
  verifyTrail,
} from '../../core/audit/verify-trail';
import { linesOf } from './lines';

export interface VerifyOptions {
  readonly folder: string;
  /** A file of heads from elsewhere. */
  readonly roots?: string | undefined;
  /** Heads from elsewhere that are in no file. */
  readonly known?: Lines | undefined;
  /** A head from elsewhere. */
  readonly head?: string | undefined;
}

/** Checks an export, which is all that it needs. @throws Error when a file is missing */
export async function verify({ folder, roots, known, head }: VerifyOptions): Promise<Verdict> {
  const paths = Object.fromEntries(
    Object.entries(trailFiles).map(([file, name]) => [file, join(folder, name)]),
  ) as Record<TrailFile, string>;
  for (const path of [...Object.values(paths), ...(roots === undefined ? [] : [roots])]) {
    await access(path).catch(() => {
      throw new Error(`${path} is missing: an export has ${Object.values(trailFiles).join(', ')}.`);
    });
  }
  const { entries, leaves, seals, roots: published } = paths;
  return verifyTrail(sha256, {
    files: {
      entries: linesOf(entries),
      leaves: linesOf(leaves),
      seals: linesOf(seals),
      roots: linesOf(published),
    },
    known: roots === undefined ? known : linesOf(roots),
    knownHead: head,
  });
}

/** For people: what was checked, what was found, and how far that goes. */
export function verdictInWords(verdict: Verdict): string[] {
  const { seals, entries, head, from, to, known, knownUntil, finding, further } = verdict;
  const late = [...Map.groupBy(verdict.late, ({ voucher }) => voucher.id).values()].flatMap(lateInWords);
  const acknowledged = verdict.acknowledged.flatMap(acknowledgedInWords);
  const n = (value: number): string => value.toLocaleString('en');
  const range = seals === 0 ? [] : [`Sealed from ${from} to ${to}.`];
  const checked = `${n(entries)} entries in ${n(seals)} seals`;
  if (finding !== null) {
    return [
      `ALTERED: ${finding.problem}.`,
      `The first that is not in order: ${placeOf(finding)}.`,
      `Before it, ${checked} are as they were sealed.`,
      ...(further.length === 0
        ? ['After it, as far as the chain can be followed, nothing else was found.']
        : [`After it, ${n(further.length)} more:`, ...further.map((one) => `  ${placeOf(one)}: ${one.problem}`)]),
      ...acknowledged,
      ...late,
    ];
  }
  return [
    `INTACT: ${checked} are as they were sealed.`,
    ...range,
    'Checked: every entry against its hash, the entries of each seal and their order against its root, each seal against',
    'the one before it, the time of each entry against that of its seal, each seal against its published head.',
    ...acknowledged,
    ...(late.length === 0 ? ['No entry was sealed late.'] : late),
    known === 0
      ? 'Not checked against a head from elsewhere: whoever holds this export could have cut its end off, or made all of it anew. Give --roots or --head.'
      : `${n(known)} heads from elsewhere are in the chain: up to seal ${n(knownUntil)} nothing was altered since they were taken.`,
    `Head of seal ${n(head.number)}, to be kept for the next time: ${head.head}`,
  ];
}

const placeOf = ({ entryId, seal }: Finding): string =>
  entryId === null ? `seal ${seal}` : `entry ${entryId}, in seal ${seal}`;

/** What was found and is known: a reader has to judge whether that is to be believed. */
function acknowledgedInWords({ problem, seal, voucher: { id, at, actor, reason } }: Acknowledged): string[] {
  return [
    `KNOWN: ${problem}, in seal ${seal};`,
    `  entry ${id} acknowledges it, by ${actor} on ${at}, because ${JSON.stringify(reason)}.`,
  ];
}

/** Of those for whom one voucher stands, likewise. */
function lateInWords(late: readonly SealedLate[]): string[] {
  const [first] = late;
  if (first === undefined) return [];
  const { id, actor, at, reason } = first.voucher;
  const entries = late.length === 1 ? '1 entry was' : `${late.length} entries were`;
  return [
    `SEALED LATE: ${entries} sealed more than a day after the time that stands there; entry ${id} vouches,`,
    `  by ${actor} on ${at}, because ${JSON.stringify(reason)}:`,
    ...late.map(({ entryId, at: own, seal }) => `  ${entryId} of ${own}, in seal ${seal}`),
  ];
}
