import type { Stage } from '../data/worked-example';
import type { GraphqlClient } from '../graphql-client';
import { administrator } from '../world';

/** A participant's outcome of a stage, as the API shows it. */
export interface AwardView {
  readonly person: { readonly id: string };
  readonly score: number | null;
  readonly tier: string | null;
  readonly points: number;
  readonly amount: number;
  readonly status: string;
}

export interface EnrollmentView {
  readonly personId: string;
  readonly status: string;
  readonly confirmedAt: string | null;
  readonly jp: number;
  readonly certificate: { readonly code: string } | null;
}

interface Connection<T> {
  readonly edges: readonly { readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const rowsPerPage = 100;

/** Every row of a list, page by page. `field` takes `first: $first, after: $after`. */
export async function everyRow<T>(
  client: GraphqlClient,
  list: { readonly declared: string; readonly field: string; readonly node: string },
  variables: object,
): Promise<T[]> {
  const document = `query ($first: Int!, $after: String, ${list.declared}) {
    list: ${list.field} { edges { node { ${list.node} } } pageInfo { hasNextPage endCursor } }
  }`;
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const answer: { list: Connection<T> } = await client.send(administrator, document, {
      ...variables,
      first: rowsPerPage,
      after,
    });
    rows.push(...answer.list.edges.map(({ node }) => node));
    after = answer.list.pageInfo.hasNextPage ? answer.list.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

export function enrollmentsOf(client: GraphqlClient, trainingId: string): Promise<EnrollmentView[]> {
  return everyRow(
    client,
    {
      declared: '$id: ID!',
      field: 'enrollments(trainingId: $id, first: $first, after: $after)',
      node: 'personId status confirmedAt jp certificate { code }',
    },
    { id: trainingId },
  );
}

export function awardsOf(client: GraphqlClient, trainingId: string, stage: Stage): Promise<AwardView[]> {
  return everyRow(
    client,
    {
      declared: '$id: ID!, $stage: Stage!',
      field: 'awardsOfTraining(trainingId: $id, stage: $stage, first: $first, after: $after)',
      node: 'person { id } score tier points amount status',
    },
    { id: trainingId, stage },
  );
}

/** Who waits for money, in the order in which they will be served. */
export async function queueOf(client: GraphqlClient, programId: string, year: number): Promise<string[]> {
  const places = await everyRow<{ person: { id: string } }>(
    client,
    {
      declared: '$id: ID!, $year: Int!',
      field: 'budgetQueue(programId: $id, year: $year, first: $first, after: $after)',
      node: 'person { id }',
    },
    { id: programId, year },
  );
  return places.map(({ person }) => person.id);
}
