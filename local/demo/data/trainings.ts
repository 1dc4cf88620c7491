import { addDays, instantOf, lessonHours, localDateOf, workingDaysBefore, workingDaysFrom } from './calendar';
import { programs } from './programs';
import type { Text } from './text';

export type TrainingKind = 'TRAINING' | 'TECHNICAL_GUIDANCE' | 'WORKSHOP';
export type Category = 'MANAGERIAL' | 'FUNCTIONAL' | 'TECHNICAL' | 'SOCIAL_CULTURAL';
export type Delivery = 'CLASSICAL' | 'ONLINE' | 'BLENDED';
export type Mark = 'PRESENT' | 'LATE' | 'EXCUSED' | 'ABSENT';

export interface Session {
  /** From 1, in the order of their starts. */
  readonly number: number;
  /** UTC instants, ISO 8601. The length is `jp` lesson hours of 45 minutes. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly jp: number;
  readonly topic: string;
  /** Key of a person with the role FACILITATOR. */
  readonly facilitator: string;
}

/**
 * Somebody whom the supervisor nominates. Approvals are given in the order of this list: while seats last they confirm,
 * then they lead to the waiting list. PENDING ones stay with the agency's administrator.
 */
export interface Nomination {
  readonly person: string;
  readonly approval: 'APPROVED' | 'REJECTED' | 'PENDING';
}

/** What a participant achieves: one mark a session, in order, and the tests (0–100). */
export interface Achievement {
  readonly person: string;
  readonly attendance: readonly Mark[];
  readonly preTest: number;
  readonly postTest: number;
}

export interface Training {
  readonly key: string;
  readonly program: string;
  /** Key of the agency whose organizers run it, and of the person who does. */
  readonly agency: string;
  readonly organizer: string;
  readonly partners: readonly string[];
  readonly kind: TrainingKind;
  readonly category: Category;
  readonly delivery: Delivery;
  readonly title: Text;
  readonly location: string;
  readonly quota: number;
  readonly hasTest: boolean;
  /** Whether it is published; a draft is not. */
  readonly publish: boolean;
  readonly sessions: readonly Session[];
  readonly nominations: readonly Nomination[];
  readonly achievements: readonly Achievement[];
}

/** The training that ends shortly after the platform is ready, and how long after. */
export const endingTraining = 'pelayanan-prima';
const endsAfterMs = 60_000;

const facilitator = (number: number) => `bpsdm/widyaiswara-${String(number).padStart(2, '0')}`;
const organizer = (number: number) => `bpsdm/penyelenggara-${String(number).padStart(2, '0')}`;

function sessionsOf(
  jp: number,
  facilitators: readonly string[],
  starts: readonly Date[],
  topics: readonly string[],
): Session[] {
  return topics.map((topic, index) => {
    const startsAt = starts[index];
    if (!startsAt) throw new RangeError(`no start for the session on ${topic}`);
    return {
      number: index + 1,
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + lessonHours(jp)).toISOString(),
      jp,
      topic,
      facilitator: facilitators[index % facilitators.length] as string,
    };
  });
}

/** Two sessions before the midday break on each of so many working days. */
const twoADay = (from: string, days: number): Date[] =>
  workingDaysFrom(from, days).flatMap((date) => [instantOf(date, '07:45'), instantOf(date, '10:15')]);

const partnersOf = (program: string) => programs.find(({ key }) => key === program)?.partners ?? [];

const approved = (...persons: string[]): Nomination[] =>
  persons.map((person) => ({ person, approval: 'APPROVED' as const }));
const pending = (...persons: string[]): Nomination[] =>
  persons.map((person) => ({ person, approval: 'PENDING' as const }));

const serviceTopics = [
  'Kebijakan dan standar pelayanan publik',
  'Hak warga dan maklumat pelayanan',
  'Komunikasi efektif di loket',
  'Etika dan penampilan petugas layanan',
  'Layanan inklusif bagi kelompok rentan',
  'Penanganan pengaduan melalui SP4N-LAPOR!',
  'Survei Kepuasan Masyarakat',
  'Pemetaan dan penyederhanaan alur layanan',
  'Layanan perizinan berbasis risiko melalui OSS',
  'Rencana tindak lanjut di unit kerja',
] as const;

