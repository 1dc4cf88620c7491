import type { SQSBatchItemFailure, SQSEvent, SQSHandler, SQSRecord } from 'aws-lambda';
import { DomainError } from '../../core/errors';
import type { Trace } from '../../core/ports';
import { logger } from './logger';

export interface Consumer<M> {
  /** Throws when no one can read the body. */
  readonly read: (body: string) => M;
  /** Where the message came from, carried on into the journal. */
  readonly traceOf: (message: M, record: SQSRecord) => Trace;
  readonly handle: (message: M, trace: Trace, record: SQSRecord) => Promise<void>;
  /** Puts a message that will never succeed into the dead-letter queue, with its cause. */
  readonly bury: (body: string, cause: string) => Promise<void>;
}

/**
 * A handler for a queue: what cannot be read, or is refused by a rule of the domain, is permanent and goes to the
 * dead-letter queue with its cause; whatever else fails is reported as a failure of that one message and arrives again.
 */
export function consume<M>(consumer: Consumer<M>): SQSHandler {
  return async (event: SQSEvent) => {
    const batchItemFailures: SQSBatchItemFailure[] = [];
    for (const record of event.Records) {
      try {
        await handleRecord(consumer, record);
      } catch (error) {
        logger.error('A message failed and will arrive again', { messageId: record.messageId, error });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
}

async function handleRecord<M>(consumer: Consumer<M>, record: SQSRecord): Promise<void> {
  const message = await readOrBury(consumer, record);
  if (message === undefined) return;
  const trace = consumer.traceOf(message, record);
  logger.setCorrelationId(trace.correlationId);
  try {
    await consumer.handle(message, trace, record);
    logger.info('Handled a message', { messageId: record.messageId, causationId: trace.causationId });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await bury(consumer, record, `${error.code} ${JSON.stringify(error.problems)}`);
  }
}

async function readOrBury<M>(consumer: Consumer<M>, record: SQSRecord): Promise<M | undefined> {
  try {
    return consumer.read(record.body);
  } catch (error) {
    await bury(consumer, record, `UNREADABLE ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function bury<M>(consumer: Consumer<M>, record: SQSRecord, cause: string): Promise<void> {
  logger.error('A message can never succeed and goes to the dead-letter queue', { messageId: record.messageId, cause });
  await consumer.bury(record.body, cause);
}
