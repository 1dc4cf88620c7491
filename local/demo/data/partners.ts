/**
 * Who takes part beside the government. Universities and institutes are real; their agreements are invented.
 * The civil-society organisations and all contact persons are invented.
 */

export type PartnerKind = 'UNIVERSITY' | 'TRAINING_INSTITUTE' | 'CIVIL_SOCIETY';

export interface Agreement {
  readonly number: string;
  /** Local dates; valid from the first to the second, both included. */
  readonly signedOn: string;
  readonly endsOn: string;
}

export interface Partner {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: PartnerKind;
  readonly agreement: Agreement;
}

/** Somebody of a partner who signs in to the platform. */
export interface PartnerUser {
  readonly key: string;
  readonly partner: string;
  readonly name: string;
  readonly email: string;
}

type Row = readonly [kind: PartnerKind, key: string, name: string, nameEn: string, signedOn: string];

const rows: readonly Row[] = [
  ['UNIVERSITY', 'unila', 'Universitas Lampung', 'University of Lampung', '2024-03-04'],
  [
    'UNIVERSITY',
    'uin-raden-intan',
    'Universitas Islam Negeri Raden Intan Lampung',
    'Raden Intan State Islamic University of Lampung',
    '2024-03-18',
  ],
  ['UNIVERSITY', 'itera', 'Institut Teknologi Sumatera', 'Sumatra Institute of Technology', '2024-05-06'],
  ['UNIVERSITY', 'polinela', 'Politeknik Negeri Lampung', 'Lampung State Polytechnic', '2024-07-15'],
  ['UNIVERSITY', 'ubl', 'Universitas Bandar Lampung', 'University of Bandar Lampung', '2025-01-20'],
  ['UNIVERSITY', 'um-metro', 'Universitas Muhammadiyah Metro', 'Muhammadiyah University of Metro', '2025-02-10'],
  [
    'UNIVERSITY',
    'darmajaya',
    'Institut Informatika dan Bisnis Darmajaya',
    'Darmajaya Institute of Informatics and Business',
    '2025-02-24',
  ],
  ['UNIVERSITY', 'teknokrat', 'Universitas Teknokrat Indonesia', 'Teknokrat University of Indonesia', '2025-04-14'],
  ['UNIVERSITY', 'malahayati', 'Universitas Malahayati', 'Malahayati University', '2025-06-02'],
  [
    'TRAINING_INSTITUTE',
    'lan',
    'Lembaga Administrasi Negara',
    'National Institute of Public Administration',
    '2024-02-12',
  ],
  [
    'TRAINING_INSTITUTE',
    'bpkp',
    'Perwakilan BPKP Provinsi Lampung',
    'Lampung Office of the Finance and Development Supervisory Agency',
    '2024-04-22',
  ],
  [
    'TRAINING_INSTITUTE',
    'lpk-saburai',
    'Lembaga Pelatihan Aparatur Saburai (peragaan)',
    'Saburai Institute for Civil Service Training (demo)',
    '2025-03-03',
  ],
  [
    'CIVIL_SOCIETY',
    'forum-layanan',
    'Forum Warga Peduli Layanan Publik (peragaan)',
    'Citizens Forum for Public Services (demo)',
    '2025-05-19',
  ],
  [
    'CIVIL_SOCIETY',
    'simpul-data',
    'Perkumpulan Simpul Data Terbuka (peragaan)',
    'Open Data Association (demo)',
    '2025-08-11',
  ],
  [
    'CIVIL_SOCIETY',
    'suara-difabel',
    'Yayasan Suara Difabel Sai Bumi (peragaan)',
    'Sai Bumi Foundation for People with Disabilities (demo)',
    '2025-09-01',
  ],
];

/** Every agreement of the demo runs for five years and bears a number that says it is one. */
function agreementOf(signedOn: string, serial: number): Agreement {
  const year = Number(signedOn.slice(0, 4));
  return {
    number: `PERAGAAN/${String(serial).padStart(3, '0')}/PKS/${year}`,
    signedOn,
    endsOn: `${year + 5}${signedOn.slice(4)}`,
  };
}

export const partners: readonly Partner[] = rows.map(([kind, key, name, nameEn, signedOn], index) => ({
  key,
  name,
  nameEn,
  kind,
  agreement: agreementOf(signedOn, index + 1),
}));

export const partnerUsers: readonly PartnerUser[] = [
  { key: 'unila/pengguna-1', partner: 'unila', name: 'Ratna Wulandari', email: 'ratna.wulandari@unila.example' },
  { key: 'bpkp/pengguna-1', partner: 'bpkp', name: 'Togar Manurung', email: 'togar.manurung@bpkp.example' },
  {
    key: 'forum-layanan/pengguna-1',
    partner: 'forum-layanan',
    name: 'Yuliana Sari',
    email: 'yuliana.sari@forum-layanan.example',
  },
];
