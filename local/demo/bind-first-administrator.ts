import { join } from 'node:path';
import { runScript } from '../cli/run-script';
import { mainTableOf } from '../main-table';
import type { Platform } from '../platform';

const root = join(import.meta.dirname, '..', '..');

/** Runs the operator's own command against this machine's platform, as an operator on AWS would against theirs. */
export function bindFirstAdministrator({ operator, nameOf, resources }: Platform, subject: string): Promise<void> {
  const table = nameOf(mainTableOf(resources).logicalId);
  return runScript(root, ['ops/bind-administrator.ts', '--subject', subject, '--table', table], {
    AWS_ENDPOINT_URL: operator.endpoint,
    AWS_REGION: operator.region,
    AWS_ACCESS_KEY_ID: operator.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.credentials.secretAccessKey,
  });
}
