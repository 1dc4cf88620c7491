import type { Random } from './random';

export type Sex = 'MALE' | 'FEMALE';

interface Tradition {
  readonly MALE: readonly string[];
  readonly FEMALE: readonly string[];
  /** Second names borne by both sexes, such as a clan's; absent where they differ by sex. */
  readonly second: Readonly<Record<Sex, readonly string[]>>;
}

const both = (names: string): Readonly<Record<Sex, readonly string[]>> => ({
  MALE: names.split(' '),
  FEMALE: names.split(' '),
});

/** Name parts of the peoples who live in Lampung. Persons composed of them are invented. */
const traditions: readonly Tradition[] = [
  {
    // Lampung
    MALE: 'Hamdani Syahrial Zulkifli Yusnadi Helmi Fahrizal Rusdi Hendri Marwan Saifuddin Ansori Iskandar'.split(' '),
    FEMALE: 'Rosmala Yusnani Hartati Mardiana Nurhayati Zuraida Farida Rahmawati Mirna Yulida Sumiati Erlina'.split(
      ' ',
    ),
    second: both('Sesunan Paksi Kesuma Bangsawan Puspanegara Sanjaya Rasyid Hamzah Nasrullah Yasir'),
  },
  {
    // Javanese
    MALE: 'Bambang Sugeng Agus Slamet Joko Wahyu Teguh Heru Budi Eko Dwi Tri Suparman Widodo Purwanto'.split(' '),
    FEMALE: 'Sri Endang Wahyuni Dwi Tri Siti Rini Lestari Ningsih Retno Wulan Ayu Sulastri Ratna'.split(' '),
    second: {
      MALE: 'Santoso Setiawan Prasetyo Nugroho Wibowo Susanto Hartono Kurniawan Saputra Utomo Raharjo'.split(' '),
      FEMALE: 'Lestari Rahayu Handayani Setyowati Astuti Purwanti Utami Kusumawati Widyaningsih Mulyani'.split(' '),
    },
  },
  {
    // Sundanese
    MALE: 'Asep Dadang Ujang Cecep Deden Yayan Iwan Encep Tatang Aceng'.split(' '),
    FEMALE: 'Euis Neneng Iis Teti Imas Lilis Cucu Yayah Nining Entin'.split(' '),
    second: {
      MALE: 'Hidayat Sutisna Permana Suherman Kusnadi Sopandi Gunawan Ruhiyat'.split(' '),
      FEMALE: 'Komalasari Kurniasih Nurjanah Rohaeni Sumiyati Maryani Suryani Fatimah'.split(' '),
    },
  },
  {
    // Batak
    MALE: 'Togar Parlindungan Maruli Hotman Bonar Saut Jonathan Ferdinand Daniel Rudi'.split(' '),
    FEMALE: 'Tiurma Rotua Duma Lasmaria Rosintan Marta Herlina Kristina Debora Ester'.split(' '),
    second: both('Siregar Sitompul Nainggolan Manurung Simbolon Hutagalung Pasaribu Sinaga Panjaitan'),
  },
  {
    // Balinese
    MALE: 'Wayan Made Nyoman Ketut Putu Kadek Komang Gede'.split(' ').map((name) => `I ${name}`),
    FEMALE: 'Wayan Made Nyoman Ketut Putu Kadek Komang Luh'.split(' ').map((name) => `Ni ${name}`),
    second: {
      MALE: 'Sudarma Artawan Suastika Widana Sukarta Mahendra Wirawan Adnyana'.split(' '),
      FEMALE: 'Suryani Astiti Sukerti Widiastuti Ariani Parwati Sriasih Yuliani'.split(' '),
    },
  },
  {
    // Minang
    MALE: 'Afrizal Masrul Yulizar Syafrizal Hendra Jasman Zulfahmi Ilham Ridwan Firdaus'.split(' '),
    FEMALE: 'Desmawati Yulia Gusneli Fitriani Syafrida Nelwati Elvira Warnida Roza Murniati'.split(' '),
    second: both('Chaniago Tanjung Piliang Sikumbang Koto Guci Jambak Caniago'),
  },
];

const weighted = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 5].map((index) => traditions[index] as Tradition);

/** A full name; where families mix, the given name sometimes comes from another tradition than the second. */
export function inventName(random: Random, sex: Sex): string {
  const tradition = random.pick(weighted);
  const mixed = random.between(1, 10) === 1 ? random.pick(weighted) : tradition;
  const given = random.pick(tradition[sex]);
  const second = random.pick(mixed.second[sex]);
  return given === second ? inventName(random, sex) : `${given} ${second}`;
}
