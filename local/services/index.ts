/** The stand-ins of the services and the pumps between them. Composition happens in local/platform.ts. */
export { allDrained, type Drainable } from './activity';
export { createDynamoDb, type DynamoDb, type DynamoDbOptions } from './dynamodb/dynamodb';
export { type Engine, type EngineChoice, type EngineName, type EngineOptions, startEngine } from './dynamodb/engine';
export { createMeter, type Meter, type MeterLine } from './dynamodb/meter';
export { createTables } from './dynamodb/tables';
export { createEvents, type EventsOptions } from './events/events';
export { createFaults, type FaultPlan, type Faults, type FaultsOptions, type Strike } from './faults/faults';
export { createKms, type KmsOptions } from './kms/kms';
export { createQueuePump, type QueuePump, type QueuePumpOptions } from './queue-pump/queue-pump';
export { createS3, type S3Options } from './s3/s3';
export { createScheduler, type Scheduler, type SchedulerOptions } from './scheduler/scheduler';
export type { Mailbox, StoredMail } from './ses/mailbox';
export { createSes, type Ses, type SesOptions } from './ses/ses';
export { createSqs, type QueueCounts, type Sqs, type SqsOptions } from './sqs/sqs';
export { openStore, type Store } from './store';
export { createStreamPump, type StreamPump, type StreamPumpOptions } from './streams/stream-pump';
