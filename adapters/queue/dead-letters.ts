import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** A queue for what can never be processed as it is. The body stays as it came, so that a redrive is a plain move. */
export interface DeadLetters {
  bury(body: string, cause: string): Promise<void>;
}

/** SQS takes any text as an attribute, but a whole message has at most 256 KiB. */
const LONGEST_CAUSE = 1_000;

export function createDeadLetters({ client, url }: { client: Pick<SQSClient, 'send'>; url: string }): DeadLetters {
  return {
    async bury(body, cause) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: url,
          MessageBody: body,
          MessageAttributes: { cause: { DataType: 'String', StringValue: cause.slice(0, LONGEST_CAUSE) } },
        }),
      );
    },
  };
}
