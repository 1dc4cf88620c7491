import { Change } from '../change';
import { CommitConflict } from '../errors';
import type { RunDeps } from '../ports';
import { headerOf } from './handler';
import { handlers } from './handlers';
import { nameOfRun, newRun, type RunStart } from './new-run';
import type { Run } from './run';

/**
 * Starts a run once and sends its chunks. Called again it resumes: chunks that are not done are sent again; of a run
 * that is closed the last step is repeated.
 */
export async function startRun(deps: RunDeps, start: RunStart): Promise<Run> {
  const key = { trainingId: start.trainingId, name: nameOfRun(start) };
  const run = (await deps.store.get('Run', key)) ?? (await create(deps, start));
  if (run.status === 'CLOSED') await follow(deps, run);
  else await sendMissing(deps, run);
  return run;
}

/** What follows a run's close: its reduce, and the run that this one leads to. */
export async function follow(deps: RunDeps, run: Run): Promise<void> {
  const next = await handlers[run.runKind].reduce?.(deps, run);
  if (next !== undefined) await startRun(deps, next);
}

async function create(deps: RunDeps, start: RunStart): Promise<Run> {
  const run = newRun(start, deps.clock.now());
  const handler = handlers[run.runKind];
  const change = new Change(headerOf(handler, run)).create(run);
  if (run.status === 'CLOSED') await handler.close?.(deps, run, change);
  try {
    await deps.store.commit(change);
    return run;
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
    const existing = await deps.store.get('Run', { trainingId: run.trainingId, name: run.name });
    if (existing === undefined) throw error;
    return existing;
  }
}

async function sendMissing(deps: RunDeps, { trainingId, name, ranges }: Run): Promise<void> {
  const done = new Set((await deps.reads.chunksOf(trainingId, name)).map(({ chunk }) => chunk));
  const missing = [...ranges.keys()].filter((chunk) => !done.has(chunk));
  await deps.chunks.send(missing.map((chunk) => ({ trainingId, run: name, chunk })));
}
