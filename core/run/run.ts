import type { JsonValue } from '../journal';
import type { Instant } from '../time';

/**
 * Whatever touches many people is a run: plan → chunks → close → reduce. A chunk covers at most 500 people by key
 * range; it commits in slices of at most 96 items, each one transaction with its journal entry and a marker.
 */
export const runKinds = ['EXPIRE', 'COMPLETION', 'OPEN_WAVE', 'CLOSE_WAVE', 'AWARD', 'CANCEL'] as const;
export type RunKind = (typeof runKinds)[number];

export const PEOPLE_PER_CHUNK = 500;
export const ITEMS_PER_SLICE = 96;

/** Closed range of person ids (or agency ids, where a RESULTS wave is closed). */
export interface KeyRange {
  readonly from: string;
  readonly to: string;
}

export interface Run {
  readonly kind: 'Run';
  readonly trainingId: string;
  /** `<RunKind>` or `<RunKind>-<wave code>`, then `-r<revision>`: one run of a name in a training. */
  readonly name: string;
  readonly runKind: RunKind;
  readonly waveCode: string | null;
  readonly status: 'RUNNING' | 'CLOSED';
  readonly ranges: readonly KeyRange[];
  /** Chunks not done. The chunk that takes it to 0 closes the run. */
  readonly remaining: number;
  readonly startedAt: Instant;
  readonly closedAt: Instant | null;
  /** Who or what caused it: event id. */
  readonly cause: string;
  /** What its plan fixed for all chunks, such as a budget's cut. */
  readonly plan: JsonValue;
}

/** A finished chunk, with what it found (candidates, partial aggregates, counts). */
export interface RunChunk {
  readonly kind: 'RunChunk';
  readonly trainingId: string;
  readonly run: string;
  readonly chunk: number;
  readonly processed: number;
  /** People left out and sent to the dead-letter queue. */
  readonly failed: number;
  readonly output: JsonValue;
}

/** Says that a slice was committed: a redelivery skips it. */
export interface SliceMarker {
  readonly kind: 'SliceMarker';
  readonly trainingId: string;
  readonly run: string;
  readonly chunk: number;
  /** First person of the slice: deterministic. `failed~<id>` notes somebody left out, `later~<id>` one completed by a redrive. */
  readonly slice: string;
}

/** Message on the chunk queue. `only` names one person when a redrive completes somebody who had failed. */
export interface ChunkMessage {
  readonly trainingId: string;
  readonly run: string;
  readonly chunk: number;
  readonly only?: string;
}
