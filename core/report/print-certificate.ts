import { type Actor, authorize } from '../access';
import { sha256 } from '../digest';
import { certificateView } from '../enrollment/verify-certificate';
import { fail } from '../errors';
import type { Language } from '../messages';
import type { VaultDeps } from '../ports';
import { certificatePaper } from './certificate-page';
import type { ReportFile } from './report';
import { wordsIn } from './words';

export interface PrintCertificate {
  readonly trainingId: string;
  readonly personId: string;
  readonly language: Language;
  /** Host of the API, where the code is verified. */
  readonly host: string;
}

/** The certificate with its holder's name, for its holder alone. @throws DomainError NOT_FOUND */
export async function printCertificate(deps: VaultDeps, actor: Actor, command: PrintCertificate): Promise<ReportFile> {
  const { trainingId, personId, language, host } = command;
  authorize(actor, 'certificate.print', { personId }, 'enrollmentId');
  const enrollment = await deps.store.get('Enrollment', { trainingId, personId });
  const [view, [profile]] = await Promise.all([certificateView(deps, enrollment), deps.vault.profiles([personId])]);
  if (profile === undefined) fail('NOT_FOUND', 'enrollmentId');
  const { code } = view.certificate;
  const content = certificatePaper(wordsIn(language), view, profile.name, `${host}/certificates/${code}`);
  return {
    filename: `certificate_${code}.${language}.html`,
    mediaType: 'text/html; charset=utf-8',
    content,
    checksum: await sha256(content),
  };
}
