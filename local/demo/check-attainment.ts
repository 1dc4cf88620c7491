import type { Platform } from '../platform';
import type { Checks } from './checks';
import type { GraphqlClient } from './graphql-client';
import { administrator } from './world';

const year = 2026;
/** Owed a PNS in a calendar year; the most that is recognized of a PPPK in a contract year. */
const enough = { CALENDAR_YEAR: 20, CONTRACT_YEAR: 24 };

interface Window {
  readonly basis: keyof typeof enough;
  readonly from: string;
  readonly credited: number;
  readonly excess: number;
}

/**
 * How many of an agency's people have enough JP, against what each of them has: as it stands, while one of them is recorded as a PPPK,
 * and when that is corrected.
 */
export async function checkAttainment(
  platform: Platform,
  client: GraphqlClient,
  checks: Checks,
  agencyId: string,
  official: string,
): Promise<void> {
  const before = await compare('as it stands');
  const { rank } = await recorded();
  await become({ employmentType: 'PPPK', rank: 'IX', contractStart: `${year}-02-01` });
  await compare('with one more PPPK');
  await become({ employmentType: 'PNS', rank, contractStart: null });
  checks.equal('JP reached, corrected', await compare('corrected'), before);

  async function recorded(): Promise<{ version: number; rank: string }> {
    const { person } = await client.send<{ person: { version: number; rank: string } }>(
      administrator,
      'query ($id: ID!) { person(id: $id) { version rank } }',
      { id: official },
    );
    return person;
  }

  async function become(employment: {
    employmentType: string;
    rank: string;
    contractStart: string | null;
  }): Promise<void> {
    const { version } = await recorded();
    await client.send(administrator, 'mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { id } }', {
      input: { id: official, expectedVersion: version, ...employment },
    });
    await platform.drained();
  }

  async function compare(when: string) {
    const { jpAttainment, jpOfAgency } = await client.send<{
      jpAttainment: { jp: { basis: string; people: number; reached: number; credited: number; excess: number }[] }[];
      jpOfAgency: { edges: { node: { windows: Window[] } }[]; pageInfo: { hasNextPage: boolean } };
    }>(
      administrator,
      `query ($agencyId: ID!, $year: Int!) {
        jpAttainment(agencyId: $agencyId, year: $year) { jp { basis people reached credited excess } }
        jpOfAgency(agencyId: $agencyId, year: $year, first: 100) {
          edges { node { windows { basis from credited excess } } } pageInfo { hasNextPage }
        }
      }`,
      { agencyId, year },
    );
    checks.equal('all of the agency on one page', jpOfAgency.pageInfo.hasNextPage, false);
    const windows = jpOfAgency.edges
      .flatMap(({ node }) => node.windows)
      .filter(({ from, credited }) => from.startsWith(`${year}-`) && credited > 0);
    const expected = (['CALENDAR_YEAR', 'CONTRACT_YEAR'] as const).map((basis) => {
      const own = windows.filter((one) => one.basis === basis);
      return {
        basis,
        people: own.length,
        reached: own.filter(({ credited }) => credited >= enough[basis]).length,
        credited: own.reduce((sum, { credited }) => sum + credited, 0),
        excess: own.reduce((sum, { excess }) => sum + excess, 0),
      };
    });
    checks.equal(`JP reached, ${when}`, jpAttainment[0]?.jp, expected);
    return expected;
  }
}
