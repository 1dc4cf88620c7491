import type { Sex } from './names';

export type EmploymentType = 'PNS' | 'PPPK' | 'PPPK_PART_TIME';

/** What an NIP tells about its bearer. Dates are local, `YYYY-MM-DD`. */
export interface NipParts {
  readonly employmentType: EmploymentType;
  readonly birthDate: string;
  readonly appointedOn: string;
  readonly sex: Sex;
  /** 1 to 999. */
  readonly serial: number;
}

/** The code of a PPPK's contract; it stands where a PNS has the month, so that the two never look alike. */
const contractCode = '21';

/** The 18 digits: birth date 8; PNS year and month 6, PPPK year 4 and code 2; sex 1; serial 3. */
export function composeNip({ employmentType, birthDate, appointedOn, sex, serial }: NipParts): string {
  const birth = birthDate.replaceAll('-', '');
  const year = appointedOn.slice(0, 4);
  const monthOrCode = employmentType === 'PNS' ? appointedOn.slice(5, 7) : contractCode;
  return `${birth}${year}${monthOrCode}${sex === 'MALE' ? 1 : 2}${String(serial).padStart(3, '0')}`;
}
