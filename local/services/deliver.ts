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

/** @throws ApiError AccessDeniedException when policies do not allow the delivery */
export function authorizeDelivery({ sqs, authorizer, caller, queue }: Delivery): void {
  authorize(authorizer, caller, 'sqs', 'SendMessage', { QueueUrl: sqs.queue(queue).config.url });
}

/** Sends to a queue what a service or a mapping delivers, if policies allow it. @throws ApiError AccessDeniedException */
export function deliverToQueue(delivery: Delivery): void {
  authorizeDelivery(delivery);
  const { sqs, queue, body, attributes = {} } = delivery;
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
