import { Agent, request } from 'node:http';
import { ApiError, type JsonObject } from '../../contracts';
import type { Engine } from './engine';
import { engineHeaders } from './engine-process';

export interface EngineReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A keep-alive connection to an engine. */
export interface EngineClient {
  /** Sends a raw body; `target` is the value of `X-Amz-Target`, such as `DynamoDB_20120810.PutItem`. */
  send(target: string, body: Buffer | string): Promise<EngineReply>;
  /** Sends a call of the platform itself and decodes the answer. @throws ApiError with the engine's code */
  ask<T>(target: string, input: object): Promise<T>;
  close(): void;
}

export function engineClient(engine: Engine): EngineClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'lifo' });
  const { hostname, port } = new URL(engine.endpoint);

  const send = (target: string, body: Buffer | string) =>
    new Promise<EngineReply>((resolve, reject) => {
      const outgoing = request(
        {
          agent,
          hostname,
          port,
          method: 'POST',
          headers: { ...engineHeaders(target), 'content-length': Buffer.byteLength(body) },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.once('error', reject);
          incoming.once('end', () =>
            resolve({
              status: incoming.statusCode ?? 500,
              headers: passedOn(incoming.headers),
              body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks),
            }),
          );
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });

  return {
    send,
    async ask<T>(target: string, input: object) {
      const { status, body } = await send(target, JSON.stringify(input));
      const answer = JSON.parse(body.toString()) as JsonObject;
      if (status === 200) return answer as T;
      const code = String(answer.__type).split('#').at(-1) ?? 'InternalServerError';
      throw new ApiError(code, String(answer.message ?? answer.Message ?? code), status);
    },
    close: () => agent.destroy(),
  };
}

/** The headers that a client looks at: the type, the checksum and the request id. */
function passedOn(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['content-type', 'x-amz-crc32', 'x-amzn-requestid']) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return kept;
}
