import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BucketOnLoopback {
  readonly endpoint: string;
  close(): void;
}

/** A bucket that speaks HTTP, for what runs in a process of its own: objects are put once, listed and read. */
export async function bucketOnLoopback(): Promise<BucketOnLoopback> {
  const objects = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://bucket');
    const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
    const object = objects.get(key);
    if (request.method === 'PUT') {
      if (object === undefined) objects.set(key, await textOf(request));
      response.statusCode = object === undefined ? 200 : 412;
      return response.end();
    }
    if (searchParams.has('list-type')) return response.end(listOf([...objects.keys()].sort()));
    response.statusCode = object === undefined ? 404 : 200;
    return response.end(object);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const listOf = (keys: readonly string[]): string =>
  `<ListBucketResult>${keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}</ListBucketResult>`;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
