import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from './explorer';
import type { Gateway } from './gateway';
import { readBody } from './gateway/read-body';
import type { Issuer } from './issuer';

export interface LocalServerOptions {
  readonly port: number;
  /** Pages for people, by path; undefined for a path that is none of theirs. */
  readonly pages: (path: string, query: URLSearchParams) => Page | undefined;
  readonly issuer: Issuer;
  readonly gateway: Gateway;
  /** Answers of the platform's own controls, by `METHOD /path`. */
  readonly controls: Readonly<Record<string, Control>>;
}

/** Writes its answer itself, so that a long step can tell how it goes. `input` is the request's JSON body, if any. */
export type Control = (input: unknown, response: ServerResponse) => Promise<void> | void;

const controlLimit = 64 * 1024;
const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Serves the explorer, the tokens and the HTTP API on 127.0.0.1. Requests under a foreign host name are refused, so
 * that no website can reach the platform by pointing its name here.
 */
export async function startLocalServer(
  options: LocalServerOptions,
): Promise<{ origin: string; close(): Promise<void> }> {
  const { pages, issuer, gateway, controls } = options;

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const host = request.headers.host ?? '';
    if (!ownNames.has(host.replace(/:\d+$/, ''))) return json(response, 421, { message: `Not served as "${host}".` });
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    const control = controls[`${method} ${pathname}`];
    if (control !== undefined) return runControl(control, request, response);
    if (pathname === '/token') return answerToken(issuer, request, searchParams, response);
    if (method === 'GET') {
      const page = pages(pathname, searchParams);
      if (page !== undefined) return void response.writeHead(200, pageHeaders(page.type)).end(page.body);
      if (pathname === '/.well-known/jwks.json') return json(response, 200, issuer.jwks);
      if (pathname === '/.well-known/openid-configuration') {
        return json(response, 200, issuer.configuration(`http://${host}`));
      }
    }
    await gateway.handle(request, response);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else json(response, 500, { message });
    });
  });
  await listen(server, options.port);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pageHeaders(type: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:",
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Another site's page can send no JSON body here without asking first, and is never answered that it may. */
async function runControl(control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') return control(undefined, response);
  if (request.headers['content-type'] !== 'application/json') {
    return json(response, 415, { message: 'Send application/json.' });
  }
  const body = await readBody(request, controlLimit);
  if (body === undefined) return json(response, 413, { message: 'The body is too large.' });
  try {
    await control(JSON.parse(body.toString('utf8')), response);
  } catch (error) {
    if (response.headersSent || !(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    json(response, 400, { message: error.message });
  }
}

/** `GET /token?subject=…` or the same as a form; `raw` answers the bare token, for a shell. */
async function answerToken(
  issuer: Issuer,
  request: IncomingMessage,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const form = request.method === 'POST' ? await readBody(request, controlLimit) : undefined;
  const given = form === undefined ? query : new URLSearchParams(form.toString('utf8'));
  const subject = given.get('subject');
  if (subject === null || subject === '') {
    return json(response, 400, { error: 'invalid_request', error_description: 'Name a subject: /token?subject=…' });
  }
  const { accessToken, expiresIn } = await issuer.token(subject);
  if (given.has('raw')) {
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(accessToken);
    return;
  }
  json(response, 200, { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
