import type { Deps } from '../ports';
import { type ChunkWork, headerOf, type RunHandler } from '../run/handler';
import { peopleInRange, rangeOf } from '../run/people-in-range';
import type { Run } from '../run/run';
import { localDateOf } from '../time';
import type { Training } from '../training/training';
import { closing } from './closing';
import type { Task, Wave } from './evaluation';
import { agencyTask, agencyTaskKey, newTask, withWave } from './new-task';
import { findRaters, mostRaters, type Rater } from './raters';
import { agenciesOf, reconcileTasks } from './reconcile-tasks';

/** Creates the tasks of a wave that has opened, for whoever completed the training; in a RESULTS wave for their agencies. */
export const createTasks: RunHandler = {
  action: 'evaluation.ask',
  async load(deps, run, chunk) {
    const { training, wave } = await subjectOf(deps, run);
    return wave.level === 'RESULTS'
      ? askAgencies(deps, run, chunk, training, wave)
      : askAbout(deps, run, chunk, training, wave);
  },
  async close(_deps, { trainingId, waveCode }, change) {
    change.emit('EvaluationOpened', trainingId, { trainingId, wave: waveCode ?? '' });
  },
  // A wave whose window ended while its tasks were being created closes now.
  reduce: async (deps, { trainingId, waveCode }) => closing(deps, trainingId, waveCode ?? ''),
};

async function subjectOf(deps: Deps, { trainingId, waveCode }: Run): Promise<{ training: Training; wave: Wave }> {
  const [training, wave] = await Promise.all([
    deps.store.get('Training', { id: trainingId }),
    deps.store.get('Wave', { trainingId, code: waveCode ?? '' }),
  ]);
  if (training === undefined || wave === undefined) throw new Error(`no wave ${waveCode} of ${trainingId}`);
  return { training, wave };
}

async function askAbout(deps: Deps, run: Run, chunk: number, training: Training, wave: Wave): Promise<ChunkWork> {
  const people = await peopleInRange(deps, run, chunk);
  const raters = findRaters(deps, training, wave, localDateOf(training.endedAt ?? wave.opensAt));
  const present = new Map<string, readonly Task[]>();
  const ratersOf = new Map<string, readonly Rater[]>();
  const isAsked = (id: string): boolean =>
    wave.status === 'OPEN' && people.get(id).status === 'COMPLETED' && (present.get(id) ?? []).length === 0;
  return {
    ids: people.ids,
    writesPerPerson: Math.max(1, mostRaters(training, wave)),
    async prepare(ids) {
      for (const [id, found] of await raters.of(ids.filter(isAsked))) ratersOf.set(id, found);
    },
    decide(id, change) {
      if (!isAsked(id)) return;
      for (const rater of ratersOf.get(id) ?? []) change.create(newTask(wave, id, rater, withWave(wave)));
    },
    async refresh(id) {
      const [tasks] = await Promise.all([
        deps.reads.tasksInRange(run.trainingId, wave.code, { from: id, to: id }),
        people.refresh(id),
      ]);
      present.set(id, tasks);
    },
    async output(failed) {
      await reconcileTasks(deps, headerOf(createTasks, run), run.trainingId, rangeOf(run, chunk), {
        failed,
        waveCode: wave.code,
      });
      return null;
    },
  };
}

async function askAgencies(deps: Deps, run: Run, chunk: number, training: Training, wave: Wave): Promise<ChunkWork> {
  const { trainingId } = run;
  const raters = findRaters(deps, training, wave, localDateOf(training.endedAt ?? wave.opensAt));
  const enrollments = await deps.reads.enrollmentsInRange(trainingId, rangeOf(run, chunk));
  const ids = await agenciesOf(
    enrollments.filter(({ status }) => status === 'COMPLETED'),
    raters,
  );
  const present = new Map<string, Task | undefined>();
  const find = async (id: string): Promise<void> => {
    present.set(id, await deps.store.get('Task', agencyTaskKey(wave, id)));
  };
  return {
    ids,
    writesPerPerson: 1,
    // Another chunk may have met people of the same agency.
    async prepare(asked) {
      await Promise.all(asked.map(find));
    },
    decide(id, change) {
      if (wave.status === 'OPEN' && present.get(id) === undefined) change.create(agencyTask(wave, id, withWave(wave)));
    },
    refresh: find,
    async output(failed) {
      await reconcileTasks(deps, headerOf(createTasks, run), trainingId, rangeOf(run, chunk), {
        failed,
        waveCode: wave.code,
      });
      return null;
    },
  };
}
