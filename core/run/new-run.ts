import type { JsonValue } from '../journal';
import type { Instant } from '../time';
import type { KeyRange, Run, RunKind } from './run';

export interface RunStart {
  readonly trainingId: string;
  readonly runKind: RunKind;
  readonly waveCode?: string;
  /** Tells runs of one kind apart: a training's revision; 0 where there is only ever one. */
  readonly revision: number;
  /** Id of the event that caused it. */
  readonly cause: string;
  readonly ranges: readonly KeyRange[];
  readonly plan?: JsonValue;
}

/** `<RunKind>-r<revision>` or `<RunKind>-<wave code>-r<revision>`. */
export function nameOfRun({
  runKind,
  waveCode,
  revision,
}: Pick<RunStart, 'runKind' | 'waveCode' | 'revision'>): string {
  return [runKind, ...(waveCode === undefined ? [] : [waveCode]), `r${revision}`].join('-');
}

export function newRun(start: RunStart, now: Instant): Run {
  const empty = start.ranges.length === 0;
  return {
    kind: 'Run',
    trainingId: start.trainingId,
    name: nameOfRun(start),
    runKind: start.runKind,
    waveCode: start.waveCode ?? null,
    status: empty ? 'CLOSED' : 'RUNNING',
    ranges: start.ranges,
    remaining: start.ranges.length,
    startedAt: now,
    closedAt: empty ? now : null,
    cause: start.cause,
    plan: start.plan ?? null,
  };
}