const reached = (number: number, attendance: string, preTest: number, postTest: number): Achievement => {
  const marks: Record<string, Mark> = { P: 'PRESENT', L: 'LATE', E: 'EXCUSED', A: 'ABSENT' };
  return {
    person: `dpmptsp/pelayanan-${String(number).padStart(2, '0')}`,
    attendance: [...attendance].map((letter) => marks[letter] ?? 'ABSENT'),
    preTest,
    postTest,
  };
};

/** One letter a session: present, late, excused, absent. Every tier occurs, and one participant fails the gate. */
const serviceAchievements: readonly Achievement[] = [
  reached(1, 'PPPPPPAPPP', 61.5, 84),
  reached(2, 'PPPPPPPPPP', 70, 92.5),
  reached(3, 'PPLPPPPPPP', 55, 88),
  reached(4, 'PPPPEPPPPP', 48, 76),
  reached(5, 'PPPPPPPPPP', 66, 95),
  reached(6, 'PAPPPPPAPP', 52, 62),
  reached(7, 'PPPPPPPLLP', 64, 81),
  reached(8, 'PPPPAPPPPA', 45, 55.25),
  reached(9, 'PPPPPPPPPP', 58, 79),
  reached(10, 'PAPPALPAPP', 50, 70),
];

function endingService(now: Date): Training {
  const lastStart = new Date(Math.floor(now.getTime() / 1000) * 1000 + endsAfterMs - lessonHours(2));
  const earlier = workingDaysBefore(localDateOf(lastStart), serviceTopics.length - 1);
  return {
    key: endingTraining,
    program: 'pelayanan-publik',
    agency: 'bpsdm',
    organizer: organizer(1),
    partners: partnersOf('pelayanan-publik'),
    kind: 'TRAINING',
    category: 'TECHNICAL',
    delivery: 'CLASSICAL',
    title: {
      id: 'Pelatihan Pelayanan Publik Prima bagi Petugas Perizinan',
      en: 'Training in Excellent Public Service for Permit Officers',
    },
    location: 'Gedung Pelatihan BPSDM, Bandar Lampung',
    quota: 12,
    hasTest: true,
    publish: true,
    sessions: sessionsOf(
      2,
      [facilitator(1), facilitator(2)],
      [...earlier.map((date) => instantOf(date, '13:00')), lastStart],
      serviceTopics,
    ),
    nominations: approved(...serviceAchievements.map(({ person }) => person)),
    achievements: serviceAchievements,
  };
}

/** Five seats for eight nominees: two wait, one is still to be approved. */
function riskManagement(now: Date): Training {
  return {
    key: 'manajemen-risiko',
    program: 'manajemen-risiko',
    agency: 'bpsdm',
    organizer: organizer(2),
    partners: partnersOf('manajemen-risiko'),
    kind: 'TRAINING',
    category: 'FUNCTIONAL',
    delivery: 'BLENDED',
    title: {
      id: 'Pelatihan Manajemen Risiko bagi Perangkat Daerah',
      en: 'Training in Risk Management for Local Agencies',
    },
    location: 'Daring dan Gedung Pelatihan BPSDM, Bandar Lampung',
    quota: 5,
    hasTest: true,
    publish: true,
    sessions: sessionsOf(3, [facilitator(3), facilitator(4)], twoADay(addDays(localDateOf(now), 30), 4), [
      'Konsep dan kebijakan manajemen risiko',
      'Penetapan konteks dan selera risiko',
      'Identifikasi risiko',
      'Analisis dan evaluasi risiko',
      'Rencana penanganan risiko',
      'Pemantauan dan pelaporan risiko',
      'Praktik penyusunan daftar risiko',
      'Presentasi dan rencana tindak lanjut',
    ]),
    nominations: [
      ...approved(
        'bappeda/staf-01',
        'dinkes/staf-01',
        'lampung-selatan/inspektorat/staf-01',
        'pringsewu/bkpsdm/staf-02',
        'metro/inspektorat/staf-01',
        'way-kanan/setda/staf-01',
        'pesisir-barat/bkpsdm/staf-01',
      ),
      ...pending('tanggamus/inspektorat/staf-02'),
    ],
    achievements: [],
  };
}

