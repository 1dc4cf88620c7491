import type { ApiCall, Assembly, Authorizer, Caller, Json, JsonObject, Resource } from '../../../../local/contracts';
import { ApiError } from '../../../../local/contracts';

const region = 'ap-southeast-3';
export const account = '000000000000';

export const arnOf = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;

export function resource(
  type: string,
  logicalId: string,
  properties: JsonObject = {},
  ref = logicalId,
  attributes: Record<string, string> = {},
): Resource {
  return { stack: 'test', logicalId, type, properties, ref, attributes };
}

export function queue(name: string, properties: JsonObject = {}): Resource {
  return resource('AWS::SQS::Queue', name, properties, `https://sqs.${region}.amazonaws.com/${account}/${name}`, {
    Arn: arnOf('sqs', name),
    QueueName: name,
  });
}

export function fn(name: string): Resource {
  return resource('AWS::Lambda::Function', name, {}, name, { Arn: arnOf('lambda', `function:${name}`) });
}

export function assemblyOf(...resources: Resource[]): Assembly {
  return {
    account,
    region,
    resources,
    ofType: (type) => resources.filter((each) => each.type === type),
    find: (key) => resources.find((each) => each.ref === key || each.attributes.Arn === key),
    codeOf: () => '',
  };
}

/** Lets everything pass and remembers what was asked; `deny` names actions to refuse. */
export function watchfulAuthorizer(): Authorizer & { asked: ApiCall[]; deny: Set<string> } {
  const asked: ApiCall[] = [];
  const deny = new Set<string>();
  return {
    asked,
    deny,
    authorize(call) {
      asked.push(call);
      if (deny.has(`${call.service}:${call.action}`)) throw new ApiError('AccessDeniedException', 'not allowed', 403);
    },
  };
}

export function call(
  service: string,
  action: string,
  input: JsonObject,
  caller: Caller = { kind: 'operator' },
): ApiCall {
  return { service, action, input, headers: {}, body: Buffer.from(JSON.stringify(input)), caller };
}

export function parsed(reply: { body: string | Buffer }): { [key: string]: Json } {
  return JSON.parse(String(reply.body)) as { [key: string]: Json };
}

/** Resolves when the condition holds; rejects after five seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited for five seconds in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const noCoverage = { use: () => undefined };
