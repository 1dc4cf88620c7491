import type { Bilingual } from '../messages';

const regency = (name: string): Bilingual => ({ id: `Kabupaten ${name}`, en: `${name} Regency` });
const city = (name: string): Bilingual => ({ id: `Kota ${name}`, en: `${name} City` });

/** What the regions of the province are called, by the code of the Ministry of Home Affairs. */
const regions: Readonly<Record<string, Bilingual>> = {
  '18': { id: 'Provinsi Lampung', en: 'Lampung Province' },
  '18.01': regency('Lampung Selatan'),
  '18.02': regency('Lampung Tengah'),
  '18.03': regency('Lampung Utara'),
  '18.04': regency('Lampung Barat'),
  '18.05': regency('Tulang Bawang'),
  '18.06': regency('Tanggamus'),
  '18.07': regency('Lampung Timur'),
  '18.08': regency('Way Kanan'),
  '18.09': regency('Pesawaran'),
  '18.10': regency('Pringsewu'),
  '18.11': regency('Mesuji'),
  '18.12': regency('Tulang Bawang Barat'),
  '18.13': regency('Pesisir Barat'),
  '18.71': city('Bandar Lampung'),
  '18.72': city('Metro'),
};

/** The name of a region; of an unknown one its code. */
export const regionInWords = (code: string): Bilingual => regions[code] ?? { id: code, en: code };
