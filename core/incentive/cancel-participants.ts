import type { EnrollmentStatus, WaitingPlace } from '../enrollment/enrollment';
import { reconcileTasks } from '../evaluation/reconcile-tasks';
import { everyNode } from '../page';
import { headerOf, type RunHandler } from '../run/handler';
import { peopleInRange, rangeOf } from '../run/people-in-range';
import { nothing } from './award-value';
import type { Award } from './incentive';
import { reconcileAwards } from './reconcile-awards';
import { emitCertificate, reviseAward, revoked } from './settle-person';

const cancellable: ReadonlySet<EnrollmentStatus> = new Set([
  'NOMINATED',
  'WAITLISTED',
  'CONFIRMED',
  'COMPLETED',
  'NOT_COMPLETED',
]);

/** Takes back what a cancelled training gave: enrollments, certificates and JP, then open tasks and the ledgers to zero. */
export const cancelParticipants: RunHandler = {
  action: 'enrollment.cancel',
  writesPerPerson: 3,
  async load(deps, run, chunk) {
    const { trainingId } = run;
    const range = rangeOf(run, chunk);
    const [people, awards] = await Promise.all([
      peopleInRange(deps, run, chunk),
      deps.reads.awardsInRange(trainingId, 'COMPLETION', range),
    ]);
    const present = new Map<string, Award | undefined>(awards.map((award) => [award.personId, award]));
    const places = new Map<string, WaitingPlace>();
    const findPlaces = async (): Promise<void> => {
      places.clear();
      for await (const place of everyNode((page) => deps.reads.waitingList(trainingId, page)))
        places.set(place.personId, place);
    };
    if (people.some(({ status }) => status === 'WAITLISTED')) await findPlaces();
    return {
      ids: people.ids,
      async decide(id, change) {
        const enrollment = people.get(id);
        const at = deps.clock.now();
        if (cancellable.has(enrollment.status)) {
          const certificate = revoked(enrollment.certificate, at);
          change.replace(enrollment, { ...enrollment, status: 'CANCELLED', statusAt: at, certificate, jp: 0 });
          emitCertificate(change, enrollment, certificate);
        }
        const place = places.get(id);
        if (place !== undefined) change.remove(place);
        const award = present.get(id);
        if (award === undefined) return;
        const why = { at, reason: 'CANCELLED', cause: run.cause };
        await reviseAward(deps, change, award, nothing(award, 'TRAINING_CANCELLED'), enrollment.confirmedAt, why);
      },
      async refresh(id) {
        const key = { trainingId, stage: 'COMPLETION', personId: id } as const;
        const [award] = await Promise.all([deps.store.get('Award', key), people.refresh(id), findPlaces()]);
        present.set(id, award);
      },
      async output(failed) {
        const header = headerOf(cancelParticipants, run);
        await reconcileTasks(deps, header, trainingId, range, { failed });
        await reconcileAwards(deps, header, trainingId, range, run.cause);
        return null;
      },
    };
  },
  async close(_deps, { trainingId }, change) {
    change.update('TrainingCounts', { trainingId }, { set: { nominated: 0, confirmed: 0, waitlisted: 0 } });
  },
};
