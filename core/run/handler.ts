import type { Change, ChangeHeader } from '../change';
import type { JsonValue } from '../journal';
import type { RunDeps } from '../ports';
import type { RunStart } from './new-run';
import type { Run } from './run';

/** What a kind of run does with people, and what follows when it is closed. */
export interface RunHandler {
  /** `<area>.<verb>` of its journal entries. */
  readonly action: string;
  /** Reads what a chunk needs as a whole. */
  load(deps: RunDeps, run: Run, chunk: number): Promise<ChunkWork>;
  /** Adds the run's own effects and its event to the transaction that closes it. */
  close?(deps: RunDeps, run: Run, change: Change): Promise<void>;
  /** What a person who is completed after the run's end needs beside their own writes. */
  later?(deps: RunDeps, run: Run, id: string): Promise<void>;
  /** What follows the close, and the run that it leads to. Called again after a crash, so it is idempotent. */
  reduce?(deps: RunDeps, run: Run): Promise<RunStart | undefined>;
}

/** One chunk at work. */
export interface ChunkWork {
  /** Everybody the chunk covers, in an order that is the same at every delivery. */
  readonly ids: readonly string[];
  /** Most writes that one of them usually needs: it sizes the slices, so that it is the same at every delivery too. */
  readonly writesPerPerson: number;
  /** Reads what some of them need beyond that. A failure here fails the chunk: its message is delivered again. */
  prepare?(ids: readonly string[]): Promise<void>;
  /**
   * Adds what has to be written for one person, as the difference between what is and what should be: deciding again
   * after the commit adds nothing. It reads nothing, so that whatever it throws is about this person alone.
   */
  decide(id: string, change: Change): void;
  /** Reads one person again, after a lost commit. */
  refresh(id: string): Promise<void>;
  /** What the chunk found, told once all its slices are committed; `failed` are left out. */
  output(failed: ReadonlySet<string>): Promise<JsonValue>;
}

export function headerOf(handler: Pick<RunHandler, 'action'>, run: Run): ChangeHeader {
  return { actor: 'system', role: 'SYSTEM', action: handler.action, entity: run.trainingId };
}
