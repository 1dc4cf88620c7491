import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  paginateListQueues,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** What a redrive has to know of a queue. */
export interface QueueFacts {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** ARN of the queue that takes what this one can't deliver. */
  readonly deadLetterArn?: string;
  /** Messages that wait in it, about. */
  readonly waiting: number;
}

/** Whether a queue takes what needs a person, by its name: what was not processed, and the alarms of the trail. */
export const holdsTrouble = ({ name }: QueueFacts): boolean => /dead-?letters?|failures|alarms/i.test(name);

/** From where to where messages go back. */
export interface Redrive {
  readonly from: QueueFacts;
  readonly to: QueueFacts;
}

/**
 * Finds the dead-letter queue that a person means (by its own name, or by the queue that it serves; a unique part of
 * the name suffices) and the queue to which its messages go back.
 *
 * @param target where they shall go instead, in the same manner
 * @throws RangeError with one line that says what to do
 */
export function planRedrive(queues: readonly QueueFacts[], name: string, target?: string): Redrive {
  const named = pick(queues, name);
  const from = queues.find(({ arn }) => arn === named.deadLetterArn) ?? named;
  if (target !== undefined) return { from, to: pick(queues, target) };
  const sources = named === from ? queues.filter(({ deadLetterArn }) => deadLetterArn === from.arn) : [named];
  const [to, other] = sources;
  if (to === undefined) throw new RangeError(`No queue feeds ${from.name}: say where its messages go with --to.`);
  if (other !== undefined) throw new RangeError(`Several queues feed ${from.name}: choose one with --to.`);
  return { from, to };
}

function pick(queues: readonly QueueFacts[], name: string): QueueFacts {
  const exact = queues.find((queue) => [queue.name, queue.arn, queue.url].includes(name));
  if (exact !== undefined) return exact;
  const plain = (text: string) => text.toLowerCase().replaceAll('-', '');
  const alike = queues.filter((queue) => plain(queue.name).includes(plain(name)));
  // The part that names a function finds its queue and its dead-letter queue: they mean the same redrive.
  const [first, ...others] = alike.filter(({ arn }) => !alike.some(({ deadLetterArn }) => deadLetterArn === arn));
  if (first === undefined) throw new RangeError(`No queue is named "${name}". There are: ${names(queues)}.`);
  if (others.length > 0) throw new RangeError(`"${name}" may be any of ${names(alike)}: write more of the name.`);
  return first;
}

const names = (queues: readonly QueueFacts[]) => queues.map((queue) => queue.name).join(', ');

/** All queues of the account whose names begin with `prefix`. */
export async function listQueues(client: SQSClient, prefix: string): Promise<QueueFacts[]> {
  const queues: QueueFacts[] = [];
  for await (const page of paginateListQueues({ client, pageSize: 1000 }, { QueueNamePrefix: prefix })) {
    for (const url of page.QueueUrls ?? []) queues.push(await factsOf(client, url));
  }
  return queues;
}

async function factsOf(client: SQSClient, url: string): Promise<QueueFacts> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['QueueArn', 'RedrivePolicy', 'ApproximateNumberOfMessages'],
    }),
  );
  const policy: { deadLetterTargetArn?: string } = JSON.parse(Attributes.RedrivePolicy ?? '{}');
  return {
    name: url.slice(url.lastIndexOf('/') + 1),
    url,
    arn: Attributes.QueueArn ?? '',
    waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    ...(policy.deadLetterTargetArn === undefined ? {} : { deadLetterArn: policy.deadLetterTargetArn }),
  };
}

/**
 * Moves messages back: receives, sends, deletes, so that a failure in between repeats a message and never loses one.
 * Ends when the queue answers empty, or after as many messages as it held at the begin, so that those which fail again
 * at once don't go round in circles.
 *
 * @returns how many were moved
 */
export async function redrive(
  client: SQSClient,
  { from, to }: Redrive,
  onMoved: (count: number) => void = () => {},
): Promise<number> {
  let moved = 0;
  while (moved < from.waiting) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: from.url,
        MaxNumberOfMessages: Math.min(10, from.waiting - moved),
        MessageAttributeNames: ['All'],
        WaitTimeSeconds: 1,
      }),
    );
    if (Messages.length === 0) break;
    for (const { Body, MessageAttributes, ReceiptHandle } of Messages) {
      await client.send(new SendMessageCommand({ QueueUrl: to.url, MessageBody: Body, MessageAttributes }));
      await client.send(new DeleteMessageCommand({ QueueUrl: from.url, ReceiptHandle }));
      moved += 1;
    }
    onMoved(moved);
  }
  return moved;
}
