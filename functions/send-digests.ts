import { createDocumentClient } from '../adapters/aws/document-client';
import { createSesClient, createSesNotifier } from '../adapters/notifier/ses';
import { createDeadLetters } from '../adapters/queue/dead-letters';
import { createQueueClient } from '../adapters/queue/queue';
import { createOutbox } from '../adapters/table/outbox';
import { createKeyService } from '../adapters/vault/key-service';
import { createVault } from '../adapters/vault/vault';
import { type DigestDeps, sendDigests } from '../core/notification/send-digests';
import { consume } from './shared/consume';
import { count, queueUrl, readEnvironment, text } from './shared/environment';
import { readDigestMessage } from './shared/messages';
import { tableOf } from './shared/table';
import { traceOfMessage } from './shared/traces';

const environment = readEnvironment({
  TABLE_NAME: text,
  VAULT_TABLE_NAME: text,
  VAULT_KEY_ID: text,
  MAIL_FROM: text,
  MAIL_CONFIGURATION_SET: text,
  MAIL_LINK: text,
  DEAD_LETTER_QUEUE_URL: queueUrl,
  DELIVERIES: count,
});
const client = createDocumentClient();
const table = tableOf(environment.TABLE_NAME);
const vault = createVault({
  client,
  tableName: environment.VAULT_TABLE_NAME,
  keys: createKeyService(environment.VAULT_KEY_ID),
});
const notifier = createSesNotifier({
  client: createSesClient(),
  from: environment.MAIL_FROM,
  configurationSet: environment.MAIL_CONFIGURATION_SET,
});
const outbox = createOutbox({ client, tableName: environment.TABLE_NAME });
const { bury } = createDeadLetters({ client: createQueueClient(), url: environment.DEAD_LETTER_QUEUE_URL });
const deadLetters: DigestDeps['deadLetters'] = {
  async send(buried) {
    for (const { message, cause } of buried) await bury(JSON.stringify(message), cause);
  },
};

/** Sends each person the one mail of the day about what they owe. */
export const handler = consume({
  read: readDigestMessage,
  traceOf: (_, record) => traceOfMessage('digests', record),
  handle: (message, trace, { messageId, attributes }) => {
    const number = Number(attributes.ApproximateReceiveCount);
    return sendDigests(
      { ...table(trace), vault, notifier, outbox, deadLetters, link: environment.MAIL_LINK },
      message,
      {
        message: messageId,
        number,
        isLast: number >= environment.DELIVERIES,
      },
    );
  },
  bury,
});
