import type { Change } from '../../../core/change';
import { openWave } from '../../../core/evaluation/open-wave';
import { planEvaluations } from '../../../core/evaluation/plan-evaluations';
import { everyNode } from '../../../core/page';
import { contents } from '../../support/contents';
import { type AllDeps, type TestTable, withTable } from '../../support/with-table';
import { type Deliver, drain, givenEnded, trainingId } from './scene';

class Kill extends Error {}

interface Opening {
  readonly state: unknown[];
  /** What each entry of the trail was written for. */
  readonly entries: readonly string[];
  readonly commits: number;
  readonly deaths: number;
}

/**
 * Opens a wave of a training that so many people have completed, months after its end.
 * @param dying after which commits the process dies, from 0: of the wave, its run, each slice, the end of each chunk
 */
async function opening(code: string, people: number, ...dying: readonly number[]): Promise<Opening> {
  const table = await withTable();
  try {
    await givenEnded(table, {
      people,
      training: { completionRevision: 0 },
      enrollment: () => ({ status: 'COMPLETED' }),
    });
    await planEvaluations(table.deps, trainingId);
    table.clock.set('2027-02-27T17:00:00.000Z');
    let commits = 0;
    let deaths = 0;
    const commit = async (change: Change) => {
      const entry = await table.deps.store.commit(change);
      if (dying.includes(commits++)) throw new Kill();
      return entry;
    };
    const deps: AllDeps = { ...table.deps, store: { ...table.deps.store, commit } };
    // What was not finished is delivered again: nothing but the table knows how far it had come.
    const deliver: Deliver = async (step) => {
      for (;;) {
        try {
          return await step();
        } catch (error) {
          if (!(error instanceof Kill)) throw error;
          deaths++;
        }
      }
    };
    await deliver(() => openWave(deps, trainingId, code));
    await drain(table, deps, deliver);
    return { state: await contents(table), entries: await entriesOf(table), commits, deaths };
  } finally {
    await table.close();
  }
}

async function entriesOf({ deps }: TestTable): Promise<string[]> {
  const actions: string[] = [];
  for await (const { action } of everyNode((page) => deps.reads.journalOfEntity(trainingId, page)))
    actions.push(action);
  return actions.sort();
}

const tasksIn = (state: readonly unknown[]): number =>
  state.filter((item) => (item as { kind?: string }).kind === 'Task').length;

describe('the opening of a wave that is killed midway', () => {
  it('loses and doubles nothing, after whichever of its commits it dies: four slices of 13 people', async () => {
    const clean = await opening('BEHAVIOR', 45);
    // Self, supervisor and five peers.
    expect(tasksIn(clean.state)).toBe(45 * 7);
    expect(clean.entries.filter((action) => action === 'evaluation.ask').length).toBeGreaterThanOrEqual(6);
    for (let at = 0; at < clean.commits; at++) {
      const { state, entries, deaths } = await opening('BEHAVIOR', 45, at);
      expect({ at, deaths, entries }).toEqual({ at, deaths: 1, entries: clean.entries });
      expect(state).toEqual(clean.state);
    }
  });

  it('loses and doubles nothing where it dies again and again: seven slices in two chunks', async () => {
    const clean = await opening('REACTION', 501);
    expect(tasksIn(clean.state)).toBe(501);
    const everySecond = Array.from({ length: clean.commits / 2 }, (_, i) => 2 * i);
    const { state, entries, deaths } = await opening('REACTION', 501, ...everySecond);
    expect({ deaths, entries }).toEqual({ deaths: everySecond.length, entries: clean.entries });
    expect(state).toEqual(clean.state);
  });
});
