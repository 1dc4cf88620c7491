import { randomUUID } from 'node:crypto';
import type { Invocation, JsonObject } from '../../contracts';
import type { Pending } from './lanes';

export interface GivenUp {
  readonly functionArn: string;
  readonly streamArn: string;
  readonly lane: number;
  readonly batch: readonly Pending[];
  readonly attempts: number;
  readonly outcome: Invocation;
  /** Virtual, in milliseconds. */
  readonly now: number;
}

/** What Lambda sends to the on-failure destination of a stream: where the records are, not the records. */
export function failureRecord({ functionArn, streamArn, lane, batch, attempts, outcome, now }: GivenUp): JsonObject {
  const arrival = (pending: Pending | undefined) => {
    const seconds = Number((pending?.record.dynamodb as JsonObject | undefined)?.ApproximateCreationDateTime ?? 0);
    return new Date(seconds * 1000).toISOString();
  };
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${functionArn}:$LATEST`,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      ...(!outcome.ok && { functionError: 'Unhandled' }),
    },
    version: '1.0',
    timestamp: new Date(now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: `shardId-${String(lane).padStart(12, '0')}`,
      startSequenceNumber: batch[0]?.sequence ?? '',
      endSequenceNumber: batch.at(-1)?.sequence ?? '',
      approximateArrivalOfFirstRecord: arrival(batch[0]),
      approximateArrivalOfLastRecord: arrival(batch.at(-1)),
      batchSize: batch.length,
      streamArn,
    },
  };
}
