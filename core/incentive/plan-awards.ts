import { Change } from '../change';
import type { JsonValue } from '../journal';
import type { Deps } from '../ports';
import { newRun, type RunStart } from '../run/new-run';
import { persist } from '../run/persist';
import type { Run } from '../run/run';
import { type Instant, localYearOf } from '../time';
import type { Candidate } from './application';
import { isWithoutQueue } from './awaits-carrying';
import { type BudgetCause, enterBudget, moveBudget, unopenedBudget } from './budget-entries';
import { keyOfCandidate } from './candidates';
import { closeYear } from './close-year';
import type { Budget, Stage } from './incentive';
import { type Reservation, reserve } from './queue-order';

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
  /** Whether the year's budget had been closed before the run came to it: its money has expired. */
  readonly expired: boolean;
  readonly closedAt: Instant;
}

export interface StageClosed {
  readonly run: Run;
  readonly stage: Stage;
  readonly programId: string;
  readonly closedAt: Instant;
  readonly candidates: readonly Candidate[];
}

/** The run that writes a stage's awards, by its name. */
export function awardRun(stage: Stage) {
  return { runKind: 'AWARD', waveCode: stage, revision: 0 } as const;
}

/** What was fixed for a run that writes awards. */
export function awardPlanOf({ runKind, plan }: Pick<Run, 'runKind' | 'plan'>): AwardPlan {
  if (runKind !== 'AWARD') throw new Error(`a run of kind ${runKind} writes no awards`);
  return plan as unknown as AwardPlan;
}

/**
 * Ranks a stage's candidates and debits the budget of the year in which the stage closes: one transaction reserves in
 * strict order, counts who waits and stores the plan by which the awards are written. While anybody waits, or the year before has yet
 * to be carried into this one, all wait. A run that comes after its year was closed finds its money expired, or draws on the
 * year into which that one was carried.
 * A stage is ranked once: what comes after is claimed alone.
 * @returns the run that writes the awards, which exists
 */
export async function planAwards(deps: Deps, closed: StageClosed): Promise<RunStart & { readonly plan: JsonValue }> {
  const { run, stage, programId, closedAt } = closed;
  const { trainingId, ranges } = run;
  const start = { ...awardRun(stage), trainingId, cause: run.name, ranges };
  const claims = closed.candidates.map((candidate) => ({
    key: keyOfCandidate(candidate),
    amount: candidate.value.amount,
  }));
  return persist(async () => {
    const existing = await deps.store.get('Run', { trainingId: run.trainingId, name: newRun(start, closedAt).name });
    if (existing !== undefined) return { ...start, plan: existing.plan };
    const { year, budget, expired, isLastEnded } = await budgetOf(deps, programId, localYearOf(closedAt));
    const mayDraw = budget !== undefined && (await isWithoutQueue(deps, budget, isLastEnded));
    const { cut, sum, waiting, waitingAmount } = expired ? nothing : reserve(claims, mayDraw ? budget.available : 0);
    const joined = (budget?.joined ?? 0) + 1;
    const at = deps.clock.now();
    const plan: AwardPlan = { stage, source: run.name, programId, year, cut, joined, waiting, expired, closedAt };
    const change = new Change({ actor: 'system', role: 'SYSTEM', action: 'award.plan', entity: run.trainingId });
    change.create(newRun({ ...start, plan: { ...plan } }, at));
    const cause = { at, reason: sum > 0 ? 'RESERVED' : 'QUEUED', ref: `${run.trainingId}#${run.name}` } as const;
    if (sum > 0 || waiting > 0) draw(change, budget ?? { programId, year }, { sum, waiting, waitingAmount }, cause);
    if (waiting > 0) change.emit('BudgetExhausted', programId, { programId, year });
    await deps.store.commit(change);
    return { ...start, plan: { ...plan } };
  });
}

const nothing: Reservation = { cut: null, sum: 0, waiting: 0, waitingAmount: 0 };

/** The budget that a run of a year draws on; whatever the year before carries into it stands there first. */
async function budgetOf(
  deps: Deps,
  programId: string,
  year: number,
): Promise<{ year: number; budget: Budget | undefined; expired: boolean; isLastEnded: boolean }> {
  const isLastEnded = await closeYear(deps, programId, year - 1);
  const budget = await deps.store.get('Budget', { programId, year });
  if (budget === undefined || budget.closedAt === null) return { year, budget, expired: false, isLastEnded };
  return budget.carries ? budgetOf(deps, programId, year + 1) : { year, budget, expired: true, isLastEnded };
}

/** Debits the budget as it was read; any other movement of it fails the transaction. */
function draw(
  change: Change,
  budget: Budget | Pick<Budget, 'programId' | 'year'>,
  { sum, waiting, waitingAmount }: Omit<Reservation, 'cut'>,
  cause: BudgetCause,
): void {
  const { programId, year } = budget;
  const queued = { waiting, waitingAmount };
  if (!('kind' in budget)) {
    change.create({ ...unopenedBudget(programId, year), ...queued, unwritten: waiting, joined: 1 });
    enterBudget(change, budget, queued, cause);
    return;
  }
  const move = { available: -sum, reserved: sum, ...queued, unwritten: waiting, joined: 1 };
  moveBudget(change, budget, move, cause, {
    when: [
      { field: 'available', is: '>=', than: sum },
      { field: 'joined', is: '=', than: budget.joined },
      { field: 'waiting', is: '=', than: budget.waiting },
    ],
  });
}
