import { isId } from '../ids';
import { canonicalJson, type JournalEntry, type JsonValue } from '../journal';
import { parseInstant } from '../time';
import { fromHex } from './hex';
import { type Head, type Leaf, MAX_SEALED, type Seal } from './seal';

/** The files of an export; each line of bytes ends with a line feed. */
export const trailFiles = {
  /** Canonical bytes of the entries, in the order in which they were sealed. */
  entries: 'entries.jsonl',
  /** For each of them `<seal> <entry> <hash>`: says which one it is that is not as it was. */
  leaves: 'leaves.txt',
  seals: 'seals.jsonl',
  /** The heads as they were published. */
  roots: 'roots.jsonl',
} as const;

export type TrailFile = keyof typeof trailFiles;

/** Lines as bytes without their line feed; `undefined` for what follows the last line feed, when anything does. */
export type Lines = AsyncIterator<Uint8Array | undefined>;

/** Takes the lines of a file in order, and looks ahead where it has to. */
export class LineReader {
  /** How many lines were taken. */
  taken = 0;
  private torn = false;
  private ended = false;
  private readonly ahead: Uint8Array[] = [];

  constructor(private readonly lines: Lines) {}

  async peek(n = 0): Promise<Uint8Array | undefined> {
    while (this.ahead.length <= n && !this.ended) {
      const { done, value } = await this.lines.next();
      if (done) this.ended = true;
      else this.ahead.push(value ?? this.tear());
    }
    return this.ahead[n];
  }

  /** Up to so many of the lines to come. */
  async window(count: number): Promise<readonly Uint8Array[]> {
    await this.peek(count - 1);
    return this.ahead.slice(0, count);
  }

  async take(): Promise<Uint8Array | undefined> {
    const line = await this.peek();
    if (line === undefined) return undefined;
    this.ahead.shift();
    this.taken += 1;
    return line;
  }

  /** The file ends in the middle of a line, which counts as an empty one. */
  isTorn(line: Uint8Array): boolean {
    return this.torn && line.length === 0;
  }

  private tear(): Uint8Array {
    this.torn = true;
    return new Uint8Array();
  }
}

/** Malformed text decodes to something that no valid line is. */
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function parsed(line: Uint8Array): JsonValue | undefined {
  const text = textOf(line);
  try {
    const value: JsonValue = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const HASH = /^[0-9a-f]{64}$/;
const isInstant = (value: unknown): boolean => typeof value === 'string' && parseInstant(value) === value;
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;

export function sealIn(line: Uint8Array): Seal | undefined {
  const seal = parsed(line) as Partial<Seal> | null | undefined;
  const is =
    Object.keys(seal ?? {}).length === 5 &&
    isCount(seal?.number) &&
    isCount(seal?.count) &&
    Number(seal?.count) <= MAX_SEALED &&
    isHash(seal?.root) &&
    isHash(seal?.previous) &&
    isInstant(seal?.sealedAt);
  return is ? (seal as Seal) : undefined;
}

export function headIn(line: Uint8Array): Head | undefined {
  const head = parsed(line) as Partial<Head> | null | undefined;
  const is =
    Object.keys(head ?? {}).length === 4 &&
    isCount(head?.number) &&
    isHash(head?.root) &&
    isHash(head?.head) &&
    isInstant(head?.sealedAt);
  return is ? (head as Head) : undefined;
}

export interface LeafOfSeal extends Leaf {
  readonly seal: number;
}

export function leafIn(line: Uint8Array): LeafOfSeal | undefined {
  const [, seal, entryId = '', hash = ''] = /^([1-9]\d{0,14}) (\S+) ([0-9a-f]{64})$/.exec(textOf(line)) ?? [];
  return seal !== undefined && isId('journal', entryId)
    ? { seal: Number(seal), entryId, hash: fromHex(hash) }
    : undefined;
}

export function entryIn(line: Uint8Array): JournalEntry | undefined {
  try {
    const entry: Partial<JournalEntry> | null = JSON.parse(textOf(line));
    return typeof entry?.id === 'string' ? (entry as JournalEntry) : undefined;
  } catch {
    return undefined;
  }
}

export function idIn(line: Uint8Array): string | null {
  return /jrn_[0-9A-Z]{26}/.exec(textOf(line))?.[0] ?? null;
}
