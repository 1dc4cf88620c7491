import { Change } from '../change';
import { CommitConflict } from '../errors';
import type { JsonValue } from '../journal';
import type { RunDeps } from '../ports';
import { type ChunkWork, headerOf, type RunHandler } from './handler';
import { handlers } from './handlers';
import { mergeChanges } from './merge-changes';
import { persist } from './persist';
import { type ChunkMessage, ITEMS_PER_SLICE, type Run, type RunChunk, type SliceMarker } from './run';
import { packs, slicesOfIds } from './slices';
import { follow } from './start-run';

/** How often a slice is decided again when somebody else wrote the same people meanwhile. */
const ATTEMPTS = 5;
const FAILED = 'failed~';
const LATER = 'later~';

/**
 * Processes one chunk of a run: slice by slice, then its end, then, when it was the last one, what follows the run's
 * close. Every step is safe to repeat; what is committed is skipped. A person who cannot be processed is left out,
 * counted, and sent to the dead-letter queue with the cause. A message with `only` completes such a person once.
 */
export async function processChunk(deps: RunDeps, message: ChunkMessage): Promise<void> {
  const run = await deps.store.get('Run', { trainingId: message.trainingId, name: message.run });
  if (run?.ranges[message.chunk] === undefined) throw new Error(`no chunk ${message.chunk} of run ${message.run}`);
  const handler = handlers[run.runKind];
  const chunk = new ChunkInProgress(deps, handler, run, message);
  if (message.only !== undefined) return chunk.completeLater(message.only);
  if (run.status === 'RUNNING') await chunk.finish();
  const now = await deps.store.get('Run', { trainingId: run.trainingId, name: run.name });
  if (now?.status === 'CLOSED') await follow(deps, now);
}

class ChunkInProgress {
  readonly #failed = new Set<string>();

  constructor(
    readonly deps: RunDeps,
    readonly handler: RunHandler,
    readonly run: Run,
    readonly message: ChunkMessage,
  ) {}

