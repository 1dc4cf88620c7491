import { type Actor, authorize, type Role } from '../access';
import { fail } from '../errors';
import type { JsonValue } from '../journal';
import { withNodes } from '../page';
import type { Page, PageRequest, VaultDeps } from '../ports';
import { answersGiven } from './answers-given';
import { attendanceRecorded } from './attendance-recorded';
import type { DataSection } from './data-sections';

export interface ViewDataFile extends PageRequest {
  readonly personId: string;
  /** A request for access that was not refused: the ground on which the file is opened. */
  readonly requestId: string;
  readonly section: DataSection;
}

export interface DataFilePage extends Page<JsonValue> {
  /** By which of the reader's roles it was opened. */
  readonly role: Role;
}

/**
 * A page of what the platform holds about a person, as it is stored, for the person or for the administrator who hands it over.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function viewDataFile(
  deps: VaultDeps,
  actor: Actor,
  { personId, requestId, section, ...page }: ViewDataFile,
): Promise<DataFilePage> {
  const role = authorize(actor, 'privacy.file', { personId }, 'personId');
  const request = await deps.store.get('PrivacyRequest', { personId, id: requestId });
  if (request?.right !== 'ACCESS' || request.status === 'REFUSED') fail('NOT_FOUND', 'requestId');
  const found = await sections[section](deps, personId, page, actor.personId === personId);
  const shown = withNodes(
    found,
    found.rows.map(({ node }) => disclosed(node)),
  );
  return { ...shown, role };
}

const sections: {
  readonly [S in DataSection]: (
    deps: VaultDeps,
    personId: string,
    page: PageRequest,
    /** Whether it is the person who reads. */
    self: boolean,
  ) => Promise<Page<object>>;
} = {
  async PERSON({ reads, vault, store }, personId) {
    const [file, [profile], consent] = await Promise.all([
      reads.personFile(personId),
      vault.profiles([personId]),
      store.get('Consent', { personId, purpose: 'LEADERBOARD' }),
    ]);
    return {
      rows: [{ node: { profile: profile ?? null, ...file, consent: consent ?? null }, cursor: '' }],
      hasNextPage: false,
    };
  },
  async ENROLLMENTS(deps, personId, page) {
    const found = await deps.reads.enrollmentsOfPerson(personId, page);
    const recorded = await Promise.all(found.rows.map(({ node }) => attendanceRecorded(deps, node)));
    return withNodes(
      found,
      found.rows.map(({ node }, i) => ({ ...node, attendanceRecorded: recorded[i] })),
    );
  },
  AWARDS: ({ reads }, personId, page) => reads.awardsOfPerson(personId, page),
  LEDGER: ({ reads }, personId, page) => reads.ledgerOfPerson(personId, page),
  TASKS: ({ reads, clock }, personId, page) => reads.openTasksOf(personId, clock.now(), page),
  ANSWERS: answersGiven,
  REQUESTS: ({ reads }, personId, page) => reads.privacyRequestsOf(personId, page),
  CHANGES: ({ reads }, personId, page) => reads.journalOfEntity(personId, page),
  ACTIONS: ({ reads }, personId, page) => reads.journalOfActor(personId, page),
  READINGS: ({ reads }, personId, page) => reads.readingsOf(personId, page),
};

/** Not the basis of an award: from the scores of single kinds of raters it would follow what colleagues said in confidence. */
function disclosed({ basis: _, ...rest }: object & { readonly basis?: unknown }): JsonValue {
  return rest as JsonValue;
}
