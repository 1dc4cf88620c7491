import type { Authorizer, Caller, JsonObject } from '../contracts';
import type { MessageAttributes, Sqs } from './sqs/sqs';

export interface Delivery {
  readonly sqs: Sqs;
  readonly authorizer: Authorizer;
  readonly caller: Caller;
  /** ARN of the queue. */
  readonly queue: string;
  readonly body: string;
  readonly attributes?: MessageAttributes;
}

/** Sends to a queue what a service or a mapping delivers, if policies allow it. @throws ApiError AccessDeniedException */
export function deliverToQueue({ sqs, authorizer, caller, queue, body, attributes = {} }: Delivery): void {
  const input: JsonObject = { QueueUrl: sqs.queue(queue).config.url };
  authorize(authorizer, caller, 'sqs', 'SendMessage', input);
  sqs.send(queue, body, { attributes });
}

/** Asks for a call that no SDK makes, because a service makes it on the caller's behalf. */
export function authorize(
  authorizer: Authorizer,
  caller: Caller,
  service: string,
  action: string,
  input: JsonObject,
): void {
  authorizer.authorize({ service, action, input, headers: {}, body: Buffer.alloc(0), caller });
}
