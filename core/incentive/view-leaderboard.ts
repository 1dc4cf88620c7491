import { type Actor, authorize, can } from '../access';
import type { VaultDeps } from '../ports';
import { requireYear } from '../problems';
import type { Points } from './points';

export interface LeaderboardRow {
  /** People with the same points share a rank, and the next one follows after all of them. */
  readonly rank: number;
  readonly points: number;
  /** Stays the same within a program and year, and tells nothing in any other. */
  readonly pseudonym: string;
  /** Of whoever agreed to be shown; null for everybody else. */
  readonly name: string | null;
  readonly own: boolean;
}

export interface Leaderboard {
  readonly rows: readonly LeaderboardRow[];
  /** The reader's own points, whether they stand among the first or not; null without any. */
  readonly ownPoints: number | null;
}

/** The first hundred of a program and year. No row tells whose it is but to themself. @throws DomainError NOT_FOUND, BAD_INPUT */
export async function viewLeaderboard(
  deps: VaultDeps,
  actor: Actor,
  programId: string,
  year: number,
): Promise<Leaderboard> {
  authorize(actor, 'leaderboard.read', {}, 'programId');
  requireYear(year);
  const { personId } = actor;
  const [first, own] = await Promise.all([
    deps.reads.leaderboard(programId, year),
    personId === null ? undefined : deps.store.get('Points', { personId, programId, year }),
  ]);
  const [names, pseudonyms] = await Promise.all([
    can(actor, 'leaderboard.name') ? namesOf(deps, first) : new Map<string, string>(),
    Promise.all(first.map((one) => deps.vault.pseudonym(`leaderboard/${programId}/${year}`, one.personId))),
  ]);
  const rows = first.map((one, i) => ({
    rank: first.findIndex(({ points }) => points === one.points) + 1,
    points: one.points,
    pseudonym: pseudonyms[i] as string,
    name: names.get(one.personId) ?? null,
    own: one.personId === personId,
  }));
  return { rows, ownPoints: own?.points ?? null };
}

/** Names of those who agreed, by two batch reads; who was erased or restricted since has none. */
async function namesOf({ store, vault }: VaultDeps, first: readonly Points[]): Promise<ReadonlyMap<string, string>> {
  const consents = await store.getMany(
    'Consent',
    first.map(({ personId }) => ({ personId, purpose: 'LEADERBOARD' })),
  );
  const shown = consents.flatMap((consent) => (consent?.given === true ? [consent.personId] : []));
  const profiles = await vault.profiles(shown);
  return new Map(
    shown.flatMap((id, i) =>
      profiles[i] === undefined || profiles[i].restricted === true ? [] : [[id, profiles[i].name]],
    ),
  );
}
