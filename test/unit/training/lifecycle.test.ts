import { type EnrollmentStatus, enrollmentStatuses } from '../../../core/enrollment/enrollment';
import { DomainError } from '../../../core/errors';
import { lifecycles, mayStep, step } from '../../../core/training/lifecycle';
import { type TrainingStatus, trainingStatuses } from '../../../core/training/training';

const legal = (of: 'Training' | 'Enrollment', statuses: readonly string[]): string[] =>
  Object.entries(lifecycles[of]).flatMap(([verb, { to }]) =>
    statuses.filter((from) => mayStep(of, verb as never, from as never)).map((from) => `${from} ${verb} ${to}`),
  );

it('a training steps as its lifecycle says, and no other way', () => {
  expect(legal('Training', trainingStatuses).sort()).toEqual(
    [
      'DRAFT publish OPEN',
      'OPEN end ENDED',
      'ENDED finalize FINALIZED',
      'FINALIZED reopen ENDED',
      'DRAFT cancel CANCELLED',
      'OPEN cancel CANCELLED',
      'ENDED cancel CANCELLED',
    ].sort(),
  );
});

it('an enrollment steps as its lifecycle says, and no other way', () => {
  expect(legal('Enrollment', enrollmentStatuses).sort()).toEqual(
    [
      'REJECTED nominate NOMINATED',
      'WITHDRAWN nominate NOMINATED',
      'NOMINATED confirm CONFIRMED',
      'NOMINATED waitlist WAITLISTED',
      'NOMINATED reject REJECTED',
      'WAITLISTED promote CONFIRMED',
      'NOMINATED withdraw WITHDRAWN',
      'WAITLISTED withdraw WITHDRAWN',
      'CONFIRMED withdraw WITHDRAWN',
      'NOMINATED expire EXPIRED',
      'WAITLISTED expire EXPIRED',
      'CONFIRMED complete COMPLETED',
      'NOT_COMPLETED complete COMPLETED',
      'CONFIRMED fallShort NOT_COMPLETED',
      'COMPLETED fallShort NOT_COMPLETED',
      'NOMINATED cancel CANCELLED',
      'WAITLISTED cancel CANCELLED',
      'CONFIRMED cancel CANCELLED',
      'COMPLETED cancel CANCELLED',
      'NOT_COMPLETED cancel CANCELLED',
    ].sort(),
  );
});

it('an illegal step is a typed error that names the status and the field', () => {
  const attempt = (): TrainingStatus => step('Training', 'publish', 'CANCELLED');
  expect(attempt).toThrow(DomainError);
  expect(attempt).toThrow(
    expect.objectContaining({
      code: 'ILLEGAL_TRANSITION',
      details: { status: { of: 'TrainingStatus', value: 'CANCELLED' } },
      problems: [{ field: 'id', code: 'ILLEGAL_TRANSITION' }],
    }),
  );
  const rejected: EnrollmentStatus = step('Enrollment', 'reject', 'NOMINATED');
  expect(rejected).toBe('REJECTED');
});
