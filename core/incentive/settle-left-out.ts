import { throwTogether } from '../failures';
import type { Deps } from '../ports';
import { converge, partsOf } from '../run/persist';
import { requireRanking } from './award-left-out';
import { hasMoney } from './award-value';
import { decideCompletion, rulesOf } from './completion';
import { completionRules } from './completion-rules';
import { correcting, followPeople } from './settle-again';
import { type CompletionRules, createAwardClaiming, settleEnrollment } from './settle-person';

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
  const { training, sessions, scheme } = rules;
  const { id: trainingId } = training;
  const header = correcting(trainingId);
  if (hasMoney(rulesOf(scheme, 'COMPLETION'))) await requireRanking(deps, trainingId);
  await converge(deps, header, async () => {
    const enrollment = await deps.store.get('Enrollment', { trainingId, personId });
    if (enrollment?.status !== 'CONFIRMED') return new Map();
    const decision = decideCompletion(enrollment, training, sessions, scheme);
    return partsOf(header, [personId], (_id, change) => {
      settleEnrollment(deps, change, enrollment, rules, decision);
      return createAwardClaiming(deps, change, 'COMPLETION', training, enrollment, decision.value, cause);
    });
  });
  await followPeople(deps, header, trainingId, [personId], cause);
}
