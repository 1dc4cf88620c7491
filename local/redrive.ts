import { SQSClient } from '@aws-sdk/client-sqs';
import { readArguments, UsageError } from '../ops/cli/arguments';
import { runCommand } from '../ops/cli/run-command';
import { defaultDataDir, type RunningPlatform, runningOn } from './cli/running-platform';
import { holdsTrouble, listQueues, planRedrive, type QueueFacts, redrive } from './dead-letters';
import type { QueueLook } from './queues';

const usage = `npm run redrive -- (--list | --queue NAME [--to NAME]) [--data DIR | --aws [--prefix siger-]] [--json]
  Moves the messages of a dead-letter queue back to the queue that they came from.
  --queue   the dead-letter queue, or the queue that it serves; a part of the name will do
  --to      another queue to move them to
  --aws     in the account of your AWS credentials, instead of the platform that runs here
  --list    show the queues of what needs a person, the trail's alarms among them, and what they hold`;

async function main(args: readonly string[]): Promise<void> {
  const { values } = readArguments(
    args,
    {
      queue: { type: 'string' },
      to: { type: 'string' },
      data: { type: 'string' },
      aws: { type: 'boolean', default: false },
      prefix: { type: 'string' },
      list: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    usage,
  );
  if (values.list === (values.queue !== undefined)) {
    throw new UsageError('Say either --list, or which queue with --queue NAME: --help tells more.');
  }
  if (values.list && values.to !== undefined) throw new UsageError('--to goes with --queue.');
  if (values.aws && values.data !== undefined)
    throw new UsageError('Say either --aws, or which folder with --data DIR.');
  if (!values.aws && values.prefix !== undefined) throw new UsageError('--prefix goes with --aws.');
  const { client, queues } = values.aws ? await onAws(values.prefix) : await onThisMachine(values.data);
  if (values.list) {
    const deadLetters = queues.filter(holdsTrouble);
    console.log(
      values.json ? JSON.stringify(deadLetters.map(({ name, waiting }) => ({ name, waiting }))) : inWords(deadLetters),
    );
    return;
  }
  const plan = planRedrive(queues, values.queue ?? '', values.to);
  const moved = await redrive(client, plan, (count) => {
    if (!values.json && count % 100 === 0) console.error(`${count} of ${plan.from.waiting} …`);
  });
  const { from, to } = plan;
  if (values.json) console.log(JSON.stringify({ moved, from: from.name, to: to.name }));
  else console.log(moved === 0 ? `${from.name} is empty.` : `Moved ${moved} messages from ${from.name} to ${to.name}.`);
}

function inWords(deadLetters: readonly QueueFacts[]): string {
  const full = deadLetters.filter(({ waiting }) => waiting > 0);
  if (full.length === 0) return `All ${deadLetters.length} dead-letter queues are empty.`;
  const rows = full.map(({ name, waiting }) => `${String(waiting).padStart(8)}  ${name}`);
  return ['Messages  Dead-letter queue', ...rows, `The other ${deadLetters.length - full.length} are empty.`].join(
    '\n',
  );
}

interface Queues {
  readonly client: SQSClient;
  readonly queues: readonly QueueFacts[];
}

async function onAws(prefix = 'siger-'): Promise<Queues> {
  const client = new SQSClient({});
  return { client, queues: await listQueues(client, prefix) };
}

async function onThisMachine(dataDir = defaultDataDir): Promise<Queues> {
  const running = await runningOn(dataDir, 'add --aws for your AWS account');
  const client = new SQSClient({
    endpoint: running.frontDoor,
    region: running.region,
    credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
  });
  return { client, queues: await localQueues(running) };
}

async function localQueues({ origin }: RunningPlatform): Promise<QueueFacts[]> {
  const looks = (await (await fetch(`${origin}/queues`)).json()) as readonly QueueLook[];
  return looks.map(({ name, url, arn, visible, deadLetterQueue }) => {
    const deadLetterArn = looks.find((look) => look.name === deadLetterQueue)?.arn;
    return { name, url, arn, waiting: visible, ...(deadLetterArn === undefined ? {} : { deadLetterArn }) };
  });
}

await runCommand(main);
