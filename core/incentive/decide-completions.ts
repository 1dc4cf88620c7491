import { reconcileTasks } from '../evaluation/reconcile-tasks';
import type { JsonValue } from '../journal';
import { recount } from '../participation/recount';
import { headerOf, type RunHandler } from '../run/handler';
import { peopleInRange, rangeOf } from '../run/people-in-range';
import { localYearOf } from '../time';
import type { Candidate } from './application';
import { awardLeftOut } from './award-left-out';
import { hasMoney } from './award-value';
import { keyOfCandidate, packCandidate, unpackCandidates } from './candidates';
import { rulesOf } from './completion';
import { completionRules } from './completion-rules';
import type { Award } from './incentive';
import { awardPlanOf, planAwards } from './plan-awards';
import { reconcileAwards } from './reconcile-awards';
import { settleAgain } from './settle-again';
import { createCompletionAward, decisionFor, reviseAward, settleEnrollment } from './settle-person';

interface CompletionPlan {
  readonly revision: number;
}

/**
 * Decides completion for everybody who was confirmed: status, certificate, JP and the outcome of stage COMPLETION. Decided
 * again after a reopening it writes differences. Where the stage carries money its awards are ranked and follow in a run.
 */
export const decideCompletions: RunHandler = {
  action: 'completion.decide',
  async load(deps, run, chunk) {
    const { trainingId } = run;
    const range = rangeOf(run, chunk);
    const [people, aggregate, awards] = await Promise.all([
      peopleInRange(deps, run, chunk),
      deps.reads.trainingAggregate(trainingId),
      deps.reads.awardsInRange(trainingId, 'COMPLETION', range),
    ]);
    const rules = await completionRules(deps, aggregate);
    const ranked = hasMoney(rulesOf(rules.scheme, 'COMPLETION'));
    const present = new Map<string, Award | undefined>(awards.map((award) => [award.personId, award]));
    const why = { at: deps.clock.now(), reason: 'COMPUTED', cause: run.cause };
    /** Asked at the chunk's end for everybody in it: a delivery that was interrupted has decided only who was left to it. */
    const candidateOf = (id: string): Candidate[] => {
      const enrollment = people.get(id);
      const decision = decisionFor(enrollment, rules);
      if (decision === undefined || present.get(id) !== undefined) return [];
      return [{ personId: id, confirmedAt: enrollment.confirmedAt ?? enrollment.statusAt, value: decision.value }];
    };
    return {
      ids: people.ids,
      // Enrollment, JP, award, its ledger line, points.
      writesPerPerson: 5,
      decide(id, change) {
        const enrollment = people.get(id);
        const decision = decisionFor(enrollment, rules);
        if (decision === undefined) return;
        settleEnrollment(deps, change, enrollment, rules, decision);
        const award = present.get(id);
        if (ranked) return;
        if (award === undefined) {
          createCompletionAward(change, enrollment, rules, decision, why, localYearOf(why.at));
        } else {
          reviseAward(change, award, decision.value, { ...why, reason: 'CORRECTED' });
        }
      },
      async refresh(id) {
        const key = { trainingId, stage: 'COMPLETION', personId: id } as const;
        const [award] = await Promise.all([deps.store.get('Award', key), people.refresh(id)]);
        present.set(id, award);
      },
      async output(failed): Promise<JsonValue> {
        const header = headerOf(decideCompletions, run);
        const processed = people.ids.filter((id) => !failed.has(id));
        if (ranked) {
          const awarded = processed.filter((id) => present.get(id) !== undefined);
          await settleAgain(deps, trainingId, awarded, run.cause);
        }
        // Waves that opened on their date before completion was decided, or are open when it is decided again.
        await reconcileTasks(deps, header, trainingId, range, { failed });
        await reconcileAwards(deps, header, trainingId, range, run.cause);
        await recount(deps, trainingId, chunk, range);
        const candidates = ranked ? processed.flatMap(candidateOf) : [];
        return { candidates: candidates.map(packCandidate) };
      },
    };
  },
  async later(deps, run, id) {
    const { trainingId } = run;
    const rules = await completionRules(deps, await deps.reads.trainingAggregate(trainingId));
    if (hasMoney(rulesOf(rules.scheme, 'COMPLETION')))
      await awardLeftOut(deps, headerOf(decideCompletions, run), rules, [id], run.name);
    // As at the end of a chunk for everybody else in it: an award that is there is brought in line, then what hangs on completion.
    await settleAgain(deps, trainingId, [id], run.name);
  },
  async close(deps, run, change) {
    const { revision } = run.plan as unknown as CompletionPlan;
    const training = await deps.store.get('Training', { id: run.trainingId });
    if (training === undefined || training.status === 'CANCELLED') return;
    if (training.completionRevision !== null && training.completionRevision >= revision) return;
    const { id, version } = training;
    const when = [{ field: 'version', is: '=', than: version }] as const;
    change.update('Training', { id }, { set: { completionRevision: revision }, add: { version: 1 }, when });
    change.emit('CompletionDecided', id, { trainingId: id, revision });
  },
  async reduce(deps, run) {
    const chunks = await deps.reads.chunksOf(run.trainingId, run.name);
    const rules = await completionRules(deps, await deps.reads.trainingAggregate(run.trainingId));
    if (!hasMoney(rulesOf(rules.scheme, 'COMPLETION'))) return undefined;
    const candidates = chunks.flatMap(({ output }) => unpackCandidates(output, rules.scheme, 'COMPLETION'));
    const closedAt = run.closedAt ?? run.startedAt;
    const { programId } = rules.training;
    const next = await planAwards(deps, { run, stage: 'COMPLETION', programId, closedAt, candidates });
    if (awardPlanOf(next).source === run.name) return next;
    // Decided again, the stage has been ranked before: whoever is new joins after it, among themselves by rank.
    const ranked = candidates.toSorted((a, b) => (keyOfCandidate(a) < keyOfCandidate(b) ? -1 : 1));
    const ids = ranked.map(({ personId }) => personId);
    await awardLeftOut(deps, headerOf(decideCompletions, run), rules, ids, run.name);
    return next;
  },
};