function leadership(now: Date): Training {
  return {
    key: 'pka',
    program: 'kepemimpinan-administrator',
    agency: 'bpsdm',
    organizer: organizer(3),
    partners: partnersOf('kepemimpinan-administrator'),
    kind: 'TRAINING',
    category: 'MANAGERIAL',
    delivery: 'BLENDED',
    title: { id: 'Pelatihan Kepemimpinan Administrator', en: 'Leadership Training for Administrators' },
    location: 'Daring dan Gedung Pelatihan BPSDM, Bandar Lampung',
    quota: 30,
    hasTest: true,
    publish: true,
    sessions: sessionsOf(3, [facilitator(5), facilitator(1)], twoADay(addDays(localDateOf(now), 60), 6), [
      'Wawasan kebangsaan dan kepemimpinan Pancasila',
      'Integritas dan etika jabatan',
      'Kepemimpinan kinerja',
      'Manajemen perubahan sektor publik',
      'Organisasi digital',
      'Manajemen kinerja organisasi',
      'Jejaring kerja dan kolaborasi',
      'Hubungan masyarakat sektor publik',
      'Studi lapangan kinerja organisasi',
      'Diagnosa organisasi',
      'Rancangan aksi perubahan',
      'Seminar rancangan aksi perubahan',
    ]),
    nominations: [
      ...approved(
        'dinsos/sekretaris',
        'disbun/sekretaris',
        'lampung-timur/bkpsdm/sekretaris',
        'bandar-lampung/bkpsdm/sekretaris',
      ),
      ...pending('mesuji/bkpsdm/sekretaris', 'tulang-bawang/inspektorat/sekretaris'),
    ],
    achievements: [],
  };
}

function procurementGuidance(now: Date): Training {
  return {
    key: 'bimtek-pengadaan',
    program: 'pengadaan',
    agency: 'bpsdm',
    organizer: organizer(2),
    partners: partnersOf('pengadaan'),
    kind: 'TECHNICAL_GUIDANCE',
    category: 'TECHNICAL',
    delivery: 'ONLINE',
    title: {
      id: 'Bimbingan Teknis Pengadaan Barang/Jasa Pemerintah',
      en: 'Technical Guidance on Government Procurement',
    },
    location: 'Daring',
    quota: 40,
    hasTest: true,
    publish: false,
    sessions: sessionsOf(3, [facilitator(6)], twoADay(addDays(localDateOf(now), 45), 2), [
      'Prinsip dan etika pengadaan',
      'Spesifikasi teknis dan harga perkiraan sendiri',
      'Pemilihan penyedia melalui katalog elektronik',
      'Penyusunan dan pengendalian kontrak',
    ]),
    nominations: [],
    achievements: [],
  };
}

function workCulture(now: Date): Training {
  return {
    key: 'lokakarya-budaya-kerja',
    program: 'budaya-kerja',
    agency: 'bpsdm',
    organizer: organizer(3),
    partners: partnersOf('budaya-kerja'),
    kind: 'WORKSHOP',
    category: 'SOCIAL_CULTURAL',
    delivery: 'CLASSICAL',
    title: { id: 'Lokakarya Budaya Kerja BerAKHLAK', en: 'Workshop on the Work Culture of the Civil Service' },
    location: 'Gedung Pelatihan BPSDM, Bandar Lampung',
    quota: 25,
    hasTest: false,
    publish: true,
    sessions: sessionsOf(3, [facilitator(6), facilitator(2)], twoADay(addDays(localDateOf(now), 10), 1), [
      'Nilai dasar ASN dan panduan perilaku',
      'Menyusun kesepakatan perilaku unit kerja',
    ]),
    nominations: [
      ...approved('dlh/staf-01', 'dishub/staf-02', 'diskominfotik/staf-01'),
      { person: 'diskominfotik/staf-02', approval: 'REJECTED' },
      ...pending('dkp/staf-01'),
    ],
    achievements: [],
  };
}

/**
 * The trainings of the demo for a platform whose people find it at `now`. The one named {@link endingTraining} had nine
 * of its ten sessions on the working days before, and its last ends {@link endsAfterMs} after `now` (to the second).
 */
export function trainings(now: Date): readonly Training[] {
  return [endingService(now), riskManagement(now), leadership(now), procurementGuidance(now), workCulture(now)];
}
