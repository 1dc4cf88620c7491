import { noContext } from '../access-request';
import { textOf } from '../shapes';
import { encryptionRequests } from './encryption';
import type { RequestsOf } from './requests-of';

/** IAM action of each operation: a batch needs what a single one does. */
const actions: Readonly<Record<string, string>> = {
  ChangeMessageVisibility: 'ChangeMessageVisibility',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  DeleteMessage: 'DeleteMessage',
  DeleteMessageBatch: 'DeleteMessage',
  GetQueueAttributes: 'GetQueueAttributes',
  GetQueueUrl: 'GetQueueUrl',
  ListDeadLetterSourceQueues: 'ListDeadLetterSourceQueues',
  PurgeQueue: 'PurgeQueue',
  ReceiveMessage: 'ReceiveMessage',
  SendMessage: 'SendMessage',
  SendMessageBatch: 'SendMessage',
};

/** What the key of an encrypted queue is needed for. */
const keyActions: Readonly<Record<string, readonly string[]>> = {
  ReceiveMessage: ['kms:Decrypt'],
  SendMessage: ['kms:GenerateDataKey', 'kms:Decrypt'],
};

export const sqsRequests: RequestsOf = ({ action, input }, assembly) => {
  const name = textOf(input.QueueName) ?? textOf(input.QueueUrl)?.split('/').at(-1);
  const iamAction = actions[action];
  if (!iamAction || !name) return undefined;
  const arn = `arn:aws:sqs:${assembly.region}:${assembly.account}:${name}`;
  const keyId = assembly.find(arn)?.properties.KmsMasterKeyId;
  return [
    { action: `sqs:${iamAction}`, resource: arn, context: noContext },
    ...encryptionRequests(keyActions[iamAction] ?? [], keyId, 'sqs', assembly),
  ];
};
