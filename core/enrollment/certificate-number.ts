import { localDateOf } from '../time';
import type { Training } from '../training/training';
import type { Enrollment } from './enrollment';

/** Digits of the training's id, and of the code, that a number shows. */
const OF_TRAINING = 6;
const OF_CODE = 8;

/**
 * The number on a certificate, such as `7Q2M9X/4H8K2N5T/X/2026`: its training, itself, month (Roman, as offices write it)
 * and year of the end. Derived from what is fixed when it is issued, so that it never changes and none is given twice.
 */
export function certificateNumber(
  { code, issuedAt }: NonNullable<Enrollment['certificate']>,
  { id, endedAt }: Pick<Training, 'id' | 'endedAt'>,
): string {
  const [year = '', month = ''] = localDateOf(endedAt ?? issuedAt).split('-');
  const itself = code.replaceAll('-', '').slice(-OF_CODE);
  return [id.slice(-OF_TRAINING), itself, romanMonths[Number(month) - 1], year].join('/');
}

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
