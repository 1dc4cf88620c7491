import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runScript } from '../cli/run-script';
import { mainTableOf } from '../main-table';
import type { Platform } from '../platform';

const root = join(import.meta.dirname, '..', '..');
const platformTime = pathToFileURL(join(root, 'local', 'cli', 'platform-time.ts')).href;

/** Runs the operator's own command against this machine's platform and in its time, as an operator on AWS would against theirs. */
export function bindFirstAdministrator(
  { operator, nameOf, resources, clock }: Platform,
  subject: string,
): Promise<void> {
  const table = nameOf(mainTableOf(resources).logicalId);
  const env = {
    AWS_ENDPOINT_URL: operator.endpoint,
    AWS_REGION: operator.region,
    AWS_ACCESS_KEY_ID: operator.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.credentials.secretAccessKey,
    SIGER_CLOCK_OFFSET: String(clock.offset()),
  };
  return runScript(root, ['ops/bind-administrator.ts', '--subject', subject, '--table', table], env, [platformTime]);
}
