import type { Json, JsonObject } from '../contracts';

/** An HTTP answer before it is written. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

/** An answer in the gateway's own words. */
export function answer(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ message }) };
}

/**
 * What a function returned (payload format 2.0) as an HTTP answer: with a `statusCode` field by field, without one as
 * the JSON body of a 200.
 */
export function functionAnswer(payload: Json): Answer {
  if (payload === null || typeof payload !== 'object' || Array.isArray(payload) || payload.statusCode === undefined) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const status = Number(payload.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return answer(500, 'Internal Server Error');
  const headers: Record<string, string | string[]> = { 'content-type': 'text/plain;charset=utf-8' };
  for (const [name, value] of Object.entries((payload.headers ?? {}) as JsonObject)) {
    headers[name.toLowerCase()] = String(value);
  }
  if (Array.isArray(payload.cookies)) headers['set-cookie'] = payload.cookies.map(String);
  const text = payload.body === undefined || payload.body === null ? '' : String(payload.body);
  return { status, headers, body: payload.isBase64Encoded === true ? Buffer.from(text, 'base64') : text };
}
