import type { JournalEntry } from '../journal';
import type { Instant } from '../time';
import { type Misdating, misdatingOf } from './dated';
import {
  entryIn,
  headIn,
  idIn,
  type LeafOfSeal,
  LineReader,
  type Lines,
  leafIn,
  sealIn,
  type TrailFile,
  trailFiles,
} from './export-lines';
import { toHex } from './hex';
import { leafHash, merkleRoot, type Sha256 } from './merkle';
import { type Head, headAfter, lineOf, noHead, type Seal } from './seal';
import { SealedEntries } from './sealed-entries';
import { type Acknowledging, acknowledgedIn, vouchedIn } from './voucher';

export interface Exported {
  readonly files: { readonly [F in TrailFile]: Lines };
  /** Heads from somewhere else, such as those of an export a month ago. */
  readonly known?: Lines | undefined;
  /** One head from somewhere else. */
  readonly knownHead?: string | undefined;
}

export interface Finding {
  /** The entry that is not as it was sealed; null where it is a seal or a head. */
  readonly entryId: string | null;
  readonly seal: number;
  readonly problem: string;
}

/** Who vouches, as the trail has it. */
export type Voucher = Pick<JournalEntry, 'id' | 'at' | 'actor' | 'reason'>;

/** An entry that was sealed more than a day after its time, and the entry that vouches for it. */
export interface SealedLate {
  readonly entryId: string;
  readonly at: Instant;
  readonly seal: number;
  readonly voucher: Voucher;
}

/** An entry that bears a wrong time, and a later entry that says that this is known. */
export interface Acknowledged extends Finding {
  readonly voucher: Voucher;
}

/** How far a check came, seal by seal. */
interface Progress {
  readonly seals: number;
  readonly entries: number;
  readonly head: Head;
  /** Times of the first seal and of the last. */
  readonly from: string;
  readonly to: string;
  /** How many heads from somewhere else were found in the chain, and the number of the latest of them. */
  readonly known: number;
  readonly knownUntil: number;
}

/** What is in order, up to the first finding if there is one. */
export interface Verdict extends Progress {
  /** In the order of the seals; they are in order, and for everybody who checks to judge. */
  readonly late: readonly SealedLate[];
  /** Likewise. */
  readonly acknowledged: readonly Acknowledged[];
  readonly finding: Finding | null;
  /** What else is not in order after it, as far as the chain can be followed. */
  readonly further: readonly Finding[];
}

/** A finding with what was in order before it; of an entry that only bears a wrong time, with what may be acknowledged. */
interface Found {
  readonly finding: Finding;
  readonly before: Progress;
  readonly misdated?: { readonly hash: string; readonly wrong: Misdating };
}

/** Checks an export line by line, in memory for some seals at a time, to its end. */
export async function verifyTrail(sha256: Sha256, exported: Exported): Promise<Verdict> {
  const check = new Check(sha256, exported);
  await check.all();
  return check.verdict();
}

class Check {
  private readonly files: { readonly [F in TrailFile]: LineReader };
  private readonly entries: SealedEntries;
  private readonly known: LineReader;
  private nextKnown: Head | undefined;
  private headIsThere = false;
  private progress: Progress = { seals: 0, entries: 0, head: noHead, from: '', to: '', known: 0, knownUntil: 0 };
  /** Number of the seal that comes next. */
  private number = 1;
  /** The seal before it: its heads, as computed and as published; none where it can't be known. */
  private before: { readonly heads: readonly string[]; readonly sealedAt: Instant } = {
    heads: [noHead.head],
    sealedAt: '',
  };
  private readonly found: Found[] = [];
  private readonly late: SealedLate[] = [];
  private readonly acknowledged: Acknowledged[] = [];
  /** By the id of the entry that is to come. */
  private readonly vouchers = new Map<string, { readonly hash: string; readonly voucher: Voucher }>();

  constructor(
    private readonly sha256: Sha256,
    private readonly exported: Exported,
  ) {
    const { entries, leaves, seals, roots } = exported.files;
    this.files = {
      entries: new LineReader(entries),
      leaves: new LineReader(leaves),
      seals: new LineReader(seals),
      roots: new LineReader(roots),
    };
    this.entries = new SealedEntries(sha256, this.files.entries, this.files.leaves);
    this.known = new LineReader(exported.known ?? nothing);
  }

