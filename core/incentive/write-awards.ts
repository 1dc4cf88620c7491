import type { Deps } from '../ports';
import type { RunHandler } from '../run/handler';
import { headerOf } from '../run/handler';
import { rangeOf } from '../run/people-in-range';
import type { Run } from '../run/run';
import type { Candidate } from './application';
import { noMoney } from './award-money';
import { keyOfCandidate, unpackCandidates } from './candidates';
import { createAward } from './change-award';
import type { Award, AwardMoney } from './incentive';
import { type AwardPlan, awardPlanOf } from './plan-awards';
import { placeOrder } from './queue-order';
import { reconcileAwards } from './reconcile-awards';
import { serveQueue } from './serve-queue';
import { settleAgain } from './settle-again';

/** Writes the awards of a stage from the plan and the candidates that were stored before: whoever exists is left as is. */
export const writeAwards: RunHandler = {
  action: 'award.compute',
  async load(deps, run, chunk) {
    const plan = awardPlanOf(run);
    const { trainingId } = run;
    const { candidates, schemeVersion } = await candidatesOf(deps, run, plan, chunk);
    const awards = await deps.reads.awardsInRange(trainingId, plan.stage, rangeOf(run, chunk));
    const present = new Map<string, Award | undefined>(awards.map((award) => [award.personId, award]));
    const why = { at: deps.clock.now(), reason: 'COMPUTED', cause: run.name };
    return {
      ids: [...candidates.keys()],
      writesPerPerson: Math.max(1, ...[...candidates.values()].map((candidate) => writesOf(candidate, plan))),
      decide(personId, change) {
        const candidate = candidates.get(personId);
        if (candidate === undefined) throw new Error(`${personId} is no candidate`);
        if (present.get(personId) !== undefined) return;
        const { stage, programId, year } = plan;
        const money = moneyBy(plan, candidate);
        createAward(
          change,
          { trainingId, stage, personId, programId, schemeVersion, year },
          candidate.value,
          money,
          why,
        );
        for (const part of money?.waiting ?? [])
          change.create({ kind: 'BudgetPlace', programId, year, trainingId, stage, personId, ...part });
      },
      async refresh(personId) {
        present.set(personId, await deps.store.get('Award', { trainingId, stage: plan.stage, personId }));
      },
      async output() {
        // A correction may have come between the ranking and the writing.
        if (plan.stage === 'COMPLETION') await settleAgain(deps, trainingId, [...candidates.keys()], run.name);
        await reconcileAwards(deps, headerOf(writeAwards, run), trainingId, rangeOf(run, chunk), run.name);
        return null;
      },
    };
  },
  async close(_deps, run, change) {
    const { programId, year, waiting } = awardPlanOf(run);
    if (waiting > 0) change.update('Budget', { programId, year }, { add: { unwritten: -waiting } });
  },
  async reduce(deps, run) {
    const { programId, year, waiting } = awardPlanOf(run);
    if (waiting > 0) await serveQueue(deps, programId, year);
    return undefined;
  },
};

async function candidatesOf(
  deps: Deps,
  run: Run,
  plan: AwardPlan,
  chunk: number,
): Promise<{ candidates: Map<string, Candidate>; schemeVersion: number }> {
  const { trainingId } = run;
  const [source, training] = await Promise.all([
    deps.store.get('RunChunk', { trainingId, run: plan.source, chunk }),
    deps.store.get('Training', { id: trainingId }),
  ]);
  const schemeVersion = training?.pinned?.schemeVersion ?? 0;
  const scheme = await deps.store.get('Scheme', { programId: plan.programId, schemeVersion });
  if (source === undefined || scheme === undefined)
    throw new Error(`no candidates of ${plan.source} in chunk ${chunk}`);
  const list = unpackCandidates(source.output, scheme, plan.stage);
  return { candidates: new Map(list.map((candidate) => [candidate.personId, candidate])), schemeVersion };
}

/** Where a candidate's money stands by the plan alone. */
function moneyBy({ cut, joined, expired }: AwardPlan, candidate: Candidate): AwardMoney | null {
  const { amount } = candidate.value;
  if (amount === 0) return null;
  if (expired) return { ...noMoney, lost: 'EXPIRED' };
  const key = keyOfCandidate(candidate);
  if (key <= (cut ?? '')) return { ...noMoney, proposed: amount };
  return { ...noMoney, waiting: [{ order: placeOrder(joined, key), amount }] };
}

/** An award, its line in the ledger and its points when it is worth something, its place in the queue when it waits. */
function writesOf(candidate: Candidate, plan: AwardPlan): number {
  const { points, amount } = candidate.value;
  return (
    1 + (points > 0 || amount > 0 ? 1 : 0) + (points > 0 ? 1 : 0) + (moneyBy(plan, candidate)?.waiting.length ?? 0)
  );
}
