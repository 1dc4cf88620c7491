import type { ChangeHeader } from '../change';
import type { Deps } from '../ports';
import { nameOfRun } from '../run/new-run';
import { converge, partsOf } from '../run/persist';
import { unpackCandidates } from './candidates';
import type { Scheme } from './incentive';
import { type AwardPlan, awardPlanOf, awardRun } from './plan-awards';
import { type CompletionRules, createAwardClaiming, decisionFor } from './settle-person';

/**
 * Gives the award of stage COMPLETION, where it carries money, to people who are decided but were no candidates when it was ranked:
 * who could not be processed then, or whom a later run decided first. One after the other in the order given, once each. To be called
 * after the ranking's debit; whoever it ranked gets their award from its own run.
 */
export async function awardLeftOut(
  deps: Deps,
  header: ChangeHeader,
  rules: CompletionRules,
  personIds: readonly string[],
  cause: string,
): Promise<void> {
  const { id: trainingId } = rules.training;
  const ranked = await rankedIn(deps, trainingId, rules.scheme);
  for (const personId of personIds.filter((id) => !ranked.has(id))) {
    const key = { trainingId, stage: 'COMPLETION', personId } as const;
    await converge(deps, header, async () => {
      const [enrollment, award] = await Promise.all([deps.store.get('Enrollment', key), deps.store.get('Award', key)]);
      if (award !== undefined || enrollment === undefined || enrollment.status === 'CONFIRMED') return new Map();
      const decision = decisionFor(enrollment, rules);
      if (decision === undefined) return new Map();
      return partsOf(header, [personId], (_id, change) =>
        createAwardClaiming(deps, change, 'COMPLETION', rules.training, enrollment, decision.value, cause),
      );
    });
  }
}

/** Whom the stage's ranking has reserved money or a place for. */
async function rankedIn(deps: Deps, trainingId: string, scheme: Scheme): Promise<ReadonlySet<string>> {
  const { source } = await requireRanking(deps, trainingId);
  const chunks = await deps.reads.chunksOf(trainingId, source);
  const candidates = chunks.flatMap(({ output }) => unpackCandidates(output, scheme, 'COMPLETION'));
  return new Set(candidates.map(({ personId }) => personId));
}

/** How stage COMPLETION was ranked. @throws Error before it is, for whoever comes after it waits for it */
export async function requireRanking(deps: Deps, trainingId: string): Promise<AwardPlan> {
  const run = await deps.store.get('Run', { trainingId, name: nameOfRun(awardRun('COMPLETION')) });
  if (run === undefined) throw new Error(`stage COMPLETION of ${trainingId} is not ranked yet`);
  return awardPlanOf(run);
}
