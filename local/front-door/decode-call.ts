import type { IncomingHttpHeaders } from 'node:http';
import { ApiError, type JsonObject } from '../contracts';
import { type Protocol, s3, scheduler, ses, targets } from './protocols';

/** A request as it came in over HTTP. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Service in the scope of the request's signature. */
  readonly signedFor: string | undefined;
}

export interface DecodedCall {
  readonly action: string;
  readonly input: JsonObject;
}

/** The protocol of a request; undefined when the front door does not speak it. */
export function protocolOf({ headers, signedFor }: WireRequest): Protocol | undefined {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return targets.get(target.slice(0, target.indexOf('.')));
  return [scheduler, s3, ses].find(({ service }) => service === signedFor);
}

/**
 * The operation of a request and its input.
 *
 * @throws ApiError `NotImplemented` (501) for an operation that is not understood, `SerializationException` for a body
 * that is not a JSON object.
 */
export function decodeCall(request: WireRequest, protocol: Protocol): DecodedCall {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    return { action: target.slice(target.indexOf('.') + 1), input: parseObject(request.body) };
  }
  const decoded = byService[protocol.service]?.(request);
  if (decoded) return decoded;
  throw notImplemented(`${protocol.service} ${request.method} ${request.path}`);
}

/** Protocols that tell the operation by method and path. */
const byService: Readonly<Record<string, (request: WireRequest) => DecodedCall | undefined>> = {
  scheduler: decodeScheduler,
  s3: decodeS3,
  ses: decodeSes,
};

export function notImplemented(what: string): ApiError {
  return new ApiError('NotImplemented', `The local runtime does not know ${what}`, 501);
}

const scheduleActions: Readonly<Record<string, string>> = {
  DELETE: 'DeleteSchedule',
  GET: 'GetSchedule',
  POST: 'CreateSchedule',
  PUT: 'UpdateSchedule',
};

const groupActions: Readonly<Record<string, string>> = {
  DELETE: 'DeleteScheduleGroup',
  GET: 'GetScheduleGroup',
  POST: 'CreateScheduleGroup',
};

/** Members of list operations that travel in the query, by their names there. */
const listMembers: Readonly<Record<string, string>> = {
  ScheduleGroup: 'GroupName',
  NamePrefix: 'NamePrefix',
  MaxResults: 'MaxResults',
  NextToken: 'NextToken',
  State: 'State',
};

function decodeScheduler({ method, path, query, body }: WireRequest): DecodedCall | undefined {
  const [, collection, name] = /^\/(schedules|schedule-groups)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!collection) return undefined;
  if (name === undefined) {
    const input = Object.fromEntries([...query].map(([key, value]) => [listMembers[key] ?? key, value]));
    return method === 'GET'
      ? { action: collection === 'schedules' ? 'ListSchedules' : 'ListScheduleGroups', input }
      : undefined;
  }
  const action = (collection === 'schedules' ? scheduleActions : groupActions)[method];
  if (!action) return undefined;
  const group = query.get('groupName');
  const token = query.get('clientToken');
  return {
    action,
    input: {
      ...(body.length > 0 ? parseObject(body) : {}),
      Name: decodeURIComponent(name),
      ...(group === null ? {} : { GroupName: group }),
      ...(token === null ? {} : { ClientToken: token }),
    },
  };
}

function decodeSes({ method, path, body }: WireRequest): DecodedCall | undefined {
  if (method !== 'POST' || path !== '/v2/email/outbound-emails') return undefined;
  return { action: 'SendEmail', input: parseObject(body) };
}

const objectActions: Readonly<Record<string, string>> = {
  DELETE: 'DeleteObject',
  GET: 'GetObject',
  PUT: 'PutObject',
};

/** Members of ListObjectsV2, by their names in the query. */
const listObjectsMembers: Readonly<Record<string, string>> = {
  prefix: 'Prefix',
  'max-keys': 'MaxKeys',
  'start-after': 'StartAfter',
  'continuation-token': 'ContinuationToken',
};

/** Whole objects and lists of them by path-style address; everything else of S3 is not understood. */
function decodeS3(request: WireRequest): DecodedCall | undefined {
  return request.query.get('list-type') === '2' ? decodeListObjects(request) : decodeObject(request);
}

function decodeListObjects({ method, path, query }: WireRequest): DecodedCall | undefined {
  const [, bucket] = /^\/([^/]+)\/?$/.exec(path) ?? [];
  const members = [...query].filter(([name]) => name !== 'list-type');
  if (method !== 'GET' || !bucket || members.some(([name]) => !(name in listObjectsMembers))) return undefined;
  const input = Object.fromEntries(members.map(([name, value]) => [listObjectsMembers[name] ?? name, value]));
  return { action: 'ListObjectsV2', input: { ...input, Bucket: decodeURIComponent(bucket) } };
}

function decodeObject({ method, path, query, headers }: WireRequest): DecodedCall | undefined {
  const action = objectActions[method];
  const [, bucket, key] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const operations = [...query.keys()].filter((name) => name !== 'x-id');
  const chunked = headers['content-encoding']?.includes('aws-chunked') ?? false;
  if (!action || !bucket || !key || operations.length > 0 || chunked || 'x-amz-copy-source' in headers)
    return undefined;
  return { action, input: { Bucket: decodeURIComponent(bucket), Key: decodeURIComponent(key) } };
}

function parseObject(body: Buffer): JsonObject {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Answered below, as any other body that is not an object.
  }
  throw new ApiError('SerializationException', 'The body of the request is not a JSON object');
}
