import { randomBytes } from 'node:crypto';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { translation } from '../../adapters/aws/document-client';
import { lazyCharts } from '../../adapters/charts/lazy-charts';
import { createIds } from '../../adapters/system/ids';
import { sha256 } from '../../adapters/system/sha256';
import { createTable } from '../../adapters/table/table';
import { createVault } from '../../adapters/vault/vault';
import type { DigestMessage } from '../../core/notification/notification';
import type { NotifyDeps } from '../../core/notification/notify-raters';
import type { AuditDeps, ClockMessage, Deps, ReportDeps, RunDeps, ScheduleDeps, Trace } from '../../core/ports';
import type { ChunkMessage } from '../../core/run/run';
import type { Engine } from '../../local/services/dynamodb/engine';
import { createMainTable, createVaultTable } from './create-tables';
import { testEngine } from './engine';
import { createFakeKeyService, type FakeKeyService } from './fake-key-service';
import { createMeter, type Meter } from './meter';
import {
  createRecordingQueue,
  createRecordingSchedules,
  type RecordingQueue,
  type RecordingSchedules,
} from './recording-ports';
import { createTestClock, type TestClock } from './test-clock';
import { createTestIds } from './test-ids';

export interface TestTableOptions {
  /** Ids as in production instead of counted ones. */
  readonly randomIds?: boolean;
}

/** Everything that a use case takes, at once. */
export type AllDeps = Deps & AuditDeps & ReportDeps & RunDeps & ScheduleDeps & NotifyDeps;

export interface TestTable {
  /** For every use case: a real table and vault, a clock that the test sets, queues and schedules that record. */
  readonly deps: AllDeps;
  /** The same table for another caller, such as a consumer with the event that it handles as its cause. */
  depsFor(trace: Partial<Trace>): AllDeps;
  /** As in a function that has no vault. */
  readonly depsWithoutVault: Deps;
  readonly clock: TestClock;
  readonly chunks: RecordingQueue<ChunkMessage>;
  readonly deadLetters: RecordingQueue<{ readonly message: ChunkMessage; readonly cause: string }>;
  readonly clockQueue: RecordingQueue<ClockMessage>;
  readonly digests: RecordingQueue<DigestMessage>;
  readonly schedules: RecordingSchedules;
  /** What the adapters asked of DynamoDB. */
  readonly meter: Meter;
  readonly keyService: FakeKeyService;
  readonly client: DynamoDBDocumentClient;
  readonly engine: Engine['name'];
  readonly tableName: string;
  readonly vaultTableName: string;
  close(): Promise<void>;
}

const testTrace: Trace = { requestId: 'test-request', correlationId: 'test-correlation', causationId: null };

/**
 * An empty table and vault of their own in the embedded DynamoDB that all test files share.
 * Make it in `beforeAll` or `beforeEach`, `close()` it in the matching `after…`.
 */
export async function withTable(options: TestTableOptions = {}): Promise<TestTable> {
  const { name, endpoint } = testEngine();
  const suffix = randomBytes(4).toString('hex');
  const base = new DynamoDBClient({
    endpoint,
    region: 'ap-southeast-3',
    // DynamoDB Local keeps a database for each access key, and is quick while that is small.
    credentials: { accessKeyId: `test${suffix}`, secretAccessKey: 'test' },
  });
  const client = DynamoDBDocumentClient.from(base, translation);
  const tableName = `main-${suffix}`;
  const vaultTableName = `vault-${suffix}`;
  await Promise.all([createMainTable(base, tableName), createVaultTable(base, vaultTableName)]);

  const clock = createTestClock();
  const ids = options.randomIds === true ? createIds(clock) : createTestIds(clock);
  const keyService = createFakeKeyService();
  const vault = createVault({ client, tableName: vaultTableName, keys: keyService });
  const ports = {
    clock,
    ids,
    charts: lazyCharts,
    sha256,
    chunks: createRecordingQueue<ChunkMessage>(),
    deadLetters: createRecordingQueue<{ readonly message: ChunkMessage; readonly cause: string }>(),
    clockQueue: createRecordingQueue<ClockMessage>(),
    digests: createRecordingQueue<DigestMessage>(),
    schedules: createRecordingSchedules(),
  };
  const depsFor = (trace: Partial<Trace>): AllDeps => ({
    ...ports,
    vault,
    ...createTable({ client, tableName, clock, ids, vault, trace: { ...testTrace, ...trace } }),
  });

  return {
    deps: depsFor({}),
    depsFor,
    depsWithoutVault: { clock, ids, ...createTable({ client, tableName, clock, ids, trace: testTrace }) },
    ...ports,
    meter: createMeter(client),
    keyService,
    client,
    engine: name,
    tableName,
    vaultTableName,
    async close() {
      // It goes on looking after what exists, for which a hundred databases would take a tenth of a core.
      const looksAfter = name === 'dynamodb-local' ? [tableName, vaultTableName] : [];
      await Promise.all(looksAfter.map((TableName) => base.send(new DeleteTableCommand({ TableName }))));
      base.destroy();
    },
  };
}
