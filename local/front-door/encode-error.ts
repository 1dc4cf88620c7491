import type { ApiError, ApiReply } from '../contracts';
import type { Protocol } from './protocols';

/** An error as clients of the protocol expect it. */
export function encodeError(error: ApiError, protocol: Protocol): ApiReply {
  const { status, message } = error;
  if (protocol.errors === 'xml') {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(message)}</Message></Error>`;
    return { status, headers: { 'content-type': 'application/xml' }, body };
  }
  const headers = { 'content-type': protocol.contentType, 'x-amzn-errortype': error.code };
  if (protocol.errors === 'rest-json') return { status, headers, body: JSON.stringify({ Message: message }) };
  return { status, headers, body: JSON.stringify({ __type: (protocol.namespace ?? '') + error.code, message }) };
}

function escapeXml(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
