import type { Agency } from './agencies';
import type { Random } from './random';

export type PositionKind = 'MANAGERIAL' | 'FUNCTIONAL' | 'IMPLEMENTING';
export type Role =
  | 'PARTICIPANT'
  | 'SUPERVISOR'
  | 'FACILITATOR'
  | 'ORGANIZER'
  | 'AGENCY_ADMIN'
  | 'PROVINCE_ADMIN'
  | 'FINANCE'
  | 'PARTNER'
  | 'AUDITOR';

/** A named position and the ranks (golongan) that may hold it; `pppk` is absent where only a PNS may. */
export interface Position {
  readonly name: string;
  readonly kind: PositionKind;
  readonly pns: readonly string[];
  readonly pppk?: string;
  /** The latest year of birth with which somebody can have come this far. */
  readonly bornUntil: number;
}

/** A seat in an agency that somebody fills. */
export interface Post {
  /** Within the agency: `kepala`, `pelayanan-03`. */
  readonly slot: string;
  readonly position: Position;
  /** Slot of the supervisor; null for the head alone. */
  readonly under: string | null;
  /** What its holder may do beyond what every civil servant may. */
  readonly roles: readonly Role[];
}

const managerial = (name: string, pns: string[], bornUntil: number): Position => ({
  name,
  kind: 'MANAGERIAL',
  pns,
  bornUntil,
});
const junior = (name: string, pppk = 'IX'): Position => ({
  name: `${name} Ahli Pertama`,
  kind: 'FUNCTIONAL',
  pns: ['III/a', 'III/b'],
  pppk,
  bornUntil: 2000,
});
const senior = (name: string): Position => ({
  name: `${name} Ahli Muda`,
  kind: 'FUNCTIONAL',
  pns: ['III/c', 'III/d'],
  pppk: 'XI',
  bornUntil: 1991,
});
const principal = (name: string): Position => ({
  name: `${name} Ahli Madya`,
  kind: 'FUNCTIONAL',
  pns: ['IV/a', 'IV/b', 'IV/c'],
  bornUntil: 1984,
});
const implementing = (name: string, pns: string[], pppk: string): Position => ({
  name,
  kind: 'IMPLEMENTING',
  pns,
  pppk,
  bornUntil: 2001,
});

const head = (name: string) => managerial(name, ['IV/c', 'IV/d'], 1979);
const administrator = (name: string) => managerial(name, ['IV/a', 'IV/b'], 1986);
const supervisor = (name: string) => managerial(name, ['III/c', 'III/d'], 1992);

const staffPositions: readonly Position[] = [
  junior('Analis Kebijakan'),
  senior('Analis Kebijakan'),
  junior('Perencana'),
  junior('Pranata Komputer'),
  junior('Arsiparis'),
  senior('Analis Sumber Daya Manusia Aparatur'),
  junior('Pranata Hubungan Masyarakat', 'X'),
  junior('Statistisi'),
  junior('Pengelola Pengadaan Barang/Jasa'),
  implementing('Penelaah Teknis Kebijakan', ['III/a', 'III/b'], 'IX'),
  implementing('Penata Layanan Operasional', ['III/a', 'III/b'], 'IX'),
  implementing('Pengolah Data dan Informasi', ['II/c', 'II/d'], 'VII'),
  implementing('Pengelola Layanan Operasional', ['II/c', 'II/d'], 'VII'),
  implementing('Pengadministrasi Perkantoran', ['II/a', 'II/b'], 'V'),
  implementing('Operator Layanan Operasional', ['II/a', 'II/b'], 'V'),
];

const permitAnalyst = junior('Penata Perizinan');
const lecturer = principal('Widyaiswara');
const trainingAnalyst = senior('Analis Sumber Daya Manusia Aparatur');
const serviceOperator = implementing('Penata Layanan Operasional', ['III/a', 'III/b'], 'IX');

interface Leadership {
  readonly first: string;
  readonly second: string;
}

function leadershipOf({ name, kind }: Agency): Leadership {
  if (name.startsWith('Sekretariat Daerah'))
    return {
      first: 'Sekretaris Daerah',
      second: kind === 'PROVINCE' ? 'Kepala Biro Organisasi' : 'Kepala Bagian Organisasi',
    };
  if (name.startsWith('Sekretariat DPRD')) return { first: 'Sekretaris DPRD', second: 'Kepala Bagian Umum' };
  if (name.startsWith('Inspektorat')) return { first: 'Inspektur', second: 'Sekretaris Inspektorat' };
  if (name.startsWith('Rumah Sakit')) return { first: 'Direktur', second: 'Wakil Direktur Umum dan Keuangan' };
  const form = name.slice(0, name.indexOf(' '));
  return { first: `Kepala ${form}`, second: `Sekretaris ${form}` };
}

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`);

const staff = (slot: string, under: string, position: Position, roles: Role[] = []): Post => ({
  slot,
  position,
  under,
  roles,
});

const divisionHead = (slot: string, name: string, roles: Role[] = []): Post => ({
  slot,
  position: administrator(name),
  under: 'kepala',
  roles,
});

/** Seats that only some agencies have: those that run the program, and the one whose people the demo follows. */
const specialPosts: Readonly<Record<string, readonly Post[]>> = {
  bpsdm: [
    divisionHead('kabid-teknis', 'Kepala Bidang Pengembangan Kompetensi Teknis', ['PROVINCE_ADMIN']),
    ...numbered('penyelenggara', 3).map((slot) => staff(slot, 'kabid-teknis', trainingAnalyst, ['ORGANIZER'])),
    ...numbered('widyaiswara', 6).map((slot) => staff(slot, 'kabid-teknis', lecturer, ['FACILITATOR'])),
  ],
  bkd: [
    divisionHead('kabid-kinerja', 'Kepala Bidang Penilaian Kinerja dan Penghargaan', ['PROVINCE_ADMIN']),
    ...numbered('penghargaan', 2).map((slot) => staff(slot, 'kabid-kinerja', trainingAnalyst, ['PROVINCE_ADMIN'])),
  ],
  bpkad: [
    divisionHead('kabid-perbendaharaan', 'Kepala Bidang Perbendaharaan'),
    ...numbered('perbendaharaan', 2).map((slot) =>
      staff(slot, 'kabid-perbendaharaan', senior('Analis Keuangan Pusat dan Daerah'), ['FINANCE']),
    ),
  ],
  inspektorat: numbered('auditor', 2).map((slot) => staff(slot, 'kepala', principal('Auditor'), ['AUDITOR'])),
  dpmptsp: [
    divisionHead('kabid-pelayanan', 'Kepala Bidang Penyelenggaraan Pelayanan Perizinan dan Nonperizinan'),
    ...numbered('pelayanan', 14).map((slot, index) =>
      staff(slot, 'kabid-pelayanan', index % 2 === 0 ? permitAnalyst : serviceOperator),
    ),
  ],
};

/** All seats of an agency, supervisors before their reports. */
export function postsOf(agency: Agency, random: Random): readonly Post[] {
  const { first, second } = leadershipOf(agency);
  return [
    { slot: 'kepala', position: head(first), under: null, roles: [] },
    divisionHead('sekretaris', second),
    {
      slot: 'kasubbag-umum',
      position: supervisor('Kepala Subbagian Umum dan Kepegawaian'),
      under: 'sekretaris',
      roles: ['AGENCY_ADMIN'],
    },
    ...numbered('staf', 2).map((slot) => staff(slot, 'kasubbag-umum', random.pick(staffPositions))),
    ...(specialPosts[agency.key] ?? []),
  ];
}
