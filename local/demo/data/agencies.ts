/**
 * The administrative map of Lampung: the province's offices (as set up by regional regulation 4 of 2019 and its
 * amendments), and three offices of each of its 13 regencies and 2 cities. Codes are those of the Ministry of Home
 * Affairs.
 */

export type RegionKind = 'PROVINCE' | 'REGENCY' | 'CITY';

export interface Region {
  /** `18` for the province, `18.nn` for a regency or city. */
  readonly code: string;
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: RegionKind;
}

export interface Agency {
  /** Stable within the demo: `bpsdm`, `way-kanan/bkpsdm`. */
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  /** Code of its {@link Region}. */
  readonly region: string;
  readonly kind: RegionKind;
}

const province: Region = {
  code: '18',
  key: 'lampung',
  name: 'Provinsi Lampung',
  nameEn: 'Lampung Province',
  kind: 'PROVINCE',
};

const regency = (code: string, key: string, name: string): Region => ({
  code,
  key,
  name: `Kabupaten ${name}`,
  nameEn: `${name} Regency`,
  kind: 'REGENCY',
});

const city = (code: string, key: string, name: string): Region => ({
  code,
  key,
  name: `Kota ${name}`,
  nameEn: `${name} City`,
  kind: 'CITY',
});

/** The 13 regencies and 2 cities, in the order of their codes. */
export const regenciesAndCities: readonly Region[] = [
  regency('18.01', 'lampung-selatan', 'Lampung Selatan'),
  regency('18.02', 'lampung-tengah', 'Lampung Tengah'),
  regency('18.03', 'lampung-utara', 'Lampung Utara'),
  regency('18.04', 'lampung-barat', 'Lampung Barat'),
  regency('18.05', 'tulang-bawang', 'Tulang Bawang'),
  regency('18.06', 'tanggamus', 'Tanggamus'),
  regency('18.07', 'lampung-timur', 'Lampung Timur'),
  regency('18.08', 'way-kanan', 'Way Kanan'),
  regency('18.09', 'pesawaran', 'Pesawaran'),
  regency('18.10', 'pringsewu', 'Pringsewu'),
  regency('18.11', 'mesuji', 'Mesuji'),
  regency('18.12', 'tulang-bawang-barat', 'Tulang Bawang Barat'),
  regency('18.13', 'pesisir-barat', 'Pesisir Barat'),
  city('18.71', 'bandar-lampung', 'Bandar Lampung'),
  city('18.72', 'metro', 'Metro'),
];

type Office = readonly [key: string, name: string, nameEn: string];

