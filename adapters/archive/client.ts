import { S3Client } from '@aws-sdk/client-s3';
import { clientDefaults } from '../aws/client';

/** By path: a bucket of this machine has no host name of its own. */
export function createArchiveClient(): S3Client {
  return new S3Client({ ...clientDefaults, forcePathStyle: true });
}
