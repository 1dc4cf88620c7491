import type { Training } from '../training/training';
import type { Enrollment } from './enrollment';

/** Issued, not taken back, and the training is final: derived, so that reopening a training writes nothing per person. */
export function isValidCertificate(
  certificate: NonNullable<Enrollment['certificate']>,
  { status }: Pick<Training, 'status'>,
): boolean {
  return certificate.revokedAt === null && status === 'FINALIZED';
}
