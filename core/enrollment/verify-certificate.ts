import { fail } from '../errors';
import type { Agency } from '../people/people';
import type { Deps } from '../ports';
import type { Training } from '../training/training';
import { certificateNumber } from './certificate-number';
import { type CertificateState, certificateState } from './certificate-validity';
import type { Enrollment } from './enrollment';

/** What a certificate's code proves. It says nothing of the person: whoever holds the paper has the name on it. */
export interface CertificateView {
  readonly certificate: NonNullable<Enrollment['certificate']>;
  readonly number: string;
  readonly state: CertificateState;
  /** Lesson hours; 0 when it was taken back. */
  readonly jp: number;
  readonly training: Training;
  /** Who runs the training. */
  readonly organizer: Agency;
}

/** Anyone who has the code may ask. @throws DomainError NOT_FOUND */
export async function verifyCertificate(deps: Pick<Deps, 'store' | 'reads'>, code: string): Promise<CertificateView> {
  const enrollment = await deps.reads.certificate(code.trim().toUpperCase());
  return certificateView(deps, enrollment);
}

/** @throws DomainError NOT_FOUND when there is no such certificate */
export async function certificateView(
  deps: Pick<Deps, 'store'>,
  enrollment: Enrollment | undefined,
): Promise<CertificateView> {
  const certificate = enrollment?.certificate ?? fail('NOT_FOUND', 'code');
  const training = enrollment && (await deps.store.get('Training', { id: enrollment.trainingId }));
  const organizer = training && (await deps.store.get('Agency', { id: training.organizerId }));
  if (training === undefined || organizer === undefined) fail('NOT_FOUND', 'code');
  return {
    certificate,
    number: certificateNumber(certificate, training),
    state: certificateState(certificate, training),
    jp: enrollment?.jp ?? 0,
    training,
    organizer,
  };
}
