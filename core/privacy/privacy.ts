import { fail, refuse } from '../errors';
import type { Origin } from '../origin';
import type { Profile } from '../people/people';
import type { Deps } from '../ports';
import { addMinutes, type Instant } from '../time';
import { requireVersion } from '../versions';

/** What a person may ask for by Law 27/2022: articles 7, 6, 11 and 8, in this order. */
export const privacyRights = ['ACCESS', 'CORRECTION', 'RESTRICTION', 'ERASURE'] as const;
export type PrivacyRight = (typeof privacyRights)[number];

/** `LIFTED` is the end of a restriction. */
export const privacyStatuses = ['RECEIVED', 'FULFILLED', 'REFUSED', 'LIFTED'] as const;
export type PrivacyStatus = (typeof privacyStatuses)[number];

/** On what ground a request is refused: the exceptions of article 15(1), and what protects others. */
export const refusalGrounds = [
  'NATIONAL_SECURITY',
  'LAW_ENFORCEMENT',
  'STATE_ADMINISTRATION',
  'FINANCIAL_OVERSIGHT',
  'RESEARCH',
  'SAFETY_OF_OTHERS',
  'NOT_THE_PERSON',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

export const correctableFields = ['name', 'nip', 'email', 'language'] as const satisfies readonly (keyof Profile)[];
export type CorrectableField = (typeof correctableFields)[number];

/** Articles 30, 32 and 41: 3 × 24 hours from the receipt. The law names no time for an erasure; it gets the same. */
const HOURS = 3 * 24;

/** Days for which an erased profile can still be restored: the shortest window of backups that DynamoDB offers. */
export const BACKUP_DAYS = 1;

/** What a person asked for about their own data. It says which fields are wrong, never what stands in them. */
export interface PrivacyRequest {
  readonly kind: 'PrivacyRequest';
  readonly id: string;
  readonly personId: string;
  readonly right: PrivacyRight;
  /** Which fields are to be corrected; empty for every other right. */
  readonly fields: readonly CorrectableField[];
  readonly status: PrivacyStatus;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** Why it was refused. */
  readonly ground: RefusalGround | null;
  /** When no backup holds what was erased any more. */
  readonly completeAt: Instant | null;
  readonly origin: Origin;
  readonly version: number;
}

export const dueOf = (receivedAt: Instant): Instant => addMinutes(receivedAt, HOURS * 60);

export const completeOf = (erasedAt: Instant): Instant => addMinutes(erasedAt, BACKUP_DAYS * 24 * 60);

/** Names a request at a version, to do something with it. */
export interface PrivacyStep {
  readonly personId: string;
  readonly id: string;
  readonly expectedVersion: number;
}

/** @throws DomainError NOT_FOUND, STALE_VERSION */
export async function requestAt(deps: Deps, { personId, id, expectedVersion }: PrivacyStep): Promise<PrivacyRequest> {
  const request = (await deps.store.get('PrivacyRequest', { personId, id })) ?? fail('NOT_FOUND', 'id');
  requireVersion(request, expectedVersion);
  return request;
}

/** @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION unless it waits for a decision */
export async function waitingRequest(deps: Deps, step: PrivacyStep): Promise<PrivacyRequest> {
  const request = await requestAt(deps, step);
  return request.status === 'RECEIVED' ? request : refuse('PrivacyStatus', request.status);
}

/** The request as it is decided now. */
export function decided(
  request: PrivacyRequest,
  outcome: Pick<PrivacyRequest, 'status' | 'decidedBy' | 'decidedAt'> &
    Partial<Pick<PrivacyRequest, 'ground' | 'completeAt'>>,
): PrivacyRequest {
  return { ...request, ...outcome, version: request.version + 1 };
}
