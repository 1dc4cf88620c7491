import { createDocumentClient } from '../adapters/aws/document-client';
import { systemClock } from '../adapters/system/clock';
import type { Actor } from '../core/access';
import { DomainError } from '../core/errors';
import { messageOf } from '../core/messages';
import { bindAccount } from '../core/people/bind-account';
import { readArguments, UsageError } from './cli/arguments';
import { runCommand } from './cli/run-command';
import { operatorDeps } from './operator-deps';

const usage = `npm run bind-administrator -- --subject SUBJECT [--table NAME]
  Makes the identity provider's subject an administrator of the province: the first one, who registers people and binds
  administrators among them through GraphQL, and decides about nobody's incentives itself. Uses the credentials and the region of the environment, which must be allowed to write the main table.
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

async function main(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args, { subject: { type: 'string' }, table: { type: 'string' } }, usage);
  const { subject, table: tableName = process.env.TABLE_NAME } = values;
  if (!subject) throw new UsageError('Say whom: --subject with the "sub" of the user\'s tokens.');
  if (!tableName) throw new UsageError('Name the main table: --table NAME, or TABLE_NAME in the environment.');
  const deps = operatorDeps({ client: createDocumentClient(), mainTable: tableName, clock: systemClock });
  try {
    await bindAccount(deps, operator, {
      subject,
      personId: null,
      agencyId: null,
      partnerId: null,
      roles: ['PROVINCE_ADMIN'],
    });
  } catch (error) {
    throw inPlainWords(error);
  }
  console.log(`${subject} is an administrator of the province from the next token on.`);
}

function inPlainWords(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  return error.code === 'STALE_VERSION'
    ? new UsageError('This subject has an account already; an administrator changes it through GraphQL.')
    : new UsageError(messageOf(error.code, 'en', error.details));
}

await runCommand(main);
