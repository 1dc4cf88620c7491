import { type Actor, authorize, nameOfActor, type Role } from '../access';
import { CommitConflict, DomainError, fail } from '../errors';
import { holdService, personResource, presentAssignment } from '../people/standing';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { holdTraining, requireTraining } from '../training/aggregate';
import { mayStep } from '../training/lifecycle';
import { acceptsEnrollments, enrollmentChange } from './enrolling';
import type { Enrollment } from './enrollment';

export interface Nominate {
  readonly trainingId: string;
  /** 1 to 20 people. */
  readonly personIds: readonly string[];
}

const MOST_PEOPLE = 20;

/**
 * Proposes people for a training before it starts; their agencies decide. All or none. Who was rejected or withdrew may
 * be nominated again.
 * @throws DomainError NOT_FOUND, ENROLLMENT_CLOSED, INACTIVE_PERSON, NO_ASSIGNMENT, ALREADY_ENROLLED, each with `personIds.3`
 */
export async function nominate(deps: Deps, actor: Actor, command: Nominate): Promise<readonly Enrollment[]> {
  const { trainingId, personIds } = command;
  new Problems().size(personIds, 'personIds', 1, MOST_PEOPLE).distinct(personIds, 'personIds').throwIfAny();
  const assignments = await Promise.all(personIds.map((id) => presentAssignment(deps, id)));
  const allowed = personIds.map(
    (id, i): Role => authorize(actor, 'enrollment.nominate', personResource(id, assignments[i]), `personIds.${i}`),
  );
  return withRetry(async () => {
    const [aggregate, people, existing] = await Promise.all([
      requireTraining(deps, trainingId, 'trainingId'),
      deps.store.getMany(
        'Person',
        personIds.map((id) => ({ id })),
      ),
      deps.store.getMany(
        'Enrollment',
        personIds.map((personId) => ({ trainingId, personId })),
      ),
    ]);
    const { training } = aggregate;
    // Whoever may nominate sees no drafts.
    if (training.status === 'DRAFT') fail('NOT_FOUND', 'trainingId');
    const now = deps.clock.now();
    if (!acceptsEnrollments(aggregate, now)) fail('ENROLLMENT_CLOSED', 'trainingId');
    const problems = new Problems();
    for (const [i, person] of people.entries()) {
      const before = existing[i];
      problems
        .when(person === undefined, `personIds.${i}`, 'NOT_FOUND')
        .when(person?.active === false, `personIds.${i}`, 'INACTIVE_PERSON')
        .when(person?.active === true && !assignments[i], `personIds.${i}`, 'NO_ASSIGNMENT')
        .when(
          before !== undefined && !mayStep('Enrollment', 'nominate', before.status),
          `personIds.${i}`,
          'ALREADY_ENROLLED',
        );
    }
    problems.throwIfAny();

    const change = enrollmentChange(actor, allowed[0] as Role, 'nominate', trainingId);
    const enrollments = personIds.map((personId, i) => {
      const before = existing[i];
      const enrollment: Enrollment = {
        kind: 'Enrollment',
        trainingId,
        personId,
        status: 'NOMINATED',
        statusAt: now,
        nominatedAt: before?.nominatedAt ?? now,
        nominatedBy: nameOfActor(actor),
        organizerId: training.organizerId,
        agencyId: assignments[i]?.agencyId ?? fail('NO_ASSIGNMENT', `personIds.${i}`),
        confirmedAt: null,
        waitingSince: null,
        waitingSeq: null,
        attendance: {},
        preTest: null,
        postTest: null,
        certificate: null,
        jp: 0,
        version: (before?.version ?? 0) + 1,
      };
      if (before === undefined) change.create(enrollment);
      else change.replace(before, enrollment);
      return enrollment;
    });
    change.update('TrainingCounts', { trainingId }, { add: { nominated: personIds.length } });
    holdTraining(change, training);
    for (const personId of personIds) holdService(change, personId);
    try {
      await deps.store.commit(change);
    } catch (error) {
      const taken = error instanceof CommitConflict ? error.failed.filter((write) => write < personIds.length) : [];
      if (taken.length === 0) throw error;
      throw new DomainError(
        'ALREADY_ENROLLED',
        taken.map((i) => ({ field: `personIds.${i}`, code: 'ALREADY_ENROLLED' })),
      );
    }
    return enrollments;
  });
}
