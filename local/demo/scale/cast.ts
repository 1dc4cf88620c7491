import { inventName, type Sex } from '../data/names';
import { composeNip } from '../data/nip';
import { randomFrom } from '../data/random';
import { clientId } from './client-id';

/** Most people in an agency: with its head, its supervisors and their reports. */
const peoplePerAgency = 150;
export const reportsPerSupervisor = 10;

/** Somebody who takes part: invented, and the same on every machine. */
export interface Participant {
  /** From 0 over everybody; what the person does follows from it. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly nip: string;
  readonly email: string;
  /** Index of the agency. */
  readonly agency: number;
  /** Null for the head of the agency. */
  readonly supervisor: Participant | null;
  readonly isSupervisor: boolean;
}

export interface Agency {
  readonly index: number;
  readonly name: string;
  readonly nameEn: string;
  /** The head first, each supervisor before the reports. */
  readonly people: readonly Participant[];
}

/** Agencies with `size` people in all. */
export function castOf(size: number): readonly Agency[] {
  return Array.from({ length: Math.ceil(size / peoplePerAgency) }, (_, index) => {
    const first = index * peoplePerAgency;
    const people: Participant[] = [];
    for (let place = 0; place < Math.min(peoplePerAgency, size - first); place++) {
      const isSupervisor = first + place * reportsPerSupervisor + 1 < Math.min(size, first + peoplePerAgency);
      const supervisor = place === 0 ? undefined : people[Math.floor((place - 1) / reportsPerSupervisor)];
      people.push(hire(first + place, index, supervisor ?? null, isSupervisor));
    }
    const name = `Dinas Peragaan ${index + 1}`;
    return { index, name, nameEn: `Demonstration Agency ${index + 1}`, people };
  });
}

const birthYears = 28;
const birthDates = birthYears * 12 * 28;
const pad = (value: number) => String(value).padStart(2, '0');

function hire(index: number, agency: number, supervisor: Participant | null, isSupervisor: boolean): Participant {
  const random = randomFrom(`participant-${index}`);
  const sex: Sex = random.between(0, 1) === 0 ? 'MALE' : 'FEMALE';
  const name = inventName(random, sex);
  const birthYear = 1970 + (index % birthYears);
  const month = 1 + (Math.floor(index / birthYears) % 12);
  const day = 1 + (Math.floor(index / birthYears / 12) % 28);
  const nip = composeNip({
    employmentType: 'PNS',
    birthDate: `${birthYear}-${pad(month)}-${pad(day)}`,
    appointedOn: `${birthYear + 25}-03-01`,
    sex,
    // Those born on one day are told apart by it.
    serial: 1 + Math.floor(index / birthDates),
  });
  return {
    index,
    id: clientId('per', index),
    name,
    nip,
    email: `pegawai.${index + 1}@asn.lampung.example`,
    agency,
    supervisor,
    isSupervisor,
  };
}
