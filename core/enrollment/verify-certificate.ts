import { fail } from '../errors';
import type { Deps } from '../ports';
import type { Training } from '../training/training';
import { isValidCertificate } from './certificate-validity';
import type { Enrollment } from './enrollment';

/** What a certificate's code proves. It says nothing of the person: whoever holds the paper has the name on it. */
export interface CertificateView {
  readonly certificate: NonNullable<Enrollment['certificate']>;
  readonly training: Training;
  readonly valid: boolean;
}

/** Anyone who is signed in and has the code may ask. @throws DomainError NOT_FOUND */
export async function verifyCertificate(deps: Deps, code: string): Promise<CertificateView> {
  const enrollment = await deps.reads.certificate(code.trim().toUpperCase());
  const certificate = enrollment?.certificate ?? fail('NOT_FOUND', 'code');
  const training = enrollment && (await deps.store.get('Training', { id: enrollment.trainingId }));
  if (training === undefined) fail('NOT_FOUND', 'code');
  return { certificate, training, valid: isValidCertificate(certificate, training) };
}
