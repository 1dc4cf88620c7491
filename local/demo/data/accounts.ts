import { personByKey } from './people';
import type { Role } from './posts';
import type { Text } from './text';

/** Somebody who can get a token from the demo's issuer; of a person or, alternatively, of a partner. */
export interface Account {
  /** The `sub` claim, and what one types to get a token. */
  readonly subject: string;
  readonly personKey?: string;
  readonly partnerKey?: string;
  readonly roles: readonly Role[];
  readonly description: Text;
}

const ofPerson = (subject: string, personKey: string, id: string, en: string): Account => ({
  subject,
  personKey,
  roles: personByKey(personKey).roles,
  description: { id, en },
});

const ofPartner = (subject: string, partnerKey: string, id: string, en: string): Account => ({
  subject,
  partnerKey,
  roles: ['PARTNER'],
  description: { id, en },
});

/** One account or more for every role, in the order in which the tour meets them. */
export const accounts: readonly Account[] = [
  ofPerson(
    'participant-1',
    'dpmptsp/pelayanan-01',
    'Peserta pelatihan yang mengawali tur',
    'Participant of the training with which the tour begins',
  ),
  ofPerson(
    'participant-2',
    'bappeda/staf-01',
    'Peserta pelatihan manajemen risiko bulan depan',
    'Participant of next month’s training in risk management',
  ),
  ofPerson(
    'participant-3',
    'way-kanan/setda/staf-01',
    'Peserta dalam daftar tunggu manajemen risiko',
    'On the waiting list for risk management',
  ),
  ofPerson(
    'supervisor',
    'dpmptsp/kabid-pelayanan',
    'Atasan langsung para peserta pelatihan yang mengawali tur',
    'Supervisor of the participants of the training with which the tour begins',
  ),
  ofPerson('facilitator', 'bpsdm/widyaiswara-01', 'Widyaiswara pengampu sesi', 'Lecturer who runs sessions'),
  ofPerson(
    'organizer',
    'bpsdm/penyelenggara-01',
    'Penyelenggara pelatihan di BPSDM',
    'Organizer of trainings at the human resources agency',
  ),
  ofPerson(
    'agency-admin',
    'dpmptsp/kasubbag-umum',
    'Pengelola kepegawaian perangkat daerah, menyetujui usulan peserta',
    'Administrator of an agency, approves its nominations',
  ),
  ofPerson(
    'province-admin-1',
    'bpsdm/kabid-teknis',
    'Pengelola program tingkat provinsi, mengajukan insentif',
    'Administrator of the province, submits incentives',
  ),
  ofPerson(
    'province-admin-2',
    'bkd/kabid-kinerja',
    'Pengelola program tingkat provinsi, menyetujui insentif yang diajukan rekannya',
    'Administrator of the province, approves what the other submitted',
  ),
  ofPerson(
    'finance',
    'bpkad/perbendaharaan-01',
    'Pejabat keuangan, mencatat pembayaran insentif',
    'Finance officer, records payments of incentives',
  ),
  ofPartner('partner', 'unila', 'Mitra: Universitas Lampung', 'Partner: University of Lampung'),
  ofPerson('auditor', 'inspektorat/auditor-01', 'Auditor inspektorat, hanya membaca', 'Auditor, reads only'),
];
