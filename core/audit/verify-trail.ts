import { isId } from '../ids';
import { canonicalJson, type JournalEntry, type JsonValue } from '../journal';
import { type Instant, parseInstant } from '../time';
import { datedWrongly, isSealedLate } from './dated';
import { fromHex, toHex } from './hex';
import { leafHash, merkleRoot, type Sha256 } from './merkle';
import { type Head, headAfter, type Leaf, lineOf, MAX_SEALED, noHead, type Seal } from './seal';
import { vouchedIn } from './voucher';

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

export interface Exported {
  readonly files: { readonly [F in TrailFile]: Lines };
  /** Heads from somewhere else, such as those of an export a month ago. */
  readonly known?: Lines | undefined;
  /** One head from somewhere else. */
  readonly knownHead?: string | undefined;
}

export interface Finding {
  /** The first entry that is not as it was sealed; null where it is a seal or a head. */
  readonly entryId: string | null;
  readonly seal: number;
  readonly problem: string;
}

/** An entry that was sealed more than a day after its time, and the entry that vouches for it. */
export interface SealedLate {
  readonly entryId: string;
  readonly at: Instant;
  readonly seal: number;
  readonly voucher: Pick<JournalEntry, 'id' | 'at' | 'actor' | 'reason'>;
}

/** What was checked, up to the finding if there is one. */
export interface Verdict {
  readonly seals: number;
  readonly entries: number;
  readonly head: Head;
  /** Times of the first seal and of the last. */
  readonly from: string;
  readonly to: string;
  /** How many heads from somewhere else were found in the chain, and the number of the latest of them. */
  readonly known: number;
  readonly knownUntil: number;
  /** In the order of the seals; they are in order, and for everybody who checks to judge. */
  readonly late: readonly SealedLate[];
  readonly finding: Finding | null;
}

/** The first entry of a seal that differs from its leaf: which one, and whose line stands there. */
interface Difference {
  readonly i: number;
  readonly instead: string | null;
  /** The entry is as it was sealed; what says which one it is, is not. */
  readonly leafIsWrong: boolean;
}

class Found extends Error {
  constructor(readonly finding: Finding) {
    super(finding.problem);
  }
}

function found(seal: number, problem: string, entryId: string | null = null): never {
  throw new Found({ entryId, seal, problem });
}

/** Checks an export line by line, in memory for one seal at a time, and stops at the first thing that is not in order. */
export async function verifyTrail(sha256: Sha256, exported: Exported): Promise<Verdict> {
  const check = new Check(sha256, exported);
  try {
    await check.all();
    return check.verdict(null);
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    return check.verdict(error.finding);
  }
}

class Check {
  private head = noHead;
  private entries = 0;
  private from = '';
  private known = 0;
  private knownUntil = 0;
  private headIsThere = false;
  private nextKnown: Head | undefined;
  private readonly late: SealedLate[] = [];
  /** By the id of the entry that is to come. */
  private readonly vouchers = new Map<string, { readonly hash: string; readonly voucher: SealedLate['voucher'] }>();

  constructor(
    private readonly sha256: Sha256,
    private readonly exported: Exported,
  ) {}

  verdict(finding: Finding | null): Verdict {
    const { head, entries, from, known, knownUntil, late } = this;
    return { seals: head.number, entries, head, from, to: head.sealedAt, known, knownUntil, late, finding };
  }

  async all(): Promise<void> {
    const { files, knownHead } = this.exported;
    this.nextKnown = await this.readKnown();
    for (;;) {
      const line = await this.line('seals', this.head.number + 1);
      if (line === undefined) break;
      await this.seal(line);
    }
    const after = this.head.number + 1;
    for (const file of ['entries', 'leaves', 'roots'] as const) {
      const more = await files[file].next();
      if (!more.done)
        found(after, `${trailFiles[file]} goes on after the last seal: seal ${after} is missing`, idIn(more.value));
    }
    if (this.nextKnown !== undefined)
      found(
        this.nextKnown.number,
        `seal ${this.nextKnown.number} is missing or changed: its head is known from elsewhere`,
      );
    if (knownHead !== undefined && !this.headIsThere)
      found(after, `no seal leads to the head ${knownHead}: what it stood for was changed or is missing`);
  }

