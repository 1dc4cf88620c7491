import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiCall, ApiError, type ApiReply, type Authorizer, type Caller, type Service } from '../contracts';
import { credentialOf } from './credential';
import { decodeCall, notImplemented, protocolOf, type WireRequest } from './decode-call';
import { encodeError } from './encode-error';
import { type Protocol, unknownProtocol } from './protocols';

/** Taps into every call: for counting, and for faults, which delay or throw. */
export interface CallHooks {
  /** Before the call takes effect, once it is allowed; what it throws is the answer. */
  beforeCall?(call: ApiCall): void | Promise<void>;
  /** After the effect, before the caller learns of it; what it throws replaces the answer. */
  afterCall?(call: ApiCall, reply: ApiReply): void | Promise<void>;
  /** With what the caller is told. */
  onCall?(call: ApiCall, outcome: ApiReply | ApiError): void;
}

export interface FrontDoorOptions extends CallHooks {
  /** By IAM prefix: `dynamodb`, `sqs`, `events`, `scheduler`, `kms`, `s3`, `ses`. */
  readonly services: Readonly<Record<string, Service>>;
  readonly authorizer: Authorizer;
  /** Who signs with an access key id; undefined when nobody does. */
  callerOf(accessKeyId: string): Caller | undefined;
}

export interface FrontDoor {
  /** Listens on a loopback port, 0 for any; the URL has no path. Rejects when the port is taken. */
  listen(port: number): Promise<string>;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** The largest request of a service is a DynamoDB transaction or batch of 16 MB. */
const maxBodyBytes = 17 * 1024 * 1024;

/**
 * The one address of all AWS services on this machine: it decodes each SDK call, finds out who makes it, has it decided
 * and hands it to its service. What it does not understand is answered as an error (501), never in silence.
 */
export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const server = createServer({ keepAlive: true, keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
    void answer(request, options).then((reply) => send(response, reply));
  });

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.off('error', reject);
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, options: FrontDoorOptions): Promise<ApiReply> {
  let protocol: Protocol = unknownProtocol;
  let call: ApiCall | undefined;
  let outcome: ApiReply | ApiError;
  try {
    const credential = credentialOf(request.headers.authorization);
    const wire = readHead(request, await readBody(request), credential?.service);
    protocol = protocolOf(wire) ?? unknownProtocol;
    const service = options.services[protocol.service];
    if (!service) throw notImplemented(describe(wire));
    call = {
      service: protocol.service,
      ...decodeCall(wire, protocol),
      headers: request.headers as ApiCall['headers'],
      body: wire.body,
      caller: identify(credential?.accessKeyId, options),
    };
    outcome = await perform(call, service, options);
  } catch (error) {
    outcome = error instanceof ApiError ? error : internal(error);
  }
  if (call) options.onCall?.(call, outcome);
  if (outcome instanceof ApiError) return encodeError(outcome, protocol);
  return { ...outcome, headers: { 'content-type': protocol.contentType, ...outcome.headers } };
}

async function perform(call: ApiCall, service: Service, options: FrontDoorOptions): Promise<ApiReply> {
  options.authorizer.authorize(call);
  await options.beforeCall?.(call);
  const reply = await service.handle(call);
  await options.afterCall?.(call, reply);
  return reply;
}

function identify(accessKeyId: string | undefined, options: FrontDoorOptions): Caller {
  if (accessKeyId === undefined) {
    throw new ApiError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
  }
  const caller = options.callerOf(accessKeyId);
  if (caller) return caller;
  throw new ApiError('UnrecognizedClientException', 'The security token included in the request is invalid.');
}

function readHead(request: IncomingMessage, body: Buffer, signedFor: string | undefined): WireRequest {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://front-door');
  const { method = 'GET', headers } = request;
  return { method, path: pathname, query: searchParams, headers, body, signedFor };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  if (size > maxBodyBytes) throw new ApiError('RequestEntityTooLarge', 'The request is too large', 413);
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers, body }: ApiReply): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { 'x-amzn-requestid': randomUUID(), ...headers, 'content-length': bytes.length });
  response.end(bytes);
}

function describe({ method, path, headers, signedFor }: WireRequest): string {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? `the operation ${target}` : `${signedFor ?? 'unsigned'} ${method} ${path}`;
}

function internal(error: unknown): ApiError {
  return new ApiError('InternalServerError', error instanceof Error ? error.message : String(error), 500);
}
