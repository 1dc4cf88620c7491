import type { Checks } from './checks';
import { expectedFinding } from './data/worked-example';
import type { GraphqlClient } from './graphql-client';
import { createRecommending } from './recommending';
import { administrator } from './world';

/** The account of the partner that serves the program of the worked example. */
const partner = 'partner';

interface FindingView {
  readonly id: string;
  readonly rule: string;
  readonly raterKind: string | null;
  readonly value: number;
  readonly threshold: number;
  readonly n: number | null;
  readonly outcome: { readonly status: string };
}

/**
 * What the evaluations found is answered: a partner proposes what to change, the province discusses and accepts it, and the
 * program's next design contains it.
 */
export async function improve(
  client: GraphqlClient,
  programId: string,
  checks: Checks,
  tell: (text: string) => void,
): Promise<void> {
  const { programFindings } = await client.send<{
    programFindings: { edges: { node: { findings: FindingView[] } }[] };
  }>(
    partner,
    'query ($id: ID!) { programFindings(programId: $id) { edges { node { findings { id rule raterKind value threshold n outcome { status } } } } } }',
    { id: programId },
  );
  const findings = programFindings.edges.flatMap(({ node }) => node.findings);
  const [finding] = findings;
  if (finding === undefined) throw new Error('The evaluations found nothing wanting');
  const { rule, raterKind, value, threshold, n, outcome } = finding;
  checks.equal('findings', findings.length, 1);
  checks.equal('what was found', { rule, raterKind, value, threshold, n }, expectedFinding);
  checks.equal('outcome of what was just found', outcome.status, 'NOT_YET_MEASURED');
  tell(`Below a threshold of the plan, and shown to the partner: ${rule} of ${raterKind} is ${value} of ${threshold}.`);

  const recommending = createRecommending(client, programId);
  const id = await recommending.propose(partner, {
    title: 'Jelaskan evaluasi pada sesi terakhir',
    text: 'Sesi terakhir menyediakan lima belas menit untuk menjelaskan evaluasi setelah empat bulan dan siapa yang menilainya.',
    findings: [finding.id],
  });
  await recommending.comment(administrator, id, 'Setuju; penyelenggara menyiapkan bahannya.');
  checks.equal('version of the accepted recommendation', await recommending.accept(id), 2);
  const { was, is } = await recommending.apply([id], 'Sesi terakhir menjelaskan evaluasi.');
  checks.equal('design that contains the recommendation', is, was + 1);
  tell(
    `The partner proposes a change, the province accepts it: design ${is} of the program contains it, and the next evaluations show whether the finding goes away.`,
  );
}
