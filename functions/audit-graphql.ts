import 'reflect-metadata';
import { lazyCharts } from '../adapters/charts/lazy-charts';
import { createQueue, createQueueClient } from '../adapters/queue/queue';
import { sha256 } from '../adapters/system/sha256';
import { noVault } from '../adapters/vault/no-vault';
import type { Reading } from '../core/audit/reading';
import { createAuditContext } from '../schema/audit/audit-context';
import { buildAuditSchema } from '../schema/audit/build-audit-schema';
import { recordReadings } from '../schema/audit/record-readings';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { graphqlEndpoint, stage } from './shared/graphql-endpoint';
import { tableOf } from './shared/table';

const environment = readEnvironment({ TABLE_NAME: text, READING_QUEUE_URL: queueUrl, STAGE: stage });
const table = tableOf(environment.TABLE_NAME);
const readings = createQueue<Reading>({ client: createQueueClient(), url: environment.READING_QUEUE_URL });

/** Answers auditors, who change nothing: its schema has no mutations, its role may not write and knows no vault. */
export const handler = graphqlEndpoint({
  schema: buildAuditSchema(),
  stage: environment.STAGE,
  counts: (role) => role === 'AUDITOR',
  contextOf: (caller, trace) =>
    createAuditContext(caller, { ...table(trace), sha256, vault: noVault, charts: lazyCharts }),
  plugins: (report) => [recordReadings(readings, report)],
});
