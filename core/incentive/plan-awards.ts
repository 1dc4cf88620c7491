import { Change } from '../change';
import type { Deps } from '../ports';
import { newRun, type RunStart } from '../run/new-run';
import { persist } from '../run/persist';
import type { Run } from '../run/run';
import { type Instant, localYearOf } from '../time';
import type { Candidate } from './application';
import { keyOfCandidate } from './candidates';
import type { Budget, Stage } from './incentive';
import { reserve } from './queue-order';

/** What a stage's run fixed for all its awards: a candidate's own rank decides whether its money is reserved. */
export interface AwardPlan {
  readonly stage: Stage;
  /** Run whose chunks keep the candidates. */
  readonly source: string;
  readonly programId: string;
  /** Fiscal year whose budget bears the money. */
  readonly year: number;
  /** Rank of the last candidate that is reserved; null when nobody is. */
  readonly cut: string | null;
  /** Which joining of the budget's queue this run is. */
  readonly joined: number;
  /** How many wait. */
  readonly waiting: number;
  readonly closedAt: Instant;
}

export interface StageClosed {
  readonly run: Run;
  readonly stage: Stage;
  readonly programId: string;
  readonly closedAt: Instant;
  readonly candidates: readonly Candidate[];
}

/** A budget before anybody has opened it: awards wait in it without money. */
export function unopenedBudget(programId: string, year: number): Budget {
  return {
    kind: 'Budget',
    programId,
    year,
    total: 0,
    available: 0,
    reserved: 0,
    waiting: 0,
    unwritten: 0,
    joined: 0,
    legalBasis: '',
  };
}

/**
 * Ranks a stage's candidates and debits the budget of the year in which the stage closes: one transaction reserves in
 * strict order, counts who waits and stores the plan by which the awards are written. While anybody waits, all wait.
 * @returns the run that writes the awards, which exists; undefined without candidates
 */
export async function planAwards(deps: Deps, closed: StageClosed): Promise<RunStart | undefined> {
  if (closed.candidates.length === 0) return undefined;
  const { run, stage, programId, closedAt } = closed;
  const year = localYearOf(closedAt);
  const start = {
    trainingId: run.trainingId,
    runKind: 'AWARD',
    waveCode: stage,
    revision: 0,
    cause: run.name,
    ranges: run.ranges,
  } as const;
  const claims = closed.candidates.map((candidate) => ({
    key: keyOfCandidate(candidate),
    amount: candidate.value.amount,
  }));
  return persist(async () => {
    const existing = await deps.store.get('Run', { trainingId: run.trainingId, name: newRun(start, closedAt).name });
    if (existing !== undefined) return { ...start, plan: existing.plan };
    const budget = await deps.store.get('Budget', { programId, year });
    const { cut, sum, waiting } = reserve(claims, budget?.waiting === 0 ? budget.available : 0);
    const joined = (budget?.joined ?? 0) + 1;
    const plan = { stage, source: run.name, programId, year, cut, joined, waiting, closedAt } satisfies AwardPlan;
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'award.plan', entity: run.trainingId });
    change.create(newRun({ ...start, plan }, deps.clock.now()));
    if (sum > 0 || waiting > 0) draw(change, budget ?? { programId, year }, { sum, waiting });
    if (waiting > 0) change.emit('BudgetExhausted', programId, { programId, year });
    await deps.store.commit(change);
    return { ...start, plan };
  });
}

/** Debits the budget as it was read; any other movement of it fails the transaction. */
function draw(
  change: Change,
  budget: Budget | Pick<Budget, 'programId' | 'year'>,
  { sum, waiting }: { sum: number; waiting: number },
): void {
  const { programId, year } = budget;
  if (!('kind' in budget)) {
    change.create({ ...unopenedBudget(programId, year), waiting, unwritten: waiting, joined: 1 });
    return;
  }
  change.update(
    'Budget',
    { programId, year },
    {
      add: { available: -sum, reserved: sum, waiting, unwritten: waiting, joined: 1 },
      when: [
        { field: 'available', is: '>=', than: sum },
        { field: 'joined', is: '=', than: budget.joined },
        { field: 'waiting', is: '=', than: budget.waiting },
      ],
    },
  );
}