  verdict(): Verdict {
    const [first, ...others] = this.found;
    return {
      ...(first?.before ?? this.progress),
      late: this.late,
      acknowledged: this.acknowledged,
      finding: first?.finding ?? null,
      further: others.map(({ finding }) => finding),
    };
  }

  private find(problem: string, entryId: string | null = null, misdated?: Found['misdated'], seal = this.number): void {
    const finding = { entryId, seal, problem };
    this.found.push({ finding, before: this.progress, ...(misdated && { misdated }) });
  }

  async all(): Promise<void> {
    const { seals, ...others } = this.files;
    this.nextKnown = await this.readKnown();
    for (let line = await seals.take(); line !== undefined; line = await seals.take()) await this.line(line);
    for (const [file, reader] of Object.entries(others)) {
      const more = await reader.peek();
      if (more === undefined) continue;
      const name = trailFiles[file as TrailFile];
      this.find(`${name} goes on after the last seal: seal ${this.number} is missing`, idIn(more));
    }
    await this.passLeaves(Number.POSITIVE_INFINITY);
    if (this.nextKnown !== undefined) this.missesKnown(this.nextKnown);
    const { knownHead } = this.exported;
    if (knownHead !== undefined && !this.headIsThere)
      this.find(`no seal leads to the head ${knownHead}: what it stood for was changed or is missing`);
  }

  /** A line where the next seal should stand. */
  private async line(line: Uint8Array): Promise<void> {
    const { seals } = this.files;
    const seal = sealIn(line);
    if (seal?.number === this.number) return this.seal(seal);
    if (seal !== undefined) this.find(`seal ${this.number} is missing: seal ${seal.number} stands in its place`);
    else if (seals.isTorn(line)) this.find(`${trailFiles.seals} does not end with a whole line`);
    else this.find(`line ${seals.taken} of ${trailFiles.seals} is no seal`);
    // The file may go on after a gap. A line that does not belong there stands before the seal, or instead of it.
    const following = await seals.peek();
    const next = following && sealIn(following)?.number;
    if (seal !== undefined && seal.number > this.number && (following === undefined || next === seal.number + 1)) {
      await this.skipTo(seal.number);
      return this.seal(seal);
    }
    if (next === this.number + 1) await this.skipTo(next);
  }

  /** Passes over what belongs to seals that are not there. */
  private async skipTo(number: number): Promise<void> {
    const { roots } = this.files;
    await this.passLeaves(number);
    let published: Head | undefined;
    for (let line = await roots.peek(); line !== undefined; line = await roots.peek()) {
      const head = headIn(line);
      if (head !== undefined && head.number >= number) break;
      published = head;
      await roots.take();
    }
    const isBefore = published?.number === number - 1;
    this.before = { heads: isBefore ? [published?.head ?? ''] : [], sealedAt: '' };
    this.number = number;
  }

  /** Where a seal is lost its root is too, but its leaves still say what its entries were. */
  private async passLeaves(before: number): Promise<void> {
    const { leaves } = this.files;
    for (let line = await leaves.peek(); line !== undefined; line = await leaves.peek()) {
      const leaf = leafIn(line);
      if (leaf !== undefined && leaf.seal >= before) return;
      await leaves.take();
      if (leaf !== undefined)
        await this.entries.take([leaf], 0, (problem) => this.find(problem, leaf.entryId, undefined, leaf.seal));
    }
  }

  private async seal(seal: Seal): Promise<void> {
    const { heads, sealedAt } = this.before;
    if (heads.length > 0 && !heads.includes(seal.previous))
      this.find(`seal ${seal.number} does not follow the seal before it: one of the two was changed`);
    if (seal.sealedAt < sealedAt) this.find(`seal ${seal.number} is dated before the seal before it`);
    await this.entriesOf(seal, await this.leavesOf(seal));
    const head = headAfter(this.sha256, seal);
    const published = await this.published(head);
    await this.compareKnown(head);
    const { seals, entries, from } = this.progress;
    this.progress = {
      ...this.progress,
      seals: seals + 1,
      entries: entries + seal.count,
      head,
      from: seals === 0 ? seal.sealedAt : from,
      to: seal.sealedAt,
    };
    this.before = { heads: [head.head, ...(published === undefined ? [] : [published.head])], sealedAt: seal.sealedAt };
    this.number += 1;
  }

