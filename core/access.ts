import { DomainError } from './errors';

export const roles = [
  'PARTICIPANT',
  'SUPERVISOR',
  'FACILITATOR',
  'ORGANIZER',
  'AGENCY_ADMIN',
  'PROVINCE_ADMIN',
  'FINANCE',
  'PARTNER',
  'AUDITOR',
  'SYSTEM',
] as const;
export type Role = (typeof roles)[number];

/** Who acts: the claims of the token, or the platform itself. */
export interface Actor {
  /** The token's subject, or `system`. */
  readonly subject: string;
  readonly personId: string | null;
  readonly agencyId: string | null;
  readonly partnerId: string | null;
  readonly roles: readonly Role[];
}

export const system: Actor = { subject: 'system', personId: null, agencyId: null, partnerId: null, roles: ['SYSTEM'] };

/** What the rules look at. A use case fills in what it knows; what is missing matches nobody. */
export interface Resource {
  /** The person whose data it is. */
  readonly personId?: string | null;
  /** That person's present supervisor. */
  readonly supervisorId?: string | null;
  /** The agency it belongs to: the person's, or the one that decides. */
  readonly agencyId?: string | null;
  /** The agency that runs the training. */
  readonly organizerId?: string | null;
  readonly facilitatorIds?: readonly (string | null)[];
  readonly partnerIds?: readonly string[];
  /** The rater of a task: a person or an agency. */
  readonly raterId?: string | null;
}

/** How a role must stand to the resource. */
type Relation = (actor: Actor, resource: Resource) => boolean;

const same = (a: string | null | undefined, b: string | null | undefined): boolean => a != null && a === b;

const self: Relation = (actor, { personId }) => same(actor.personId, personId);
const ownAgency: Relation = (actor, { agencyId }) => same(actor.agencyId, agencyId);

/** How somebody can stand to what they ask about; the rules name them. */
const relations = {
  anyone: () => true,
  self,
  supervised: (actor, { supervisorId }) => same(actor.personId, supervisorId),
  ownAgency,
  organized: (actor, { organizerId }) => same(actor.agencyId, organizerId),
  facilitated: (actor, { facilitatorIds }) => facilitatorIds?.some((id) => same(actor.personId, id)) ?? false,
  served: (actor, { partnerIds }) => partnerIds?.some((id) => same(actor.partnerId, id)) ?? false,
  rater: (actor, { raterId }) => same(actor.personId, raterId),
  ratingAgency: (actor, { raterId }) => same(actor.agencyId, raterId),
  /** Nobody decides their own case; of whom nobody knows who they are, nobody knows that they do not. */
  aboutAnother: (actor, resource) => actor.personId !== null && !self(actor, resource),
  ownAgencyNotSelf: (actor, resource) => ownAgency(actor, resource) && !self(actor, resource),
} as const satisfies Readonly<Record<string, Relation>>;
export type RelationName = keyof typeof relations;

export type Rules = { readonly [R in Role]?: RelationName };

/**
 * The one table of who may do what. An action that is not listed for a role is denied. SYSTEM is the event functions:
 * they call use cases of their own and appear here only where they share one with people.
 */
