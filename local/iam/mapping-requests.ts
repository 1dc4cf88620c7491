import type { Assembly, Resource } from '../contracts';
import { type AccessRequest, noContext } from './access-request';
import { requestsOf } from './requests';
import { objectOf, textOf } from './shapes';

/** What Lambda demands of a function's role before it polls a source for it. */
export function mappingRequests(mapping: Resource, assembly: Assembly): AccessRequest[] {
  const { EventSourceArn, DestinationConfig } = mapping.properties;
  const source = textOf(EventSourceArn) ?? '';
  const onFailure = textOf(objectOf(objectOf(DestinationConfig).OnFailure).Destination);
  return [
    ...(source.includes(':sqs:') ? queueRequests(source, assembly) : streamRequests(source, assembly)),
    ...(onFailure?.includes(':sqs:')
      ? callRequests('sqs', 'SendMessage', { QueueName: nameOf(onFailure) }, assembly)
      : []),
  ];
}

function queueRequests(queue: string, assembly: Assembly): AccessRequest[] {
  const input = { QueueName: nameOf(queue) };
  return ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].flatMap((action) =>
    callRequests('sqs', action, input, assembly),
  );
}

function streamRequests(stream: string, assembly: Assembly): AccessRequest[] {
  const streams = stream.replace(/\/stream\/.*$/, '/stream/*');
  return [
    ...['DescribeStream', 'GetShardIterator', 'GetRecords'].flatMap((action) =>
      callRequests('dynamodb', action, { StreamArn: stream }, assembly),
    ),
    { action: 'dynamodb:ListStreams', resource: streams, context: noContext },
  ];
}

function callRequests(
  service: string,
  action: string,
  input: Record<string, string>,
  assembly: Assembly,
): AccessRequest[] {
  return requestsOf(
    { service, action, input, headers: {}, body: Buffer.alloc(0), caller: { kind: 'operator' } },
    assembly,
  );
}

function nameOf(queueArn: string): string {
  return queueArn.split(':').at(-1) ?? '';
}
