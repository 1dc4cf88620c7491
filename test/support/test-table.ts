import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
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
import { createFakeKeyService, type FakeKeyService } from './fake-key-service';
import type { Meter } from './meter';
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

interface Tables {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly vaultTableName: string;
}

/** Every port over tables that exist, wherever they are. */
export function portsOver({ client, tableName, vaultTableName }: Tables, options: TestTableOptions) {
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
    keyService,
    client,
    tableName,
    vaultTableName,
  };
}
