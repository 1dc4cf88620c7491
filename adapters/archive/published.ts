import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { inBatches } from '../../core/batches';
import { archivedUnder } from './archive';

const AT_ONCE = 32;

/** The published heads as they were written, by number. */
export async function* publishedHeads(client: S3Client, bucket: string): AsyncGenerator<string, undefined> {
  let after: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: archivedUnder, ContinuationToken: after }),
    );
    for (const keys of inBatches(page.Contents ?? [], AT_ONCE)) {
      yield* await Promise.all(keys.map(({ Key }) => read(client, bucket, Key ?? '')));
    }
    after = page.NextContinuationToken;
  } while (after !== undefined);
  return undefined;
}

async function read(client: S3Client, bucket: string, key: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return (await Body?.transformToString()) ?? '';
}
