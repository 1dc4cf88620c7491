import type { Training } from '../training/training';
import type { Enrollment } from './enrollment';

export const certificateStates = ['VALID', 'PROVISIONAL', 'REVOKED'] as const;
export type CertificateState = (typeof certificateStates)[number];

/**
 * Valid is what was issued, not taken back, and whose training is final; until then it is provisional. Derived, so that
 * reopening a training writes nothing per person.
 */
export function certificateState(
  certificate: NonNullable<Enrollment['certificate']>,
  { status }: Pick<Training, 'status'>,
): CertificateState {
  if (certificate.revokedAt !== null) return 'REVOKED';
  return status === 'FINALIZED' ? 'VALID' : 'PROVISIONAL';
}

export function isValidCertificate(...of: Parameters<typeof certificateState>): boolean {
  return certificateState(...of) === 'VALID';
}
