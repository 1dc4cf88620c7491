import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { mainTableOf } from '../main-table';
import type { Platform } from '../platform';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const command = join(import.meta.dirname, '..', '..', 'ops', 'bind-administrator.ts');

/** Runs the operator's own command against this machine's platform, as an operator on AWS would against theirs. */
export async function bindFirstAdministrator(
  { operator, nameOf, resources }: Platform,
  subject: string,
): Promise<void> {
  const table = mainTableOf(resources);
  await promisify(execFile)(
    process.execPath,
    ['--import', tsx, command, '--subject', subject, '--table', nameOf(table.logicalId)],
    {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: operator.endpoint,
        AWS_REGION: operator.region,
        AWS_ACCESS_KEY_ID: operator.credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: operator.credentials.secretAccessKey,
      },
    },
  );
}
