import { parseArgs } from 'node:util';
import { createDocumentClient } from '../adapters/aws/document-client';
import { systemClock } from '../adapters/system/clock';
import { createIds } from '../adapters/system/ids';
import { createTable } from '../adapters/table/table';
import type { Actor } from '../core/access';
import { DomainError } from '../core/errors';
import { messageOf } from '../core/messages';
import { bindAccount } from '../core/people/bind-account';

const usage = `npm run bind-administrator -- --subject SUBJECT [--table NAME]
  Makes the identity provider's subject an administrator of the province: the first one, who then binds all others
  through GraphQL. Uses the credentials and the region of the environment, which must be allowed to write the main table.
  --subject   the "sub" of the user's tokens
  --table     name of the main table (default: TABLE_NAME of the environment)`;

/** The operator acts by the rights of their cloud credentials; the journal says so. */
const operator: Actor = {
  subject: 'operator',
  personId: null,
  agencyId: null,
  partnerId: null,
  roles: ['PROVINCE_ADMIN'],
};

async function main(): Promise<string> {
  const { values } = parseArgs({ options: { subject: { type: 'string' }, table: { type: 'string' } } });
  const tableName = values.table ?? process.env.TABLE_NAME;
  if (!values.subject || !tableName) throw new Error(usage);
  const clock = systemClock;
  const ids = createIds(clock);
  const trace = { requestId: `operator-${ids.ulid()}`, correlationId: 'operator', causationId: null };
  const deps = { clock, ids, ...createTable({ client: createDocumentClient(), tableName, clock, ids, trace }) };
  await bindAccount(deps, operator, {
    subject: values.subject,
    personId: null,
    agencyId: null,
    partnerId: null,
    roles: ['PROVINCE_ADMIN'],
  });
  return `${values.subject} is an administrator of the province from the next token on.`;
}

try {
  console.log(await main());
} catch (error) {
  const known = error instanceof DomainError && error.code === 'STALE_VERSION';
  console.error(
    known
      ? 'This subject has an account already; an administrator changes it through GraphQL.'
      : error instanceof DomainError
        ? messageOf(error.code, 'en', error.details)
        : (error as Error).message,
  );
  process.exitCode = 1;
}