  /** The lines of a seal's leaves; undefined where one is missing or can't be read. */
  private async leavesOf({ number, count }: Seal): Promise<readonly (LeafOfSeal | undefined)[]> {
    const { leaves: file } = this.files;
    const leaves: (LeafOfSeal | undefined)[] = [];
    while (leaves.length < count) {
      const line = await file.peek();
      const leaf = line && leafIn(line);
      if (leaf?.seal !== number) this.leafIsMissing(line);
      const isLater = leaf !== undefined && leaf.seal > number;
      const goesOn = isLater && !(await isStray(file, leaf.seal, (next) => leafIn(next)?.seal));
      if (line === undefined || goesOn) return [...leaves, ...Array<undefined>(count - leaves.length)];
      await file.take();
      // One of an earlier seal stands before the right one.
      if (leaf === undefined || leaf.seal >= number) leaves.push(isLater ? undefined : leaf);
    }
    for (let line = await file.peek(); line !== undefined && leafIn(line)?.seal === number; line = await file.peek()) {
      this.find(`line ${file.taken + 1} of ${trailFiles.leaves} belongs to no entry`, idIn(line));
      await file.take();
    }
    return leaves;
  }

  private leafIsMissing(line: Uint8Array | undefined): void {
    const { leaves: file } = this.files;
    const problem =
      line !== undefined && file.isTorn(line)
        ? ' does not end with a whole line'
        : `: line ${file.taken + 1} is missing or changed`;
    this.find(`${trailFiles.leaves}${problem}`, line === undefined ? null : idIn(line));
  }

  private async entriesOf(seal: Seal, leaves: readonly (LeafOfSeal | undefined)[]): Promise<void> {
    const isRoot = (hashes: readonly Uint8Array[]): boolean => toHex(merkleRoot(this.sha256, hashes)) === seal.root;
    const whole = leaves.filter((leaf) => leaf !== undefined);
    const listed = whole.length === seal.count && isRoot(whole.map(({ hash }) => hash));
    if (!listed) {
      const lines = await this.files.entries.window(seal.count);
      const all = lines.length === seal.count;
      if (all && isRoot(lines.map((line) => leafHash(this.sha256, line)))) return this.entriesAsSealed(seal, leaves);
    }
    const before = this.found.length;
    for (const [i, leaf] of leaves.entries()) {
      const line = await this.entries.take(leaves, i, (problem) => this.find(problem, leaf?.entryId));
      if (line === undefined || leaf === undefined) continue;
      const entry = entryIn(line);
      if (entry?.id !== leaf.entryId) this.leafIsWrong(leaves, i, entry?.id ?? leaf.entryId);
      // Only of an entry that is as it was sealed is it worth saying when it is dated.
      else if (listed) this.time(seal, entry, toHex(leaf.hash));
    }
    if (listed || (this.found.length > before && whole.length === seal.count)) return;
    this.find(
      `the root of seal ${seal.number} is not that of its ${seal.count} entries: the seal or entries of it were changed`,
      whole[0]?.entryId,
    );
  }

  /** The entries of a seal are as they were, but what says which ones they are is not. */
  private async entriesAsSealed(seal: Seal, leaves: readonly (LeafOfSeal | undefined)[]): Promise<void> {
    for (const [i, leaf] of leaves.entries()) {
      const line = (await this.files.entries.take()) as Uint8Array;
      const entry = entryIn(line);
      const hash = this.entries.hashOf(line);
      if (leaf !== undefined && (toHex(leaf.hash) !== hash || entry?.id !== leaf.entryId))
        this.leafIsWrong(leaves, i, entry?.id ?? leaf.entryId);
      if (entry !== undefined) this.time(seal, entry, hash);
    }
  }

  private leafIsWrong({ length }: readonly unknown[], i: number, entryId: string): void {
    const line = this.files.leaves.taken - length + i + 1;
    this.find(`line ${line} of ${trailFiles.leaves} was changed`, entryId);
  }

