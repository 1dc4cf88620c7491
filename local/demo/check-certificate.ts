import type { Platform } from '../platform';
import type { Checks } from './checks';
import { personByKey } from './data/people';
import type { GraphqlClient } from './graphql-client';
import type { World } from './world';

interface Held {
  readonly id: string;
  readonly certificate: { readonly code: string } | null;
}

/** A participant prints their certificate; anybody verifies its code, and learns no name. */
export async function checkCertificate(
  platform: Pick<Platform, 'urls'>,
  client: GraphqlClient,
  world: World,
  checks: Checks,
  person: string,
): Promise<void> {
  const { name } = personByKey(person);
  const subject = await world.accountOf(person);
  const { enrollmentsOfPerson } = await client.send<{ enrollmentsOfPerson: { edges: { node: Held }[] } }>(
    subject,
    '{ enrollmentsOfPerson { edges { node { id certificate { code } } } } }',
  );
  const held = enrollmentsOfPerson.edges.map(({ node }) => node).find(({ certificate }) => certificate !== null);
  const code = held?.certificate?.code ?? '';
  const { certificate } = await client.send<{ certificate: { content: string } }>(
    subject,
    'query ($id: ID!) { certificate(enrollmentId: $id) { content } }',
    { id: held?.id },
  );
  checks.equal(
    'the paper has name and code',
    [name, code].map((text) => certificate.content.includes(text)),
    [true, true],
  );
  const page = async (of: string) => {
    const response = await fetch(new URL(`/certificates/${of}`, platform.urls.graphql));
    return { status: response.status, body: await response.text() };
  };
  const { status, body } = await page(code);
  checks.equal('a certificate is verified without a token', status, 200);
  checks.equal('by its code, without a name', [body.includes(code), body.includes(name)], [true, false]);
  checks.equal('an unknown code', (await page('0000-0000-0000-0000')).status, 404);
}
