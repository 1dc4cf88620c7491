import { type Action, type Actor, allowedAs, can, type Resource, type Role } from '../access';
import type { MailStatus, Person, Profile } from './people';

/** On what ground somebody may see who a person is. */
export interface Sight {
  /** How roles stand to the person. */
  readonly standing: Resource;
  /** More of how they stand, each read only where the rest does not suffice: the training in which somebody takes part. */
  readonly further?: readonly (() => Promise<Resource>)[];
  /** Who may do this sees the name alone: a rater whom they rate, a reader of a schedule who teaches. */
  readonly nameFor?: {
    readonly action: Action;
    readonly resource: Resource;
    /** Whatever else they are: giving out a whole profile is recorded with its reader, which would name a rater. */
    readonly only?: true;
  };
}

/** A profile as far as it may be seen. */
export type ProfileView = Pick<Profile, 'name'> & {
  readonly [F in 'nip' | 'email' | 'language']: Profile[F] | null;
};

/** The role by which the actor may see it, or undefined. */
async function seenAs(actor: Actor, action: Action, { standing, further = [] }: Sight): Promise<Role | undefined> {
  let known = standing;
  for (const read of further) {
    const role = allowedAs(actor, action, known);
    if (role !== undefined) return role;
    known = { ...known, ...(await read()) };
  }
  return allowedAs(actor, action, known);
}

/**
 * null when the actor may see nothing of it, or when the person has been erased or had it restricted; nothing is loaded in vain.
 * `opened` is told of a whole profile that is given out, and to which role.
 */
export async function viewProfile(
  actor: Actor,
  sight: Sight,
  load: () => Promise<Profile | null>,
  opened: (role: Role) => void,
): Promise<ProfileView | null> {
  const { nameFor } = sight;
  const named = nameFor !== undefined && can(actor, nameFor.action, nameFor.resource);
  const role = named && nameFor.only ? undefined : await seenAs(actor, 'person.profile', sight);
  if (!named && role === undefined && (await seenAs(actor, 'person.name', sight)) === undefined) return null;
  const profile = unlessRestricted(actor, sight, await load());
  if (profile === null) return null;
  if (role === undefined) return { name: profile.name, nip: null, email: null, language: null };
  opened(role);
  return profile;
}

function unlessRestricted(actor: Actor, { standing }: Sight, profile: Profile | null): Profile | null {
  return profile?.restricted === true && !can(actor, 'person.profileRestricted', standing) ? null : profile;
}

/** null when the actor may not see how the person is employed. */
export async function viewEmployment(
  actor: Actor,
  sight: Sight,
  load: () => Promise<Person | null>,
): Promise<Person | null> {
  return (await seenAs(actor, 'person.read', sight)) === undefined ? null : load();
}

/** null for everybody but those who can mend an address: it is nobody else's business whether mail comes back. */
export async function viewMailStatus(
  actor: Actor,
  { standing }: Sight,
  load: () => Promise<Person | null>,
): Promise<MailStatus | null> {
  return can(actor, 'person.update', standing) ? ((await load())?.mail.status ?? null) : null;
}

/** Who may see a person's profile sees the name of the supervisor. */
export function sightOfSupervisor(supervisorId: string, supervised: Resource): Sight {
  return { standing: { personId: supervisorId }, nameFor: { action: 'person.profile', resource: supervised } };
}

/** Who works with a training sees by name who teaches. */
export function sightOfFacilitator(facilitatorId: string): Sight {
  return { standing: { personId: facilitatorId }, nameFor: { action: 'facilitator.name', resource: {} } };
}
