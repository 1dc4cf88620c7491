import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Verdict } from '../../core/audit/verify-trail';
import type { Platform } from '../../local/platform';
import { exportTrail } from '../../ops/audit/export';
import { verify } from '../../ops/audit/verify';
import { idOf, mainTable } from './steps';

/** The trail as it is exported now, checked by nothing but the export. */
export async function checkedTrail(platform: Platform): Promise<Verdict> {
  const { client: table, TableName: tableName } = mainTable(platform);
  const archive = new S3Client({ ...platform.operator, forcePathStyle: true });
  const bucket = platform.nameOf(idOf(platform, 'AWS::S3::Bucket', 'ArchiveBucket'));
  const parent = mkdtempSync(join(tmpdir(), 'siger-trail-'));
  const folder = join(parent, 'export');
  try {
    await exportTrail({ table, tableName, archive, bucket }, folder);
    return await verify({ folder });
  } finally {
    rmSync(parent, { recursive: true });
    archive.destroy();
    table.destroy();
  }
}

/** How many entries the journal has. */
export async function journalSize(platform: Platform): Promise<number> {
  const { client, TableName } = mainTable(platform);
  let size = 0;
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ProjectionExpression: 'pk' })) {
    size += Items.filter(({ pk }) => String(pk).startsWith('JRN#')).length;
  }
  client.destroy();
  return size;
}
