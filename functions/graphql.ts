import 'reflect-metadata';
import { createDocumentClient } from '../adapters/aws/document-client';
import { lazyCharts } from '../adapters/charts/lazy-charts';
import { createLazyQueue } from '../adapters/queue/lazy-queue';
import { systemClock } from '../adapters/system/clock';
import { createIds } from '../adapters/system/ids';
import { createTable } from '../adapters/table/table';
import { createLazyKeyService } from '../adapters/vault/lazy-key-service';
import { createVault } from '../adapters/vault/vault';
import type { Reading } from '../core/audit/reading';
import type { Trace } from '../core/ports';
import { recordOpenings } from '../schema/audit/record-openings';
import { buildApiSchema } from '../schema/build-schema';
import { type ApiDeps, createContext } from '../schema/common/context';
import { operationPolicies } from '../schema/persisted/admit';
import { createKnownOperations, type OperationManifest } from '../schema/persisted/known-operations';
import { oneOf, queueUrl, readEnvironment, text } from './shared/environment';
import { graphqlEndpoint, stage } from './shared/graphql-endpoint';

const environment = readEnvironment({
  TABLE_NAME: text,
  VAULT_TABLE_NAME: text,
  VAULT_KEY_ID: text,
  READING_QUEUE_URL: queueUrl,
  STAGE: stage,
  OPERATIONS: oneOf(...operationPolicies),
});

const client = createDocumentClient();
const clock = systemClock;
const ids = createIds(clock);
const vault = createVault({
  client,
  tableName: environment.VAULT_TABLE_NAME,
  keys: createLazyKeyService(environment.VAULT_KEY_ID),
});
const readings = createLazyQueue<Reading>(environment.READING_QUEUE_URL);

function depsFor(trace: Trace): ApiDeps {
  const table = createTable({ client, tableName: environment.TABLE_NAME, clock, ids, vault, trace });
  return { clock, ids, vault, charts: lazyCharts, ...table };
}

/** Answers every role but the auditors', who have an endpoint of their own, where each read is recorded. */
export const handler = graphqlEndpoint({
  schema: buildApiSchema(),
  stage: environment.STAGE,
  operations: {
    known: createKnownOperations(async () => (await import('../schema/operations.json')).default as OperationManifest),
    policy: environment.OPERATIONS,
  },
  counts: (role) => role !== 'AUDITOR',
  contextOf: (caller, trace) => createContext(caller, depsFor(trace)),
  plugins: (report) => [recordOpenings(readings, report)],
});
