import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createArchiveClient } from '../../adapters/archive/client';
import { createDocumentClient } from '../../adapters/aws/document-client';
import { systemClock } from '../../adapters/system/clock';
import type { Clock } from '../../core/ports';

/** Where a trail is read from. */
export interface TrailSource {
  readonly table: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly archive: S3Client;
  readonly bucket: string;
}

/** The same, with the time that it is there. */
export interface OpenedTrail extends TrailSource {
  readonly clock: Clock;
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
export async function trailSource({ table, bucket, data }: Named): Promise<OpenedTrail> {
  if (table !== undefined && bucket !== undefined) return opened(table, bucket, systemClock);
  if (table !== undefined || bucket !== undefined) throw new Error('Give both --table and --bucket, or neither.');
  const note = join(data, 'running.json');
  if (!existsSync(note)) {
    throw new Error(`No platform runs on ${data}: start one with npm start, or name --table and --bucket on AWS.`);
  }
  const { origin, frontDoor, region, mainTable, archive } = JSON.parse(readFileSync(note, 'utf8'));
  process.env.AWS_ENDPOINT_URL = frontDoor;
  process.env.AWS_REGION = region;
  process.env.AWS_ACCESS_KEY_ID = 'operator';
  process.env.AWS_SECRET_ACCESS_KEY = 'local';
  return opened(mainTable, archive, await platformClock(origin));
}

/** A platform on this machine has a time of its own. */
async function platformClock(origin: string): Promise<Clock> {
  const { ahead } = (await (await fetch(`${origin}/clock`)).json()) as { ahead: number };
  return { now: () => new Date(Date.now() + ahead).toISOString() };
}

function opened(tableName: string, bucket: string, clock: Clock): OpenedTrail {
  return { table: createDocumentClient(), tableName, archive: createArchiveClient(), bucket, clock };
}
