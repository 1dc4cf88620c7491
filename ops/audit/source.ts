import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createArchiveClient } from '../../adapters/archive/client';
import { createDocumentClient } from '../../adapters/aws/document-client';

/** Where a trail is read from. */
export interface TrailSource {
  readonly table: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly archive: S3Client;
  readonly bucket: string;
}

export interface Named {
  readonly table?: string | undefined;
  readonly bucket?: string | undefined;
  /** Data folder of the platform on this machine. */
  readonly data: string;
}

/**
 * By name, in the account of the environment's credentials; without names, the platform that runs on this machine, by the
 * note that it leaves in its data folder.
 * @throws Error that says what to do
 */
export function trailSource({ table, bucket, data }: Named): TrailSource {
  if (table !== undefined && bucket !== undefined) return opened(table, bucket);
  if (table !== undefined || bucket !== undefined) throw new Error('Give both --table and --bucket, or neither.');
  const note = join(data, 'running.json');
  if (!existsSync(note)) {
    throw new Error(`No platform runs on ${data}: start one with npm start, or name --table and --bucket on AWS.`);
  }
  const { frontDoor, region, mainTable, archive } = JSON.parse(readFileSync(note, 'utf8'));
  process.env.AWS_ENDPOINT_URL = frontDoor;
  process.env.AWS_REGION = region;
  process.env.AWS_ACCESS_KEY_ID = 'operator';
  process.env.AWS_SECRET_ACCESS_KEY = 'local';
  return opened(mainTable, archive);
}

function opened(tableName: string, bucket: string): TrailSource {
  return { table: createDocumentClient(), tableName, archive: createArchiveClient(), bucket };
}
