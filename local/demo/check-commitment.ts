import type { Platform } from '../platform';
import { checkAttainment } from './check-attainment';
import type { Checks } from './checks';
import { personByKey } from './data/people';
import type { GraphqlClient } from './graphql-client';
import { administrator, type World } from './world';

/** What one person has in the end. */
interface Outcome {
  readonly person: string;
  readonly jp: number;
  /** By the year in which they were computed. */
  readonly points: { readonly [year: number]: number };
}

interface Row {
  readonly rank: number;
  readonly points: number;
  readonly name: string | null;
  readonly own: boolean;
}

/** JP, leaderboard and participation against what enrollments and awards say; one person agrees to be shown by name. */
export async function checkCommitment(
  platform: Platform,
  client: GraphqlClient,
  world: World,
  checks: Checks,
  program: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  for (const { person, jp } of outcomes) {
    const { jpProgress } = await client.send<{ jpProgress: { windows: { basis: string; credited: number }[] } }>(
      await world.accountOf(person),
      '{ jpProgress(year: 2026) { windows { basis credited } } }',
      {},
    );
    const credited = jpProgress.windows.reduce((sum, window) => sum + window.credited, 0);
    checks.equal(`${person}: JP of 2026`, credited, jp);
  }
  for (const year of [2026, 2027]) {
    const rows = await leaderboard(client, administrator, world.program(program), year);
    const points = outcomes.map((outcome) => outcome.points[year] ?? 0).filter((sum) => sum > 0);
    checks.equal(
      `leaderboard of ${year}`,
      rows.map((row) => row.points),
      points.sort((a, b) => b - a),
    );
    checks.equal(`names on it`, rows.filter(({ name }) => name !== null).length, 0);
  }
  const agencyId = world.agency(personByKey(outcomes[0]?.person ?? '').agency);
  const { participation } = await client.send<{ participation: { jp: number; people: number }[] }>(
    administrator,
    'query ($agencyId: ID!) { participation(agencyId: $agencyId, year: 2026) { people confirmed completed jp } repeatedAbsentees(agencyId: $agencyId, year: 2026) { total } }',
    { agencyId },
  );
  const [own] = participation;
  const credited = outcomes.reduce((sum, { jp }) => sum + jp, 0);
  checks.equal('JP of the agency, those of the cast at least', (own?.jp ?? 0) >= credited, true);
  checks.equal('people of the agency, the cast at least', (own?.people ?? 0) >= outcomes.length, true);
  const official = outcomes.find(({ person, jp }) => jp > 0 && personByKey(person).employmentType === 'PNS');
  await checkAttainment(platform, client, checks, agencyId, world.person(official?.person ?? ''));
  const [someone] = outcomes.filter(({ points }) => (points[2026] ?? 0) > 0);
  if (someone === undefined) return;
  const subject = await world.accountOf(someone.person);
  await client.send(subject, 'mutation { giveConsent(purpose: LEADERBOARD, given: true) }', {});
  const mine = (await leaderboard(client, subject, world.program(program), 2026)).find((row) => row.own);
  checks.equal('own points', mine?.points, someone.points[2026]);
  checks.equal('a name that may be shown', mine?.name !== null, true);
}

async function leaderboard(client: GraphqlClient, by: string, programId: string, year: number): Promise<Row[]> {
  const document = `query ($programId: ID!, $year: Int!) {
    leaderboard(programId: $programId, year: $year) { rows { rank points pseudonym name own } ownPoints }
  }`;
  const { leaderboard } = await client.send<{ leaderboard: { rows: Row[] } }>(by, document, { programId, year });
  return leaderboard.rows;
}