  /** A voucher counts for what is sealed after it, an acknowledgement for what was before, and both only when sealed on time. */
  private time({ number, sealedAt }: Seal, entry: JournalEntry, hash: string): void {
    const { id, at, actor, reason } = entry;
    const wrong = misdatingOf(entry, sealedAt);
    const vouched = this.vouchers.get(id);
    if (wrong === 'BACK' && vouched?.hash === hash) {
      this.late.push({ entryId: id, at, seal: number, voucher: vouched.voucher });
    } else if (wrong !== undefined) {
      this.find(`entry ${id} ${inWords[wrong](at, sealedAt)}`, id, { hash, wrong });
    } else {
      const voucher = { id, at, actor, reason };
      for (const [entryId, its] of vouchedIn(entry)) this.vouchers.set(entryId, { hash: its, voucher });
      for (const known of acknowledgedIn(entry)) this.acknowledge(known, voucher);
    }
  }

  /** What was found until now of the time of an entry that is as it was sealed, and nothing else. */
  private acknowledge(known: Acknowledging, voucher: Voucher): void {
    const i = this.found.findIndex(
      ({ finding, misdated }) =>
        finding.entryId === known.entryId && misdated?.hash === known.hash && misdated.wrong === known.wrong,
    );
    for (const { finding } of i < 0 ? [] : this.found.splice(i, 1)) this.acknowledged.push({ ...finding, voucher });
  }

  private async published(head: Head): Promise<Head | undefined> {
    const { roots } = this.files;
    const line = await roots.peek();
    const its = line && headIn(line);
    if (line === undefined) this.find(`the head of seal ${head.number} is not among those that were published`);
    else if (roots.isTorn(line)) this.find(`${trailFiles.roots} does not end with a whole line`);
    else if (its === undefined || lineOf(its) !== lineOf(head))
      this.find(`seal ${head.number} is not the one whose head was published`);
    if (
      its !== undefined &&
      its.number > head.number &&
      !(await isStray(roots, its.number, (next) => headIn(next)?.number))
    )
      return undefined;
    await roots.take();
    return its === undefined || its.number >= head.number ? its : this.publishedAfter(head);
  }

  /** The right one may stand after one of an earlier seal. */
  private async publishedAfter({ number }: Head): Promise<Head | undefined> {
    const line = await this.files.roots.peek();
    const its = line && headIn(line);
    if (its?.number !== number) return undefined;
    await this.files.roots.take();
    return its;
  }

  /** Heads from elsewhere may be some or all of the chain’s, in its order. */
  private async compareKnown(head: Head): Promise<void> {
    if (this.exported.knownHead === head.head) {
      this.headIsThere = true;
      this.isKnown(head);
    }
    while (this.nextKnown !== undefined && this.nextKnown.number < head.number) {
      this.missesKnown(this.nextKnown);
      this.nextKnown = await this.readKnown();
    }
    if (this.nextKnown?.number !== head.number) return;
    if (lineOf(this.nextKnown) === lineOf(head)) this.isKnown(head);
    else this.find(`seal ${head.number} is not the one whose head is known from elsewhere`);
    this.nextKnown = await this.readKnown();
  }

  private missesKnown({ number }: Head): void {
    this.find(`seal ${number} is missing or changed: its head is known from elsewhere`, null, undefined, number);
  }

  private isKnown({ number }: Head): void {
    this.progress = { ...this.progress, known: this.progress.known + 1, knownUntil: number };
  }

  private async readKnown(): Promise<Head | undefined> {
    const line = await this.known.take();
    if (line === undefined) return undefined;
    const head = headIn(line);
    if (head !== undefined && head.number > (this.nextKnown?.number ?? 0)) return head;
    this.find('the heads from elsewhere are no list of heads in their order');
    return undefined;
  }
}

const inWords: { readonly [M in Misdating]: (at: string, sealedAt: Instant) => string } = {
  OTHER_ID: (at) => `bears the time ${at}, but its id another`,
  AHEAD: (at, sealedAt) => `is dated ${at}, after its seal of ${sealedAt}`,
  BACK: (at, sealedAt) =>
    `is dated back: ${at}, but it was sealed ${sealedAt}, more than a day later, and nobody vouches for it`,
};

/** Whether a line that names a later seal stands where it does not belong: one of an earlier seal follows. */
async function isStray(
  file: LineReader,
  number: number,
  numberOf: (line: Uint8Array) => number | undefined,
): Promise<boolean> {
  const following = await file.peek(1);
  return following !== undefined && (numberOf(following) ?? number) < number;
}

const nothing: Lines = { next: async () => ({ done: true, value: undefined }) };
