import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inSizedBatches } from '../../core/batches';
import type { Queue } from '../../core/ports';
import { clientDefaults } from '../aws/client';

/** SQS's limits of one SendMessageBatch call. */
const LIMIT = { count: 10, bytes: 256 * 1024 };

export function createQueueClient(): SQSClient {
  return new SQSClient(clientDefaults);
}

/**
 * A queue of JSON messages. `send` throws when SQS did not take one of them; the others may have been sent, so whoever
 * repeats it sends them twice.
 */
export function createQueue<M>({ client, url }: { client: Pick<SQSClient, 'send'>; url: string }): Queue<M> {
  return {
    async send(messages) {
      const bodies = messages.map((message) => JSON.stringify(message));
      for (const batch of inSizedBatches(bodies, LIMIT, (body) => Buffer.byteLength(body))) {
        const { Failed = [] } = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: url,
            Entries: batch.map((body, i) => ({ Id: String(i), MessageBody: body })),
          }),
        );
        if (Failed.length > 0) {
          const causes = new Set(Failed.map(({ Code, Message }) => `${Code}: ${Message ?? ''}`));
          throw new Error(`${Failed.length} messages were not taken by ${url}: ${[...causes].join('; ')}`);
        }
      }
    },
  };
}