const provincialOffices: readonly Office[] = [
  ['setda', 'Sekretariat Daerah', 'Regional Secretariat'],
  ['setwan', 'Sekretariat DPRD', 'Secretariat of the Regional Council'],
  ['inspektorat', 'Inspektorat', 'Inspectorate'],
  ['bappeda', 'Badan Perencanaan Pembangunan Daerah', 'Regional Development Planning Agency'],
  ['bpkad', 'Badan Pengelolaan Keuangan dan Aset Daerah', 'Regional Finance and Asset Management Agency'],
  ['bapenda', 'Badan Pendapatan Daerah', 'Regional Revenue Agency'],
  ['bkd', 'Badan Kepegawaian Daerah', 'Regional Civil Service Agency'],
  ['bpsdm', 'Badan Pengembangan Sumber Daya Manusia Daerah', 'Regional Human Resources Development Agency'],
  ['balitbangda', 'Badan Penelitian dan Pengembangan Daerah', 'Regional Research and Development Agency'],
  ['bpbd', 'Badan Penanggulangan Bencana Daerah', 'Regional Disaster Management Agency'],
  ['kesbangpol', 'Badan Kesatuan Bangsa dan Politik Daerah', 'Regional National Unity and Politics Agency'],
  ['penghubung', 'Badan Penghubung', 'Liaison Agency'],
  ['satpolpp', 'Satuan Polisi Pamong Praja', 'Civil Service Police Unit'],
  ['disdikbud', 'Dinas Pendidikan dan Kebudayaan', 'Education and Culture Office'],
  ['dinkes', 'Dinas Kesehatan', 'Health Office'],
  ['bmbk', 'Dinas Bina Marga dan Bina Konstruksi', 'Highways and Construction Office'],
  ['psda', 'Dinas Pengelolaan Sumber Daya Air', 'Water Resources Management Office'],
  ['pkpck', 'Dinas Perumahan, Kawasan Permukiman dan Cipta Karya', 'Housing, Settlements and Public Works Office'],
  ['dinsos', 'Dinas Sosial', 'Social Affairs Office'],
  ['disnaker', 'Dinas Tenaga Kerja', 'Manpower Office'],
  ['pppa', 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak', "Women's Empowerment and Child Protection Office"],
  [
    'ketahanan-pangan',
    'Dinas Ketahanan Pangan, Tanaman Pangan dan Hortikultura',
    'Food Security, Food Crops and Horticulture Office',
  ],
  ['dlh', 'Dinas Lingkungan Hidup', 'Environment Office'],
  ['disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil', 'Population and Civil Registration Office'],
  [
    'pmdt',
    'Dinas Pemberdayaan Masyarakat, Desa dan Transmigrasi',
    'Community and Village Empowerment and Transmigration Office',
  ],
  ['dishub', 'Dinas Perhubungan', 'Transportation Office'],
  ['diskominfotik', 'Dinas Komunikasi, Informatika dan Statistik', 'Communication, Informatics and Statistics Office'],
  ['diskopukm', 'Dinas Koperasi, Usaha Kecil dan Menengah', 'Cooperatives, Small and Medium Enterprises Office'],
  [
    'dpmptsp',
    'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    'Investment and One-Stop Integrated Services Office',
  ],
  ['dispora', 'Dinas Pemuda dan Olahraga', 'Youth and Sports Office'],
  ['dispusip', 'Dinas Perpustakaan dan Kearsipan', 'Library and Archives Office'],
  ['dkp', 'Dinas Kelautan dan Perikanan', 'Marine Affairs and Fisheries Office'],
  ['disparekraf', 'Dinas Pariwisata dan Ekonomi Kreatif', 'Tourism and Creative Economy Office'],
  ['disbun', 'Dinas Perkebunan', 'Plantation Office'],
  ['disnakkeswan', 'Dinas Peternakan dan Kesehatan Hewan', 'Livestock and Animal Health Office'],
  ['dishut', 'Dinas Kehutanan', 'Forestry Office'],
  ['desdm', 'Dinas Energi dan Sumber Daya Mineral', 'Energy and Mineral Resources Office'],
  ['disperindag', 'Dinas Perindustrian dan Perdagangan', 'Industry and Trade Office'],
  ['rsudam', 'Rumah Sakit Umum Daerah Dr. H. Abdul Moeloek', 'Dr. H. Abdul Moeloek Regional General Hospital'],
  ['rsj', 'Rumah Sakit Jiwa Daerah', 'Regional Mental Hospital'],
];

const localOffices: readonly Office[] = [
  ['setda', 'Sekretariat Daerah', 'Regional Secretariat'],
  ['inspektorat', 'Inspektorat', 'Inspectorate'],
  [
    'bkpsdm',
    'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
    'Civil Service and Human Resources Development Agency',
  ],
];

const officeOf =
  (region: Region, keyPrefix: string) =>
  ([key, name, nameEn]: Office): Agency => ({
    key: keyPrefix + key,
    name: `${name} ${region.name}`,
    nameEn: `${nameEn}, ${region.nameEn}`,
    region: region.code,
    kind: region.kind,
  });

export const agencies: readonly Agency[] = [
  ...provincialOffices.map(officeOf(province, '')),
  ...regenciesAndCities.flatMap((region) => localOffices.map(officeOf(region, `${region.key}/`))),
];
