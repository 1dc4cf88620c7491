import { createReadStream } from 'node:fs';

const LINE_FEED = 0x0a;

/** The lines of a file as bytes, without their line feeds; a last `undefined` where the file ends in the middle of one. */
export async function* linesOf(path: string): AsyncGenerator<Uint8Array | undefined, undefined> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED, from); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      yield bytes.subarray(from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield undefined;
  return undefined;
}