  private async seal(line: string): Promise<void> {
    const number = this.head.number + 1;
    const seal = sealIn(line);
    if (seal === undefined) found(number, `line ${number} of ${trailFiles.seals} is no seal`);
    if (seal.number !== number) found(number, `seal ${number} is missing: seal ${seal.number} stands in its place`);
    if (seal.previous !== this.head.head)
      found(number, `seal ${number} does not follow the seal before it: one of the two was changed`);
    if (seal.sealedAt < this.head.sealedAt) found(number, `seal ${number} is dated before the seal before it`);
    const leaves = await this.leavesOf(seal);
    await this.entriesOf(seal, leaves);
    const head = headAfter(this.sha256, seal);
    await this.published(head);
    await this.compareKnown(head);
    if (number === 1) this.from = seal.sealedAt;
    this.head = head;
    this.entries += seal.count;
  }

  private async leavesOf({ number, count }: Seal): Promise<readonly Leaf[]> {
    const leaves: Leaf[] = [];
    for (let i = 0; i < count; i++) {
      const line = (await this.line('leaves', number)) ?? '';
      const [, of, entryId = '', hash = ''] = /^(\d+) (\S+) ([0-9a-f]{64})$/.exec(line) ?? [];
      if (of !== String(number) || !isId('journal', entryId)) {
        found(number, `line ${this.entries + i + 1} of ${trailFiles.leaves} is missing or changed`, idIn(line));
      }
      leaves.push({ entryId, hash: fromHex(hash) });
    }
    return leaves;
  }

  private async entriesOf(seal: Seal, leaves: readonly Leaf[]): Promise<void> {
    const isRoot = (hashes: readonly Uint8Array[]): boolean => toHex(merkleRoot(this.sha256, hashes)) === seal.root;
    const listed = isRoot(leaves.map(({ hash }) => hash));
    const hashes: Uint8Array[] = [];
    let first: Difference | undefined;
    for (const [i, { entryId, hash }] of leaves.entries()) {
      const { value: line } = await this.exported.files.entries.next();
      const own = leafHash(this.sha256, line ?? new Uint8Array());
      hashes.push(own);
      const entry = line === undefined ? undefined : entryIn(line);
      const same = toHex(own) === toHex(hash);
      if (first === undefined && !(same && entry?.id === entryId)) {
        first = { i, instead: entry?.id ?? null, leafIsWrong: same };
      }
      // Only of an entry that is as it was sealed is it worth saying when it is dated.
      if (first === undefined && listed && entry !== undefined) {
        this.time(seal, entry, toHex(own));
      }
      if (first !== undefined && listed) break;
    }
    if (first !== undefined) {
      const leafIsWrong = first.leafIsWrong || (!listed && isRoot(hashes));
      this.name(seal, leaves[first.i] as Leaf, { ...first, leafIsWrong });
    }
    if (!listed)
      found(
        seal.number,
        `the root of seal ${seal.number} is not that of its ${seal.count} entries: the seal or entries of it were changed`,
        leaves[0]?.entryId,
      );
  }

  /** A voucher counts for what is sealed after it, and only when it was sealed on time itself. */
  private time({ number, sealedAt }: Seal, entry: JournalEntry, hash: string): void {
    const { id, at, actor, reason } = entry;
    const wrong = datedWrongly(entry, sealedAt);
    if (wrong !== undefined) found(number, `entry ${id} ${wrong}`, id);
    if (isSealedLate(entry, sealedAt)) {
      const vouched = this.vouchers.get(id);
      if (vouched?.hash !== hash) {
        found(
          number,
          `entry ${id} is dated back: ${at}, but it was sealed ${sealedAt}, more than a day later, and nobody vouches for it`,
          id,
        );
      }
      this.late.push({ entryId: id, at, seal: number, voucher: vouched.voucher });
      return;
    }
    for (const [entryId, its] of vouchedIn(entry)) {
      this.vouchers.set(entryId, { hash: its, voucher: { id, at, actor, reason } });
    }
  }

