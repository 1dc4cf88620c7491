import type { Checks } from './checks';
import { expectedFinding } from './data/worked-example';
import type { GraphqlClient } from './graphql-client';
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
  const send = <T>(by: string, name: string, input: string, fields: string, values: object): Promise<T> =>
    client
      .send<Record<string, T>>(by, `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`, {
        input: { programId, ...values },
      })
      .then((answer) => answer[name] as T);

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

  const { id } = await send<{ id: string }>(partner, 'proposeRecommendation', 'ProposeRecommendationInput', 'id', {
    title: 'Jelaskan evaluasi pada sesi terakhir',
    text: 'Sesi terakhir menyediakan lima belas menit untuk menjelaskan evaluasi setelah empat bulan dan siapa yang menilainya.',
    language: 'id',
    findings: [finding.id],
  });
  await send(administrator, 'commentOnRecommendation', 'CommentOnRecommendationInput', 'id', {
    recommendationId: id,
    text: 'Setuju; penyelenggara menyiapkan bahannya.',
    language: 'id',
  });
  const { version } = await send<{ version: number }>(
    administrator,
    'acceptRecommendation',
    'AcceptRecommendationInput',
    'version',
    { id, expectedVersion: 1 },
  );
  checks.equal('version of the accepted recommendation', version, 2);
  const { program } = await client.send<{ program: { version: number; designVersion: number } }>(
    administrator,
    'query ($id: ID!) { program(id: $id) { version designVersion } }',
    { id: programId },
  );
  const { designVersion } = await send<{ designVersion: number }>(
    administrator,
    'applyRecommendations',
    'ApplyRecommendationsInput',
    'designVersion',
    {
      expectedVersion: program.version,
      recommendations: [id],
      summary: { text: 'Sesi terakhir menjelaskan evaluasi.', language: 'id' },
    },
  );
  checks.equal('design that contains the recommendation', designVersion, program.designVersion + 1);
  tell(
    `The partner proposes a change, the province accepts it: design ${designVersion} of the program contains it, and the next evaluations show whether the finding goes away.`,
  );
}
