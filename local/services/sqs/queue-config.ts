import type { JsonObject, Resource } from '../../contracts';
import type { QueueConfig } from './queue';

/** Properties of AWS::SQS::Queue that this stand-in honors or that mean nothing on one machine. */
const known = new Set([
  'QueueName',
  'VisibilityTimeout',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'MessageRetentionPeriod',
  'SqsManagedSseEnabled',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'Tags',
]);

/** @throws Error for a queue that asks for what this stand-in cannot do (such as a FIFO queue) */
export function queueConfig(resource: Resource): QueueConfig {
  const { properties, logicalId } = resource;
  for (const name of Object.keys(properties)) {
    if (!known.has(name)) throw new Error(`Queue ${logicalId}: the local queues do not know the property ${name}.`);
  }
  const seconds = (name: string, otherwise: number) => Number(properties[name] ?? otherwise) * 1000;
  const redrive = properties.RedrivePolicy as JsonObject | undefined;
  return {
    name: resource.attributes.QueueName ?? nameOf(resource.ref),
    arn: resource.attributes.Arn ?? '',
    url: resource.ref,
    visibilityTimeout: seconds('VisibilityTimeout', 30),
    delay: seconds('DelaySeconds', 0),
    receiveWait: seconds('ReceiveMessageWaitTimeSeconds', 0),
    maxBytes: Number(properties.MaximumMessageSize ?? 1_048_576),
    ...(redrive && {
      redrive: {
        deadLetterArn: String(redrive.deadLetterTargetArn),
        maxReceiveCount: Number(redrive.maxReceiveCount),
      },
    }),
  };
}

/** The queue's name in its ARN or URL, or the name itself. */
export function nameOf(arnOrUrl: string): string {
  return arnOrUrl.slice(Math.max(arnOrUrl.lastIndexOf('/'), arnOrUrl.lastIndexOf(':')) + 1);
}
