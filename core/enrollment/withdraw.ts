import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { requireTraining } from '../training/aggregate';
import { step } from '../training/lifecycle';
import { enrollmentChange, enrollmentResource, requireEnrollment } from './enrolling';
import type { Enrollment } from './enrollment';
import { giveUp } from './give-up';

export interface Withdraw {
  readonly trainingId: string;
  readonly personId: string;
  readonly reason?: string | undefined;
}

/**
 * Takes a person out of an open training; a freed seat goes to the waiting list. Records of attendance stay in the
 * revisions and no longer count.
 * @throws DomainError NOT_FOUND, ILLEGAL_TRANSITION, ENROLLMENT_CLOSED (the training has ended)
 */
export async function withdraw(deps: Deps, actor: Actor, command: Withdraw): Promise<Enrollment> {
  const { trainingId, personId, reason } = command;
  return withRetry(async () => {
    const [aggregate, before, calendar] = await Promise.all([
      // Whichever of the two is unknown, or forbidden, is not told.
      requireTraining(deps, trainingId, 'personId'),
      requireEnrollment(deps, trainingId, personId),
      deps.store.get('Calendar', { personId }),
    ]);
    const resource = await enrollmentResource(deps, aggregate, personId);
    const role = authorize(actor, 'enrollment.withdraw', resource, 'personId');
    step('Enrollment', 'withdraw', before.status, 'personId');
    if (aggregate.training.status !== 'OPEN') fail('ENROLLMENT_CLOSED', 'trainingId');

    const change = enrollmentChange(actor, role, 'withdraw', trainingId, reason);
    const after = giveUp(change, aggregate.training, before, calendar, deps.clock.now());
    await deps.store.commit(change);
    return after;
  });
}
