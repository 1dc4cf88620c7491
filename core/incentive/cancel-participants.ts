import { reconcileTasks } from '../evaluation/reconcile-tasks';
import { countJp } from '../jp/jp';
import { recountPeople } from '../participation/recount';
import { givingUpPlace } from '../run/giving-up-place';
import { headerOf, type RunHandler } from '../run/handler';
import { peopleInRange, rangeOf } from '../run/people-in-range';
import { mayStep, step } from '../training/lifecycle';
import { nothing } from './award-value';
import type { Award } from './incentive';
import { reconcileAwards } from './reconcile-awards';
import { followPeople } from './settle-again';
import { emitCertificate, reviseAward, revoked } from './settle-person';

/** Takes back what a cancelled training gave: enrollments, certificates and JP, then open tasks and the ledgers to zero. */
export const cancelParticipants: RunHandler = {
  action: 'enrollment.cancel',
  async load(deps, run, chunk) {
    const { trainingId } = run;
    const range = rangeOf(run, chunk);
    const [people, training, awards] = await Promise.all([
      peopleInRange(deps, run, chunk),
      deps.store.get('Training', { id: trainingId }),
      deps.reads.awardsInRange(trainingId, 'COMPLETION', range),
    ]);
    const present = new Map<string, Award | undefined>(awards.map((award) => [award.personId, award]));
    return {
      ids: people.ids,
      writesPerPerson: 5,
      decide(id, change) {
        const enrollment = people.get(id);
        const at = deps.clock.now();
        if (mayStep('Enrollment', 'cancel', enrollment.status)) {
          const certificate = revoked(enrollment.certificate, at);
          const status = step('Enrollment', 'cancel', enrollment.status);
          change.replace(enrollment, {
            ...givingUpPlace(change, enrollment),
            status,
            statusAt: at,
            certificate,
            jp: 0,
          });
          countJp(change, id, training?.endedAt ?? null, -enrollment.jp);
          emitCertificate(change, enrollment, certificate);
        }
        const award = present.get(id);
        if (award === undefined) return;
        const why = { at, reason: 'CANCELLED', cause: run.cause };
        reviseAward(change, award, nothing(award, 'TRAINING_CANCELLED'), why);
      },
      async refresh(id) {
        const key = { trainingId, stage: 'COMPLETION', personId: id } as const;
        const [award] = await Promise.all([deps.store.get('Award', key), people.refresh(id)]);
        present.set(id, award);
      },
      async output() {
        const header = headerOf(cancelParticipants, run);
        await reconcileTasks(deps, header, trainingId, range);
        await reconcileAwards(deps, header, trainingId, range, run.cause);
        await recountPeople(deps, trainingId, people.ids);
        return null;
      },
    };
  },
  /** As at the end of a chunk for everybody else in it. */
  async later(deps, run, id) {
    await followPeople(deps, headerOf(cancelParticipants, run), run.trainingId, [id], run.cause);
  },
  async close(_deps, { trainingId }, change) {
    change.update('TrainingCounts', { trainingId }, { set: { nominated: 0, confirmed: 0, waitlisted: 0 } });
  },
};
