import { throwTogether } from '../failures';
import type { Deps } from '../ports';
import { converge, partsOf } from '../run/persist';
import { localYearOf } from '../time';
import { requireRanking } from './award-left-out';
import { hasMoney } from './award-value';
import { rulesOf } from './completion';
import { completionRules } from './completion-rules';
import { correcting, followPeople } from './settle-again';
import {
  type CompletionRules,
  createAwardClaiming,
  createCompletionAward,
  decisionFor,
  settleEnrollment,
} from './settle-person';

/**
 * Decides about people whom the run that decided everybody had to leave out and whose records were corrected since: as the
 * redrive of that run would, without anybody who asks for it. One after the other, each with completion and award in one
 * transaction; who still cannot be decided is in nobody's way. Where the stage carries money they come after all whom it ranked.
 * @throws AggregateError when somebody still cannot be decided
 */
export async function settleLeftOut(
  deps: Deps,
  trainingId: string,
  personIds: Iterable<string>,
  cause: string,
): Promise<void> {
  const rules = await completionRules(deps, await deps.reads.trainingAggregate(trainingId));
  const failures: unknown[] = [];
  for (const personId of personIds) {
    await settle(deps, rules, personId, cause).catch((error) => failures.push(error));
  }
  throwTogether(failures, 'of those left out');
}

async function settle(deps: Deps, rules: CompletionRules, personId: string, cause: string): Promise<void> {
  const { training, scheme } = rules;
  const { id: trainingId } = training;
  const header = correcting(trainingId);
  const isRanked = hasMoney(rulesOf(scheme, 'COMPLETION'));
  if (isRanked) await requireRanking(deps, trainingId);
  await converge(deps, header, async () => {
    const enrollment = await deps.store.get('Enrollment', { trainingId, personId });
    if (enrollment?.status !== 'CONFIRMED') return new Map();
    const decision = decisionFor(enrollment, rules);
    if (decision === undefined) return new Map();
    return partsOf(header, [personId], async (_id, change) => {
      settleEnrollment(deps, change, enrollment, rules, decision);
      if (isRanked) return createAwardClaiming(deps, change, 'COMPLETION', training, enrollment, decision.value, cause);
      const at = deps.clock.now();
      const why = { at, reason: 'COMPUTED', cause };
      createCompletionAward(change, enrollment, rules, decision, why, localYearOf(at));
    });
  });
  await followPeople(deps, trainingId, [personId], cause);
}
