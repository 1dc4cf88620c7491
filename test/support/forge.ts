import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../adapters/system/sha256';
import { trailFiles } from '../../core/audit/export-lines';
import { toHex } from '../../core/audit/hex';
import { leafHash, merkleRoot } from '../../core/audit/merkle';
import { headAfter, lineOf, noHead, type Seal } from '../../core/audit/seal';

/** Alters the entries of an export and makes its leaves, seals and heads anew: in itself it is in order. */
export function forge(folder: string, alter: (entries: string) => string): void {
  const path = (file: keyof typeof trailFiles): string => join(folder, trailFiles[file]);
  const linesIn = (text: string): string[] => text.split('\n').slice(0, -1);
  const write = (file: keyof typeof trailFiles, lines: readonly string[]): void =>
    writeFileSync(path(file), lines.map((line) => `${line}\n`).join(''));
  const before = readFileSync(path('entries'), 'utf8');
  const entries = linesIn(alter(before));
  if (entries.join('\n') === linesIn(before).join('\n')) throw new Error('Nothing was altered.');
  const [leaves, seals, roots]: [string[], string[], string[]] = [[], [], []];
  let head = noHead;
  for (const line of linesIn(readFileSync(path('seals'), 'utf8'))) {
    const seal: Seal = JSON.parse(line);
    const own = entries.slice(leaves.length, leaves.length + seal.count);
    const hashes = own.map((entry) => leafHash(sha256, new TextEncoder().encode(entry)));
    own.forEach((entry, i) => {
      leaves.push(`${seal.number} ${JSON.parse(entry).id} ${toHex(hashes[i] as Uint8Array)}`);
    });
    const anew = { ...seal, root: toHex(merkleRoot(sha256, hashes)), previous: head.head };
    head = headAfter(sha256, anew);
    seals.push(lineOf(anew));
    roots.push(lineOf(head));
  }
  write('entries', entries);
  write('leaves', leaves);
  write('seals', seals);
  write('roots', roots);
}
