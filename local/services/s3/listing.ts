import type { JsonObject } from '../../contracts';

const largestPage = 1000;

/** One page of a bucket's keys, sorted, as ListObjectsV2 answers it; the token is the last key of the page before. */
export function listing(bucket: string, keys: readonly string[], input: JsonObject): string {
  const { Prefix = '', ContinuationToken = '', StartAfter = '', MaxKeys = largestPage } = input;
  const after = String(ContinuationToken) || String(StartAfter);
  const found = keys.filter((key) => key.startsWith(String(Prefix)) && key > after);
  const page = found.slice(0, Math.min(Number(MaxKeys), largestPage));
  const more = found.length > page.length;
  const contents = page.map((key) => `<Contents><Key>${escapeXml(key)}</Key></Contents>`);
  const next = more ? `<NextContinuationToken>${escapeXml(page.at(-1) ?? '')}</NextContinuationToken>` : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>${bucket}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>`,
    ...contents,
    next,
    '</ListBucketResult>',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);
}