export const rules = {
  'agency.register': { PROVINCE_ADMIN: 'anyone' },
  'agency.read': everyone(),
  'partner.register': { PROVINCE_ADMIN: 'anyone' },
  'partner.read': everyone(),
  'person.register': { PROVINCE_ADMIN: 'anyone', AGENCY_ADMIN: 'ownAgency' },
  'person.update': { PROVINCE_ADMIN: 'anyone', AGENCY_ADMIN: 'ownAgency' },
  'person.assign': { PROVINCE_ADMIN: 'anyone', AGENCY_ADMIN: 'ownAgency' },
  'person.read': {
    PARTICIPANT: 'self',
    SUPERVISOR: 'supervised',
    AGENCY_ADMIN: 'ownAgency',
    ORGANIZER: 'organized',
    FACILITATOR: 'facilitated',
    PROVINCE_ADMIN: 'anyone',
    AUDITOR: 'anyone',
  },
  /** Name, NIP and e-mail address: never for auditors and partners, who see no personal data. */
  'person.profile': {
    PARTICIPANT: 'self',
    SUPERVISOR: 'supervised',
    AGENCY_ADMIN: 'ownAgency',
    ORGANIZER: 'organized',
    PROVINCE_ADMIN: 'anyone',
  },
  /** The name alone: of those whom one teaches. */
  'person.name': { FACILITATOR: 'facilitated' },
  'person.list': { AGENCY_ADMIN: 'ownAgency', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'person.reports': { SUPERVISOR: 'self', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'account.bind': { PROVINCE_ADMIN: 'anyone' },
  'program.edit': { PROVINCE_ADMIN: 'anyone' },
  'program.read': everyone(),
  /** Evaluation plans and questionnaires. */
  'plan.read': { ORGANIZER: 'anyone', PROVINCE_ADMIN: 'anyone', PARTNER: 'served', AUDITOR: 'anyone' },
  'plan.edit': { PROVINCE_ADMIN: 'anyone' },
  'training.plan': { ORGANIZER: 'organized', PROVINCE_ADMIN: 'anyone' },
  'training.read': everyone(),
  /** Who teaches, by name: never for auditors and partners, who see no personal data. */
  'facilitator.name': {
    PARTICIPANT: 'anyone',
    SUPERVISOR: 'anyone',
    FACILITATOR: 'anyone',
    ORGANIZER: 'anyone',
    AGENCY_ADMIN: 'anyone',
    PROVINCE_ADMIN: 'anyone',
  },
  /** Drafts are seen by those who make them. */
  'training.readDraft': {
    ORGANIZER: 'organized',
    PROVINCE_ADMIN: 'anyone',
    AUDITOR: 'anyone',
    FACILITATOR: 'facilitated',
    PARTNER: 'served',
  },
  'training.publish': { ORGANIZER: 'organized', PROVINCE_ADMIN: 'anyone' },
  'training.end': { ORGANIZER: 'organized', PROVINCE_ADMIN: 'anyone' },
  'training.finalize': { ORGANIZER: 'organized', PROVINCE_ADMIN: 'anyone', SYSTEM: 'anyone' },
  'training.reopen': { PROVINCE_ADMIN: 'anyone' },
  'training.cancel': { ORGANIZER: 'organized', PROVINCE_ADMIN: 'anyone' },
  'enrollment.nominate': {
    PARTICIPANT: 'self',
    SUPERVISOR: 'supervised',
    AGENCY_ADMIN: 'ownAgency',
    PROVINCE_ADMIN: 'anyone',
  },
  'enrollment.decide': { AGENCY_ADMIN: 'ownAgencyNotSelf' },
  'enrollment.withdraw': {
    PARTICIPANT: 'self',
    AGENCY_ADMIN: 'ownAgency',
    ORGANIZER: 'organized',
    PROVINCE_ADMIN: 'anyone',
  },
  'enrollment.read': {
    PARTICIPANT: 'self',
    SUPERVISOR: 'supervised',
    AGENCY_ADMIN: 'ownAgency',
    ORGANIZER: 'organized',
    FACILITATOR: 'facilitated',
    PROVINCE_ADMIN: 'anyone',
    AUDITOR: 'anyone',
  },
  /** Everybody who is in a training, by name. */
  'enrollment.list': {
    ORGANIZER: 'organized',
    FACILITATOR: 'facilitated',
    PROVINCE_ADMIN: 'anyone',
    AUDITOR: 'anyone',
  },
  'enrollment.nominations': { AGENCY_ADMIN: 'ownAgency', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'attendance.record': { ORGANIZER: 'organized', FACILITATOR: 'facilitated', PROVINCE_ADMIN: 'anyone' },
  'attendance.checkIn': { PARTICIPANT: 'self' },
  'attendance.read': {
    ORGANIZER: 'organized',
    FACILITATOR: 'facilitated',
    PROVINCE_ADMIN: 'anyone',
    AUDITOR: 'anyone',
  },
  'score.record': { ORGANIZER: 'organized', FACILITATOR: 'facilitated', PROVINCE_ADMIN: 'anyone' },
  'task.read': { PARTICIPANT: 'rater', SUPERVISOR: 'rater', AGENCY_ADMIN: 'ratingAgency' },
  'task.answer': { PARTICIPANT: 'rater', SUPERVISOR: 'rater', AGENCY_ADMIN: 'ratingAgency' },
  /** Voiding, reissuing and giving tasks to somebody else: never about oneself. */
  'task.administer': { PROVINCE_ADMIN: 'aboutAnother' },
  /** Which tasks a wave has, without their answers. */
  'wave.read': { ORGANIZER: 'organized', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  /** How many raters no mail reaches. */
  'wave.readNotice': { ORGANIZER: 'organized', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'results.read': {
    ORGANIZER: 'organized',
    PROVINCE_ADMIN: 'anyone',
    PARTNER: 'served',
    AUDITOR: 'anyone',
    FACILITATOR: 'facilitated',
  },
  /** What was written to text items: never for partners and auditors. */
  'results.readTexts': { ORGANIZER: 'organized', PROVINCE_ADMIN: 'anyone' },
  'rollUp.readProgram': { PROVINCE_ADMIN: 'anyone', PARTNER: 'served', AUDITOR: 'anyone' },
  'rollUp.readAgency': { AGENCY_ADMIN: 'ownAgency', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'rollUp.readRegion': { PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  /** What should change in a program, with its discussion, the findings of all its trainings and what came of it. */
  'recommendation.read': { PROVINCE_ADMIN: 'anyone', PARTNER: 'served', AUDITOR: 'anyone' },
  /** Proposing and discussing; a partner's while its agreement is in force. */
  'recommendation.discuss': { PROVINCE_ADMIN: 'anyone', PARTNER: 'served' },
  'recommendation.decide': { PROVINCE_ADMIN: 'anyone' },
  /** How many JP somebody has of those that are owed or recognized. */
  'jp.read': {
    PARTICIPANT: 'self',
    SUPERVISOR: 'supervised',
    AGENCY_ADMIN: 'ownAgency',
    PROVINCE_ADMIN: 'anyone',
    AUDITOR: 'anyone',
  },
  'jp.list': { AGENCY_ADMIN: 'ownAgency', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  /** How an agency's people take part, and who missed trainings more than once. */
  'participation.readAgency': { AGENCY_ADMIN: 'ownAgency', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'participation.readRegion': { PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'leaderboard.read': everyone(),
  /** Whoever agreed to it is shown by name: never to auditors and partners, who see no personal data. */
  'leaderboard.name': {
    PARTICIPANT: 'anyone',
    SUPERVISOR: 'anyone',
    FACILITATOR: 'anyone',
    ORGANIZER: 'anyone',
    AGENCY_ADMIN: 'anyone',
    PROVINCE_ADMIN: 'anyone',
    FINANCE: 'anyone',
  },
  'consent.give': { PARTICIPANT: 'self' },
  /** Profiles whose processing is restricted: for the person, and for whom the law has keep them. */
  'person.profileRestricted': { PARTICIPANT: 'self', AGENCY_ADMIN: 'ownAgency', PROVINCE_ADMIN: 'anyone' },
  'privacy.request': { PARTICIPANT: 'self', AGENCY_ADMIN: 'ownAgency', PROVINCE_ADMIN: 'anyone' },
  'privacy.read': { PARTICIPANT: 'self', AGENCY_ADMIN: 'ownAgency', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'privacy.list': { PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'privacy.decide': { PROVINCE_ADMIN: 'aboutAnother' },
  'privacy.lift': { PARTICIPANT: 'self', PROVINCE_ADMIN: 'aboutAnother' },
  /** Everything that is held about a person. */
  'privacy.file': { PARTICIPANT: 'self', PROVINCE_ADMIN: 'anyone' },
  /** With the name on it. */
  'certificate.print': { PARTICIPANT: 'self' },
  'award.read': { PARTICIPANT: 'self', PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  'award.list': { PROVINCE_ADMIN: 'anyone', AUDITOR: 'anyone' },
  /** The rules by which incentives are computed. */
  'scheme.read': everyone(),
  'scheme.edit': { PROVINCE_ADMIN: 'anyone' },
  /** Submission, approval, rejection and reversal, and giving up money that has to come back. */
  'award.decide': { PROVINCE_ADMIN: 'anyone' },
  /** Payments and what came back, and the export for them, which names people. */
  'award.settle': { FINANCE: 'anyone' },
  'budget.edit': { PROVINCE_ADMIN: 'anyone' },
  'budget.read': { PROVINCE_ADMIN: 'anyone', FINANCE: 'anyone', AUDITOR: 'anyone' },
  'journal.read': { AUDITOR: 'anyone', PROVINCE_ADMIN: 'anyone' },
} as const satisfies Record<string, Rules>;

export type Action = keyof typeof rules;

/** All whom a token can name. */
function everyone(): Rules {
  return Object.fromEntries(roles.filter((role) => role !== 'SYSTEM').map((role) => [role, 'anyone' as const]));
}

/** The role by which the actor may do it, or undefined: denied. */
export function allowedAs(actor: Actor, action: Action, resource: Resource): Role | undefined {
  const byRole: Rules = rules[action];
  return actor.roles.find((role) => {
    const relation = byRole[role];
    return relation !== undefined && relations[relation](actor, resource);
  });
}

export function can(actor: Actor, action: Action, resource: Resource = {}): boolean {
  return allowedAs(actor, action, resource) !== undefined;
}

/**
 * Returns the role by which the actor may do it, for the journal.
 * @throws DomainError NOT_FOUND: unknown and forbidden look alike
 */
export function authorize(actor: Actor, action: Action, resource: Resource = {}, field = 'id'): Role {
  const role = allowedAs(actor, action, resource);
  if (role === undefined) throw new DomainError('NOT_FOUND', [{ field, code: 'NOT_FOUND' }]);
  return role;
}

/** How the journal names an actor. */
export function nameOfActor(actor: Actor): string {
  return actor.personId ?? actor.subject;
}

/** All that tells who acts: the account and its person, which may be bound to each other, or no longer, by the next time. */
export function namesOfActor({ personId, subject }: Actor): readonly string[] {
  return personId === null ? [subject] : [personId, subject];
}

/** Whether the actor is whoever went by these names ({@link namesOfActor}), by another of their accounts too. */
export function isNamed(actor: Actor, names: readonly string[]): boolean {
  return namesOfActor(actor).some((name) => names.includes(name));
}
