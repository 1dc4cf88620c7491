import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { canonicalJson, type JsonValue } from '../../core/journal';

/** Brotli (RFC 7932) at quality 5: a slice of a run takes two kilobytes with it where gzip takes three. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };

/** A value as it is stored where its plain form would cost write units: itself up to so many bytes of JSON, else compressed. */
export function compressedFrom(bytes: number, value: JsonValue): JsonValue | Uint8Array {
  const json = Buffer.from(canonicalJson(value));
  return json.length > bytes ? brotliCompressSync(json, { params }) : value;
}

/** @throws Error when it is no value that was compressed here */
export function decompressed(stored: unknown): unknown {
  return stored instanceof Uint8Array ? JSON.parse(brotliDecompressSync(stored).toString()) : stored;
}