  /** Says of the first entry that differs from its leaf what became of it. */
  private name({ number }: Seal, { entryId }: Leaf, { i, instead, leafIsWrong }: Difference): never {
    const line = this.entries + i + 1;
    if (leafIsWrong) found(number, `line ${line} of ${trailFiles.leaves} was changed`, instead ?? entryId);
    if (instead === entryId || instead === null) {
      found(number, `entry ${entryId} is not as it was sealed (line ${line} of ${trailFiles.entries})`, entryId);
    }
    return found(
      number,
      `entry ${entryId} is missing from its place: ${instead} stands there (line ${line} of ${trailFiles.entries})`,
      entryId,
    );
  }

  private async published(head: Head): Promise<void> {
    const line = await this.line('roots', head.number);
    if (line === undefined)
      found(head.number, `the head of seal ${head.number} is not among those that were published`);
    if (line !== lineOf(head)) found(head.number, `seal ${head.number} is not the one whose head was published`);
  }

  /** Heads from elsewhere may be some or all of the chain’s, in its order. */
  private async compareKnown(head: Head): Promise<void> {
    if (this.exported.knownHead === head.head) {
      this.headIsThere = true;
      this.isKnown(head);
    }
    if (this.nextKnown?.number !== head.number) return;
    if (lineOf(this.nextKnown) !== lineOf(head))
      found(head.number, `seal ${head.number} is not the one whose head is known from elsewhere`);
    this.isKnown(head);
    this.nextKnown = await this.readKnown();
  }

  private isKnown({ number }: Head): void {
    this.known += 1;
    this.knownUntil = number;
  }

  private async readKnown(): Promise<Head | undefined> {
    const next = await this.exported.known?.next();
    if (next === undefined || next.done) return undefined;
    const head = next.value && headIn(textOf(next.value));
    if (head === undefined || head.number <= (this.nextKnown?.number ?? 0)) {
      return found(this.head.number + 1, 'the heads from elsewhere are no list of heads in their order');
    }
    return head;
  }

  private async line(file: TrailFile, seal: number): Promise<string | undefined> {
    const { done, value } = await this.exported.files[file].next();
    if (done) return undefined;
    if (value === undefined) found(seal, `${trailFiles[file]} does not end with a whole line`);
    return textOf(value);
  }
}

/** Malformed text decodes to something that no valid line is. */
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function parsed(line: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(line);
    return canonicalJson(value) === line ? value : undefined;
  } catch {
    return undefined;
  }
}

const HASH = /^[0-9a-f]{64}$/;
const isInstant = (value: unknown): boolean => typeof value === 'string' && parseInstant(value) === value;
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value);
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;

function sealIn(line: string): Seal | undefined {
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

function headIn(line: string): Head | undefined {
  const head = parsed(line) as Partial<Head> | null | undefined;
  const is =
    Object.keys(head ?? {}).length === 4 &&
    isCount(head?.number) &&
    isHash(head?.root) &&
    isHash(head?.head) &&
    isInstant(head?.sealedAt);
  return is ? (head as Head) : undefined;
}

function entryIn(line: Uint8Array): JournalEntry | undefined {
  try {
    const entry: Partial<JournalEntry> | null = JSON.parse(textOf(line));
    return typeof entry?.id === 'string' ? (entry as JournalEntry) : undefined;
  } catch {
    return undefined;
  }
}

function idIn(line: string | Uint8Array | undefined): string | null {
  const text = typeof line === 'string' ? line : line === undefined ? '' : textOf(line);
  return /jrn_[0-9A-Z]{26}/.exec(text)?.[0] ?? null;
}
