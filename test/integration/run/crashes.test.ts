import type { Change } from '../../../core/change';
import { closeWave } from '../../../core/evaluation/close-wave';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { openBudget } from '../../../core/incentive/open-budget';
import { contents } from '../../support/contents';
import { provinceAdmin } from '../../support/given';
import { type AllDeps, type TestTable, withTable } from '../../support/with-table';
import { type Deliver, drain, givenEnded, openBehavior, programId, rate, settle, trainingId } from './scene';

const PEOPLE = 40;

class Crash extends Error {}

type Fault = 'none' | 'before every commit' | 'after every commit';

/** Kills the work once before each of its commits, or after each of them: every point at which it can stop. */
function crashing(deps: AllDeps, fault: Fault): AllDeps {
  let attempts = 0;
  const commit = async (change: Change) => {
    if (fault === 'before every commit' && ++attempts % 2 === 1) throw new Crash();
    const entry = await deps.store.commit(change);
    if (fault === 'after every commit') throw new Crash();
    return entry;
  };
  return { ...deps, store: { ...deps.store, commit } };
}

/** A message arrives again until its work succeeds; and, where asked, once more even then. */
function redelivering(twice: boolean): { deliver: Deliver; crashes: () => number } {
  let crashes = 0;
  const deliver: Deliver = async (step) => {
    for (;;) {
      try {
        await step();
        break;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        crashes++;
      }
    }
    if (twice) await step();
  };
  return { deliver, crashes: () => crashes };
}

/** Both stages carry money, so that both are ranked over a budget. */
const scheme = defaultScheme(programId);
const paying = {
  ...scheme,
  stages: scheme.stages.map((rules) => ({
    ...rules,
    tiers: rules.tiers.map((tier) => ({ ...tier, amount: tier.amount || 100_000 })),
  })),
};

/** The whole way from the end to both stages, for 40 people with money for the first two. */
async function story(
  table: TestTable,
  fault: Fault,
  { deliver, crashes }: { deliver: Deliver; crashes: () => number },
): Promise<{ crashes: number; state: unknown[] }> {
  await givenEnded(table, { people: PEOPLE, presentAt: (n) => (n % 7 === 0 ? 7 : 9), scheme: paying });
  await openBudget(table.deps, provinceAdmin, { programId, year: 2026, total: 1_500_000, legalBasis: 'Pergub 7/2026' });
  await openBudget(table.deps, provinceAdmin, { programId, year: 2027, total: 1_000_000, legalBasis: 'Pergub 7/2027' });
  const deps = crashing(table.deps, fault);
  await settle(table, deps, deliver);
  await openBehavior(table, deps, deliver);
  for (const [n, sum] of [
    [1, 25],
    [2, 20],
    [3, 21],
    [4, 15],
  ] as const) {
    await rate(table, n, sum);
  }
  table.clock.set('2027-03-27T17:00:00.000Z');
  for (const code of ['REACTION', 'LEARNING', 'BEHAVIOR']) await deliver(() => closeWave(deps, trainingId, code));
  await drain(table, deps, deliver);
  return { crashes: crashes(), state: await contents(table) };
}

async function onFreshTable<T>(work: (table: TestTable) => Promise<T>): Promise<T> {
  const table = await withTable();
  try {
    return await work(table);
  } finally {
    await table.close();
  }
}

describe('a run that is interrupted', () => {
  let clean: Awaited<ReturnType<typeof story>>;

  beforeAll(async () => {
    clean = await onFreshTable((table) => story(table, 'none', redelivering(false)));
  });

  it('does what it should when nothing happens', () => {
    const kinds = clean.state.map((item) => String((item as { sk: string }).sk).split('#')[0]);
    expect(kinds.filter((kind) => kind === 'AWD')).toHaveLength(2 * PEOPLE);
  });

  it('ends in the same state when everything is delivered twice', async () => {
    const { state } = await onFreshTable((table) => story(table, 'none', redelivering(true)));
    expect(state).toEqual(clean.state);
  });

  it('ends in the same state when every message is delivered twice at the same moment', async () => {
    const settled = async (step: () => Promise<void>) => {
      const both = await Promise.allSettled([step(), step()]);
      // Whoever lost more often than is tried again arrives again.
      if (both.some(({ status }) => status === 'rejected')) await step();
    };
    const { state } = await onFreshTable((table) => story(table, 'none', { deliver: settled, crashes: () => 0 }));
    expect(state).toEqual(clean.state);
  });

  it.each(['before every commit', 'after every commit'] as const)(
    'ends in the same state when it is killed %s',
    async (fault) => {
      const { state, crashes } = await onFreshTable((table) => story(table, fault, redelivering(false)));
      expect(state).toEqual(clean.state);
      expect(crashes).toBeGreaterThan(30);
    },
  );
});
