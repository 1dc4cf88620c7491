import type { ChangeHeader } from '../change';
import { reconcileTasks } from '../evaluation/reconcile-tasks';
import { recountPeople } from '../participation/recount';
import type { Deps } from '../ports';
import { converge, partsOf } from '../run/persist';
import { hasMoney } from './award-value';
import { rulesOf } from './completion';
import { completionRules } from './completion-rules';
import { reconcileAwards } from './reconcile-awards';
import { decisionFor, reviseAwardClaiming, settleEnrollment } from './settle-person';

/**
 * Decides again for people whose records were corrected after completion was decided, and writes differences: the enrollment,
 * the award of stage COMPLETION and its ledger, then tasks and stage APPLICATION where completion itself has changed. Whoever is
 * not decided yet is left to the run that decides everybody.
 * @returns whom it found not decided
 */
export async function settleAgain(
  deps: Deps,
  trainingId: string,
  personIds: readonly string[],
  cause: string,
): Promise<ReadonlySet<string>> {
  const header = correcting(trainingId);
  const rules = await completionRules(deps, await deps.reads.trainingAggregate(trainingId));
  const groups = hasMoney(rulesOf(rules.scheme, 'COMPLETION')) ? personIds.map((id) => [id]) : [personIds];
  const undecided = new Set<string>();
  for (const group of groups) {
    await converge(deps, header, async () => {
      const [enrollments, awards] = await Promise.all([
        deps.store.getMany(
          'Enrollment',
          group.map((personId) => ({ trainingId, personId })),
        ),
        deps.store.getMany(
          'Award',
          group.map((personId) => ({ trainingId, stage: 'COMPLETION', personId })),
        ),
      ]);
      return partsOf(header, group, async (id, change) => {
        const enrollment = enrollments[group.indexOf(id)];
        const award = awards[group.indexOf(id)];
        if (enrollment === undefined) return;
        if (enrollment.status === 'CONFIRMED') {
          undecided.add(id);
          return;
        }
        const decision = decisionFor(enrollment, rules);
        if (decision === undefined) return;
        settleEnrollment(deps, change, enrollment, rules, decision);
        if (award === undefined) return;
        const why = { at: deps.clock.now(), reason: 'CORRECTED', cause };
        await reviseAwardClaiming(deps, change, award, decision.value, enrollment.confirmedAt, why);
      });
    });
  }
  await followPeople(deps, header, trainingId, personIds, cause);
  return undecided;
}

export function correcting(trainingId: string): ChangeHeader {
  return { actor: 'system', role: 'SYSTEM', action: 'completion.correct', entity: trainingId };
}

/** What follows for people from their completion: tasks, stage APPLICATION, and how their agencies took part. */
export async function followPeople(
  deps: Deps,
  header: ChangeHeader,
  trainingId: string,
  ids: readonly string[],
  cause: string,
): Promise<void> {
  for (const id of ids) {
    await reconcileTasks(deps, header, trainingId, { from: id, to: id });
    await reconcileAwards(deps, header, trainingId, { from: id, to: id }, cause);
  }
  await recountPeople(deps, trainingId, ids);
}
