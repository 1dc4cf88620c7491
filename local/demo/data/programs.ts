import type { Text } from './text';

export type ObjectiveKind = 'KNOWLEDGE' | 'SKILL' | 'ATTITUDE';

export interface Objective {
  readonly kind: ObjectiveKind;
  readonly text: Text;
}

/** A permanent line of trainings. Its evaluation plan and incentive scheme are the platform's defaults. */
export interface Program {
  readonly key: string;
  readonly name: Text;
  readonly description: Text;
  readonly objectives: readonly Objective[];
  /** Keys of the partners that provide, advise or evaluate. */
  readonly partners: readonly string[];
  /** Integer rupiah for the incentives of each of the fiscal years in which the demo plays, and its legal basis. */
  readonly yearlyBudget: number;
  readonly legalBasis: string;
}

const objective = (kind: ObjectiveKind, id: string, en: string): Objective => ({ kind, text: { id, en } });

export const programs: readonly Program[] = [
  {
    key: 'pelayanan-publik',
    name: { id: 'Pelayanan Publik Prima', en: 'Excellence in Public Service' },
    description: {
      id: 'Meningkatkan mutu layanan tatap muka dan daring bagi warga di seluruh unit pelayanan.',
      en: 'Raises the quality of face-to-face and online services for citizens in every service unit.',
    },
    objectives: [
      objective(
        'KNOWLEDGE',
        'Menjelaskan standar pelayanan dan hak warga menurut Undang-Undang Pelayanan Publik.',
        'Explains service standards and the rights of citizens under the Public Service Act.',
      ),
      objective(
        'SKILL',
        'Menangani pengaduan warga sampai tuntas dan mencatatnya dengan benar.',
        'Handles citizens’ complaints to the end and records them correctly.',
      ),
      objective(
        'ATTITUDE',
        'Melayani dengan ramah, adil, dan tanpa membeda-bedakan.',
        'Serves with courtesy, fairly and without discrimination.',
      ),
    ],
    partners: ['unila', 'forum-layanan'],
    yearlyBudget: 50_000_000,
    legalBasis: 'DPA BPSDM Provinsi Lampung, kegiatan pelayanan publik (peragaan)',
  },
  {
    key: 'manajemen-risiko',
    name: { id: 'Manajemen Risiko Sektor Publik', en: 'Risk Management in the Public Sector' },
    description: {
      id: 'Membiasakan perangkat daerah mengenali, menilai, dan menangani risiko atas sasarannya.',
      en: 'Makes it a habit of agencies to identify, assess and treat the risks to their goals.',
    },
    objectives: [
      objective(
        'KNOWLEDGE',
        'Menguraikan proses manajemen risiko dan Sistem Pengendalian Intern Pemerintah.',
        'Describes the risk management process and the government’s internal control system.',
      ),
      objective(
        'SKILL',
        'Menyusun daftar risiko dan rencana penanganan untuk unit kerjanya.',
        'Draws up a risk register and a treatment plan for the own unit.',
      ),
      objective('ATTITUDE', 'Terbuka melaporkan risiko sejak dini.', 'Reports risks openly and early.'),
    ],
    partners: ['bpkp', 'itera'],
    yearlyBudget: 30_000_000,
    legalBasis: 'DPA BPSDM Provinsi Lampung, kegiatan manajemen risiko (peragaan)',
  },
  {
    key: 'kepemimpinan-administrator',
    name: { id: 'Pelatihan Kepemimpinan Administrator', en: 'Leadership Training for Administrators' },
    description: {
      id: 'Membekali pejabat administrator memimpin perubahan dan kinerja organisasi.',
      en: 'Equips administrators to lead change and the performance of their organization.',
    },
    objectives: [
      objective(
        'KNOWLEDGE',
        'Memahami kepemimpinan kinerja dan manajemen perubahan di sektor publik.',
        'Understands performance leadership and change management in the public sector.',
      ),
      objective(
        'SKILL',
        'Merancang dan menjalankan aksi perubahan di unit kerjanya.',
        'Designs and carries out a change project in the own unit.',
      ),
      objective('ATTITUDE', 'Menjadi teladan integritas bagi bawahannya.', 'Sets an example of integrity to reports.'),
    ],
    partners: ['lan'],
    yearlyBudget: 40_000_000,
    legalBasis: 'DPA BPSDM Provinsi Lampung, kegiatan pelatihan kepemimpinan (peragaan)',
  },
  {
    key: 'pengadaan',
    name: { id: 'Pengadaan Barang/Jasa Pemerintah', en: 'Government Procurement' },
    description: {
      id: 'Bimbingan teknis bagi pejabat pengadaan, pejabat pembuat komitmen, dan pengelola kegiatan.',
      en: 'Technical guidance for procurement officers, commitment officers and activity managers.',
    },
    objectives: [
      objective(
        'KNOWLEDGE',
        'Menjelaskan prinsip, etika, dan metode pengadaan menurut peraturan yang berlaku.',
        'Explains the principles, ethics and methods of procurement under the rules in force.',
      ),
      objective(
        'SKILL',
        'Menyusun spesifikasi, harga perkiraan, dan rancangan kontrak.',
        'Prepares specifications, cost estimates and draft contracts.',
      ),
      objective(
        'ATTITUDE',
        'Menolak gratifikasi dan benturan kepentingan.',
        'Refuses gifts and conflicts of interest.',
      ),
    ],
    partners: ['lpk-saburai', 'ubl'],
    yearlyBudget: 25_000_000,
    legalBasis: 'DPA BPSDM Provinsi Lampung, kegiatan pengadaan (peragaan)',
  },
  {
    key: 'budaya-kerja',
    name: { id: 'Budaya Kerja BerAKHLAK', en: 'Work Culture of the Civil Service' },
    description: {
      id: 'Lokakarya penerapan nilai dasar ASN BerAKHLAK dalam pekerjaan sehari-hari.',
      en: 'Workshops on living the core values of the civil service in daily work.',
    },
    objectives: [
      objective(
        'KNOWLEDGE',
        'Mengenal panduan perilaku nilai dasar ASN.',
        'Knows the conduct that the values ask for.',
      ),
      objective(
        'SKILL',
        'Merumuskan kesepakatan perilaku di unit kerjanya.',
        'Agrees with the own unit on how to work together.',
      ),
      objective('ATTITUDE', 'Saling menghargai dan bertanggung jawab.', 'Shows respect and takes responsibility.'),
    ],
    partners: ['uin-raden-intan', 'suara-difabel'],
    yearlyBudget: 10_000_000,
    legalBasis: 'DPA BPSDM Provinsi Lampung, kegiatan budaya kerja (peragaan)',
  },
];
