import type { Checks } from '../checks';
import type { GraphqlClient } from '../graphql-client';
import { createRecommending } from '../recommending';
import { administrator } from '../world';
import type { Finding } from './results';

/** The account of the partner that serves the program. */
export const partner = 'partner';

interface LocatedFinding extends Finding {
  readonly id: string;
  readonly training: { readonly id: string };
}

const raters: { readonly [kind: string]: string } = {
  SELF: 'participants',
  SUPERVISOR: 'supervisors',
  PEER: 'peers',
  SUBORDINATE: 'subordinates',
  AGENCY: 'agencies',
};

/** What was found, as one would say it; the value where it is known. */
export function findingInWords({ rule, raterKind, item }: Finding, value: (unit: string) => string): string {
  const by = raters[raterKind ?? ''] ?? '';
  switch (rule) {
    case 'RESPONSE_RATE':
      return `how many of the ${by} answer${value('%')}`;
    case 'ITEM_MEAN':
      return `what ${by} say of “${item}”${value('of 5')}`;
    case 'LEARNING_GAIN':
      return `the gain between both tests${value('points')}`;
    case 'BEHAVIOR':
      return `behavior at work${value('of 100')}`;
    default:
      return `attendance${value('%')}`;
  }
}

interface Answered {
  readonly status: string;
  readonly designVersion: number | null;
  readonly findings: readonly (LocatedFinding & {
    readonly value: number;
    readonly outcome: { readonly status: string; readonly later: readonly { readonly value: number }[] };
  })[];
}

/**
 * What the first training showed is answered: the partner proposes, both discuss, the province accepts two and declines one, and the
 * next design contains the two. Answers their ids.
 */
export async function answerFindings(client: GraphqlClient, programId: string, checks: Checks): Promise<string[]> {
  const recommending = createRecommending(client, programId);
  const findings = await findingsOf(client, programId);
  const idsOf = (test: (finding: LocatedFinding) => boolean): string[] => findings.filter(test).map(({ id }) => id);
  const onTeaching = idsOf(({ rule }) => rule === 'ITEM_MEAN' || rule === 'LEARNING_GAIN');
  const onBehavior = idsOf(({ rule }) => rule === 'BEHAVIOR');

  const practice = await recommending.propose(partner, {
    title: 'Separuh waktu untuk latihan kasus',
    text: 'Ceramah dikurangi separuh; peserta menyusun peta risiko unit kerjanya sendiri dan membahasnya dalam kelompok kecil.',
    findings: onTeaching,
  });
  await recommending.comment(administrator, practice, 'Apakah lima kelompok cukup untuk satu kelas daring?');
  await recommending.comment(
    partner,
    practice,
    'Cukup, dengan satu pendamping untuk tiap kelompok; mitra menyediakannya.',
  );
  const agreement = await recommending.propose(partner, {
    title: 'Rencana penerapan bersama atasan',
    text: 'Pada sesi terakhir tiap peserta menyepakati dengan atasannya dua hal yang diterapkan dalam tiga bulan.',
    findings: onBehavior,
  });
  const longer = await recommending.propose(partner, {
    title: 'Perpanjang pelatihan menjadi lima hari',
    text: 'Waktu yang lebih panjang memberi ruang bagi latihan tanpa mengurangi ceramah.',
    findings: onTeaching,
  });
  for (const id of [practice, agreement]) checks.equal('version when accepted', await recommending.accept(id), 2);
  await recommending.decline(longer, 'Peserta tidak dapat meninggalkan unit kerjanya selama lima hari.');
  const { was, is } = await recommending.apply(
    [practice, agreement],
    'Separuh waktu untuk latihan kasus; rencana penerapan disepakati dengan atasan.',
  );
  checks.equal('design that answers the findings', [was, is], [1, 2]);
  return [practice, agreement];
}

async function findingsOf(client: GraphqlClient, programId: string): Promise<LocatedFinding[]> {
  const { programFindings } = await client.send<{
    programFindings: { edges: { node: { findings: LocatedFinding[] } }[] };
  }>(
    partner,
    `query ($id: ID!) {
      programFindings(programId: $id, first: 100) { edges { node { findings { id rule raterKind item training { id } } } } }
    }`,
    { id: programId },
  );
  return programFindings.edges.flatMap(({ node }) => node.findings);
}

/** What became of the findings that a recommendation answers, since the design that contains it. */
export async function outcomesOf(client: GraphqlClient, programId: string, id: string): Promise<Answered> {
  const { recommendation } = await client.send<{ recommendation: Answered }>(
    administrator,
    `query ($programId: ID!, $id: ID!) {
      recommendation(programId: $programId, id: $id) {
        status designVersion findings { id rule raterKind item value training { id } outcome { status later { value } } }
      }
    }`,
    { programId, id },
  );
  return recommendation;
}
