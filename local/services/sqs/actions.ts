import { createHash } from 'node:crypto';
import { ApiError, type Json, type JsonObject } from '../../contracts';
import type { Store } from '../store';
import type { MessageAttributes, Received, Sqs } from './sqs';

type Action = (input: JsonObject) => JsonObject | Promise<JsonObject>;

/** The operations of the SQS API, in the shapes of its JSON protocol. */
export function sqsActions(sqs: Sqs, store: Store): Readonly<Record<string, Action | undefined>> {
  const send = (url: string, entry: JsonObject): JsonObject => {
    const body = text(entry, 'MessageBody');
    const { config } = sqs.queue(url);
    const attributes = (entry.MessageAttributes ?? {}) as unknown as MessageAttributes;
    if (body === '') throw new ApiError('InvalidParameterValue', 'MessageBody must not be empty.');
    if (Buffer.byteLength(body) + Buffer.byteLength(JSON.stringify(attributes)) > config.maxBytes) {
      throw new ApiError(
        'InvalidParameterValue',
        `One or more parameters are invalid: longer than ${config.maxBytes} bytes.`,
      );
    }
    const delaySeconds = whole(entry, 'DelaySeconds', 0, 900);
    const id = sqs.send(url, body, { attributes, ...(delaySeconds !== undefined && { delaySeconds }) });
    return { MessageId: id, MD5OfMessageBody: md5(body) };
  };

  return {
    SendMessage(input) {
      return send(text(input, 'QueueUrl'), input);
    },
    SendMessageBatch(input) {
      const url = text(input, 'QueueUrl');
      sqs.queue(url);
      return store.transaction(() => batch(input, (entry) => send(url, entry)));
    },
    async ReceiveMessage(input) {
      const url = text(input, 'QueueUrl');
      const max = whole(input, 'MaxNumberOfMessages', 1, 10) ?? 1;
      const visibilityTimeout = whole(input, 'VisibilityTimeout', 0, 43_200);
      const wait = whole(input, 'WaitTimeSeconds', 0, 20);
      const take = () => sqs.receive(url, max, visibilityTimeout === undefined ? {} : { visibilityTimeout });
      const waitMs = wait === undefined ? sqs.queue(url).config.receiveWait : wait * 1000;
      const taken = await longPoll(sqs, url, take, waitMs);
      return taken.length === 0 ? {} : { Messages: taken.map((message) => wire(message, input)) };
    },
    DeleteMessage(input) {
      sqs.remove(text(input, 'QueueUrl'), text(input, 'ReceiptHandle'));
      return {};
    },
    DeleteMessageBatch(input) {
      const url = text(input, 'QueueUrl');
      sqs.queue(url);
      return store.transaction(() =>
        batch(input, (entry) => {
          sqs.remove(url, text(entry, 'ReceiptHandle'));
          return {};
        }),
      );
    },
    ChangeMessageVisibility(input) {
      const seconds = whole(input, 'VisibilityTimeout', 0, 43_200) ?? 0;
      if (!sqs.release(text(input, 'QueueUrl'), text(input, 'ReceiptHandle'), seconds * 1000)) {
        throw new ApiError('MessageNotInflight', 'The message referred to is not in flight.');
      }
      return {};
    },
    GetQueueUrl(input) {
      return { QueueUrl: sqs.queue(text(input, 'QueueName')).config.url };
    },
    GetQueueAttributes(input) {
      const all = attributesOf(sqs, text(input, 'QueueUrl'));
      const names = (input.AttributeNames ?? []) as string[];
      if (names.includes('All')) return { Attributes: all };
      return { Attributes: Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))) };
    },
    PurgeQueue(input) {
      sqs.queue(text(input, 'QueueUrl')).purge();
      return {};
    },
  };
}

async function longPoll(sqs: Sqs, url: string, take: () => Received[], waitMs: number): Promise<Received[]> {
  const taken = take();
  if (taken.length > 0 || waitMs === 0) return taken;
  return new Promise((resolve) => {
    const settle = (messages: Received[]) => {
      clearTimeout(timer);
      stop();
      resolve(messages);
    };
    const timer = setTimeout(() => settle([]), waitMs);
    timer.unref();
    const stop = sqs.watch(url, () => {
      if (sqs.counts(url).visible === 0) return;
      const found = take();
      if (found.length > 0) settle(found);
    });
  });
}

function batch(input: JsonObject, act: (entry: JsonObject) => JsonObject): JsonObject {
  const entries = (input.Entries ?? []) as JsonObject[];
  if (entries.length === 0)
    throw new ApiError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > 10)
    throw new ApiError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10.');
  const ids = new Set(entries.map((entry) => entry.Id));
  if (ids.size < entries.length)
    throw new ApiError('BatchEntryIdsNotDistinct', 'Two or more entries have the same Id.');
  const successful: Json[] = [];
  const failed: Json[] = [];
  for (const entry of entries) {
    const id = text(entry, 'Id');
    try {
      successful.push({ Id: id, ...act(entry) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failed.push({ Id: id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful: successful, Failed: failed };
}

function wire(message: Received, input: JsonObject): JsonObject {
  const asked = [input.MessageSystemAttributeNames, input.AttributeNames].flatMap((names) => (names ?? []) as string[]);
  const system = Object.entries(message.attributes).filter(([name]) => asked.includes('All') || asked.includes(name));
  const wanted = (input.MessageAttributeNames ?? []) as string[];
  const own = Object.entries(message.messageAttributes).filter(([name]) =>
    wanted.some(
      (want) =>
        want === 'All' || want === '.*' || want === name || (want.endsWith('.*') && name.startsWith(want.slice(0, -1))),
    ),
  );
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(own.length > 0 && { MessageAttributes: Object.fromEntries(own) as unknown as JsonObject }),
  };
}

function attributesOf(sqs: Sqs, url: string): Record<string, string> {
  const { config } = sqs.queue(url);
  const { visible, inFlight, delayed } = sqs.counts(url);
  return {
    QueueArn: config.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(config.visibilityTimeout / 1000),
    DelaySeconds: String(config.delay / 1000),
    ReceiveMessageWaitTimeSeconds: String(config.receiveWait / 1000),
    MaximumMessageSize: String(config.maxBytes),
    ...(config.redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: config.redrive.deadLetterArn,
        maxReceiveCount: config.redrive.maxReceiveCount,
      }),
    }),
  };
}

/** SQS names the digest that its clients check; it protects nothing. */
export function md5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

function text(input: JsonObject, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw new ApiError('MissingParameter', `The request must contain the parameter ${name}.`);
}

function whole(input: JsonObject, name: string, least: number, most: number): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new ApiError(
    'InvalidParameterValue',
    `Value ${String(value)} for parameter ${name} is invalid: ${least} to ${most}.`,
  );
}
