import type { EnrollmentStatus } from '../enrollment/enrollment';
import { fail } from '../errors';
import type { RecommendationStatus } from '../improvement/recommendation';
import type { SessionStatus, TrainingStatus } from './training';

interface Step<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
}
type Steps<S extends string> = { readonly [verb: string]: Step<S> };

/** Every transition there is, of a training, its sessions and enrollments, and of recommendations. Whatever is not listed is illegal. */
export const lifecycles = {
  Training: {
    publish: { from: ['DRAFT'], to: 'OPEN' },
    end: { from: ['OPEN'], to: 'ENDED' },
    finalize: { from: ['ENDED'], to: 'FINALIZED' },
    reopen: { from: ['FINALIZED'], to: 'ENDED' },
    cancel: { from: ['DRAFT', 'OPEN', 'ENDED'], to: 'CANCELLED' },
  } satisfies Steps<TrainingStatus>,
  Session: {
    reschedule: { from: ['PLANNED'], to: 'PLANNED' },
    end: { from: ['PLANNED'], to: 'ENDED' },
    cancel: { from: ['PLANNED'], to: 'CANCELLED' },
  } satisfies Steps<SessionStatus>,
  Enrollment: {
    /** Again, after a rejection or a withdrawal. */
    nominate: { from: ['REJECTED', 'WITHDRAWN'], to: 'NOMINATED' },
    confirm: { from: ['NOMINATED'], to: 'CONFIRMED' },
    waitlist: { from: ['NOMINATED'], to: 'WAITLISTED' },
    reject: { from: ['NOMINATED'], to: 'REJECTED' },
    promote: { from: ['WAITLISTED'], to: 'CONFIRMED' },
    withdraw: { from: ['NOMINATED', 'WAITLISTED', 'CONFIRMED'], to: 'WITHDRAWN' },
    /** The first session started. */
    expire: { from: ['NOMINATED', 'WAITLISTED'], to: 'EXPIRED' },
    /** Completion is decided; a correction may flip it. */
    complete: { from: ['CONFIRMED', 'NOT_COMPLETED'], to: 'COMPLETED' },
    fallShort: { from: ['CONFIRMED', 'COMPLETED'], to: 'NOT_COMPLETED' },
    /** With the training. */
    cancel: { from: ['NOMINATED', 'WAITLISTED', 'CONFIRMED', 'COMPLETED', 'NOT_COMPLETED'], to: 'CANCELLED' },
  } satisfies Steps<EnrollmentStatus>,
  Recommendation: {
    accept: { from: ['OPEN'], to: 'ACCEPTED' },
    /** An accepted one too, when it turns out that it cannot be done. */
    decline: { from: ['OPEN', 'ACCEPTED'], to: 'DECLINED' },
    apply: { from: ['ACCEPTED'], to: 'APPLIED' },
  } satisfies Steps<RecommendationStatus>,
};

type Lifecycles = typeof lifecycles;
export type Lifecycle = keyof Lifecycles;
interface Statuses {
  Training: TrainingStatus;
  Session: SessionStatus;
  Enrollment: EnrollmentStatus;
  Recommendation: RecommendationStatus;
}

export function mayStep<L extends Lifecycle>(of: L, verb: keyof Lifecycles[L], status: Statuses[L]): boolean {
  const { from } = lifecycles[of][verb] as Step<string>;
  return from.includes(status);
}

/**
 * The status that a verb leads to.
 * @throws DomainError ILLEGAL_TRANSITION with the present status
 */
export function step<L extends Lifecycle>(
  of: L,
  verb: keyof Lifecycles[L],
  status: Statuses[L],
  field = 'id',
): Statuses[L] {
  if (!mayStep(of, verb, status)) fail('ILLEGAL_TRANSITION', field, { status: { of: `${of}Status`, value: status } });
  return (lifecycles[of][verb] as Step<Statuses[L]>).to;
}
