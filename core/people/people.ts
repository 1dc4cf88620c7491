import type { Language } from '../messages';
import type { Origin } from '../origin';
import type { Instant, LocalDate } from '../time';

export const employmentTypes = ['PNS', 'PPPK', 'PPPK_PART_TIME'] as const;
export type EmploymentType = (typeof employmentTypes)[number];

export const positionKinds = ['MANAGERIAL', 'FUNCTIONAL', 'IMPLEMENTING'] as const;
export type PositionKind = (typeof positionKinds)[number];

export const agencyKinds = ['PROVINCE', 'REGENCY', 'CITY'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** An office (perangkat daerah) of the province, or of one of its regencies and cities. */
export interface Agency {
  readonly kind: 'Agency';
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: AgencyKind;
  /** Ministry of Home Affairs code of the region, such as `18` (province) or `18.01`. */
  readonly region: string;
  readonly origin: Origin;
  readonly version: number;
}

export const partnerKinds = ['UNIVERSITY', 'TRAINING_INSTITUTE', 'CIVIL_SOCIETY'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** An organisation with a dated agreement that provides, advises or evaluates. */
export interface Partner {
  readonly kind: 'Partner';
  readonly id: string;
  readonly name: string;
  readonly type: PartnerKind;
  readonly agreement: { readonly number: string; readonly from: LocalDate; readonly to: LocalDate };
  readonly origin: Origin;
  readonly version: number;
}

export const mailStatuses = ['REACHABLE', 'NO_ADDRESS', 'BOUNCED', 'COMPLAINED'] as const;
export type MailStatus = (typeof mailStatuses)[number];

/** Whether mail reaches a person: all that is known of their e-mail address outside of the vault. */
export interface Reachability {
  readonly status: MailStatus;
  /** Counts the addresses that the person has had, so that what comes back from a former one says nothing of the present. */
  readonly address: number;
}

/** How somebody was employed, until what followed began on that day. */
export interface FormerEmployment extends Pick<Person, 'employmentType' | 'contractStart' | 'capExempt'> {
  readonly until: LocalDate;
}

/** A civil servant. Name, NIP and e-mail address live in the vault alone ({@link Profile}). */
export interface Person {
  readonly kind: 'Person';
  readonly id: string;
  readonly employmentType: EmploymentType;
  /** Golongan/ruang such as `III/c`, or the PPPK class such as `IX`. */
  readonly rank: string;
  readonly positionKind: PositionKind;
  readonly positionName: string;
  /** First day of the contract; PPPK only. Its anniversary starts a contract year. */
  readonly contractStart: LocalDate | null;
  /** Lifts the yearly cap of recognized JP; PPPK only. */
  readonly capExempt: boolean;
  /** What was before, oldest first: JP count under the employment of their day. */
  readonly formerly: readonly FormerEmployment[];
  readonly active: boolean;
  readonly mail: Reachability;
  /** Whose personal data has been erased; it does not come back. */
  readonly erased?: true;
  readonly origin: Origin;
  readonly version: number;
}

/** Personal data, encrypted per person. */
export interface Profile {
  readonly name: string;
  readonly nip: string;
  /** null for who has none: no mail reaches them. */
  readonly email: string | null;
  /** In which they are written to. */
  readonly language: Language;
  /** At the person's wish shown to whom the law has keep it alone, and not written to. */
  readonly restricted?: boolean;
}

/** The NIP as a keyed hash, so that a person is found by it and it stands nowhere. */
export interface NipAlias {
  readonly kind: 'NipAlias';
  readonly hash: string;
  readonly personId: string;
}

/** Person at agency under supervisor, `[from, to)` in local dates; `to` is null while in force. */
export interface Assignment {
  readonly kind: 'Assignment';
  readonly personId: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly agencyId: string;
  /** null at the top of an agency. */
  readonly supervisorId: string | null;
  readonly version: number;
}

/** What a token's subject may act as; written by administrators, read by the pre-token function. */
export interface Account {
  readonly kind: 'Account';
  readonly subject: string;
  readonly personId: string | null;
  readonly agencyId: string | null;
  readonly partnerId: string | null;
  readonly roles: readonly string[];
  readonly createdAt: Instant;
  readonly version: number;
}