  async finish(): Promise<void> {
    const { deps, run, handler, message } = this;
    if ((await deps.store.get('RunChunk', this.#key())) !== undefined) return;
    const committed = new Set(await deps.reads.slicesOf(run.trainingId, run.name, message.chunk));
    for (const mark of committed) if (mark.startsWith(FAILED)) this.#failed.add(mark.slice(FAILED.length));
    const work = await handler.load(deps, run, message.chunk);
    for (const ids of slicesOfIds(work.ids, work.writesPerPerson)) {
      if (!committed.has(ids[0] ?? '')) await this.#slice(work, ids);
    }
    await this.#end(work.ids.length, await work.output(this.#failed));
  }

  async completeLater(id: string): Promise<void> {
    const { deps, handler, run } = this;
    const work = await handler.load(deps, run, this.message.chunk);
    await persist(async () => {
      const mark = this.#marker(`${LATER}${id}`);
      if ((await deps.store.get('SliceMarker', mark)) !== undefined) return;
      await work.refresh(id);
      await work.prepare?.([id]);
      const part = new Change(headerOf(handler, run));
      work.decide(id, part);
      const change = new Change(headerOf(handler, run));
      mergeChanges(change, new Map([[id, part]]));
      await deps.store.commit(change.mark(mark));
    });
    if (handler.later === undefined) return;
    // After what follows the close, so that nobody who was left out comes before those who were not.
    const now = await deps.store.get('Run', { trainingId: run.trainingId, name: run.name });
    if (now?.status !== 'CLOSED') throw new Error(`${run.name} has not ended: what follows for ${id} has to wait`);
    await follow(deps, now);
    await handler.later(deps, run, id);
  }

  /** Commits one slice; its marker goes with its last transaction. */
  async #slice(work: ChunkWork, ids: readonly string[]): Promise<void> {
    const parts = await this.#decideAll(work, ids);
    const transactions = packs(parts, ITEMS_PER_SLICE - this.#marksOf(ids).length + 1);
    for (const [i, pack] of transactions.entries()) {
      await this.#commit(work, pack, i === transactions.length - 1 ? ids : []);
    }
  }

  async #decideAll(work: ChunkWork, ids: readonly string[]): Promise<Map<string, Change>> {
    await work.prepare?.(ids);
    const parts = new Map<string, Change>();
    for (const id of ids) {
      const change = await this.#decide(work, id);
      if (change !== undefined) parts.set(id, change);
    }
    return parts;
  }

  /** What a person needs; undefined when that is nothing, or when they cannot be processed. */
  async #decide(work: ChunkWork, id: string): Promise<Change | undefined> {
    if (this.#failed.has(id)) return undefined;
    const change = new Change(headerOf(this.handler, this.run));
    try {
      work.decide(id, change);
    } catch (error) {
      await this.#leaveOut(id, error instanceof Error ? error.message : String(error));
      return undefined;
    }
    return change.writes.length === 0 ? undefined : change;
  }

  async #leaveOut(id: string, cause: string): Promise<void> {
    if (this.#failed.has(id)) return;
    this.#failed.add(id);
    await this.deps.deadLetters.send([{ message: { ...this.message, only: id }, cause }]);
  }

  /**
   * Commits people together, with the marks of the slice that this ends (none, where `ids` is empty). Those who lose
   * against another writer are decided again, and in the end left out.
   */
  async #commit(work: ChunkWork, pack: ReadonlyMap<string, Change>, ids: readonly string[]): Promise<void> {
    let parts = pack;
    for (let attempt = 1; ; attempt++) {
      const change = new Change(headerOf(this.handler, this.run));
      const owners = mergeChanges(change, parts);
      const marks = this.#marksOf(ids);
      for (const mark of marks) change.mark(mark);
      if (change.writes.length === 0) return;
      try {
        await this.deps.store.commit(change);
        return;
      } catch (error) {
        if (!(error instanceof CommitConflict)) throw error;
        const [marker] = marks;
        if (marker !== undefined && (await this.deps.store.get('SliceMarker', marker)) !== undefined) return;
        const losers = [...new Set(error.failed.flatMap((position) => owners[position] ?? []))];
        if (attempt >= ATTEMPTS && losers.length === 0) throw error;
        parts = await this.#decideAgain(work, parts, losers, attempt);
      }
    }
  }

  async #decideAgain(
    work: ChunkWork,
    parts: ReadonlyMap<string, Change>,
    losers: readonly string[],
    attempt: number,
  ): Promise<Map<string, Change>> {
    const again = new Map(parts);
    const ids = losers.length === 0 ? [...parts.keys()] : losers;
    for (const id of ids) {
      if (attempt >= ATTEMPTS) await this.#leaveOut(id, 'its data kept changing');
      else await work.refresh(id);
      again.delete(id);
    }
    for (const [id, change] of await this.#decideAll(work, ids)) again.set(id, change);
    return again;
  }

  /** Puts the chunk's end; the last chunk closes the run. */
  async #end(processed: number, output: JsonValue): Promise<void> {
    const { deps, handler, run } = this;
    const done: RunChunk = {
      kind: 'RunChunk',
      ...this.#key(),
      processed: processed - this.#failed.size,
      failed: this.#failed.size,
      output,
    };
    await persist(async () => {
      const key = { trainingId: run.trainingId, name: run.name };
      const [ended, { remaining } = run] = await Promise.all([
        deps.store.get('RunChunk', this.#key()),
        deps.store.get('Run', key),
      ]);
      if (ended !== undefined) return;
      const change = new Change(headerOf(handler, run)).mark(done);
      if (remaining > 1) {
        change.update('Run', key, { add: { remaining: -1 }, when: [{ field: 'remaining', is: '>', than: 1 }] });
      } else {
        change.update('Run', key, {
          set: { remaining: 0, status: 'CLOSED', closedAt: deps.clock.now() },
          when: [{ field: 'remaining', is: '=', than: 1 }],
        });
        await handler.close?.(deps, run, change);
      }
      await deps.store.commit(change);
    });
  }

  #key(): { trainingId: string; run: string; chunk: number } {
    return { trainingId: this.run.trainingId, run: this.run.name, chunk: this.message.chunk };
  }

  #marker(slice: string): SliceMarker {
    return { kind: 'SliceMarker', ...this.#key(), slice };
  }

  /** The slice's marker, then one for each person of it who was left out. */
  #marksOf(ids: readonly string[]): SliceMarker[] {
    const leftOut = ids.filter((id) => this.#failed.has(id)).map((id) => `${FAILED}${id}`);
    return [...ids.slice(0, 1), ...leftOut].map((slice) => this.#marker(slice));
  }
}
