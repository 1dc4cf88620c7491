import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { createArchive } from '../../adapters/archive/archive';
import { sha256 } from '../../adapters/system/sha256';
import { createTrail } from '../../adapters/table/trail';
import type { SealDeps } from '../../core/audit/trail';
import { exportTrail } from '../../ops/audit/export';
import type { TestTable } from './test-table';

export interface TrailAtHand {
  /** What seals the test's table. */
  readonly seals: SealDeps;
  /** Where its heads are published. */
  readonly published: { readonly archive: S3Client; readonly bucket: string };
  /** Exports it into a folder of its own, which the caller removes. */
  export(): Promise<string>;
}

/** The trail of a test's table; its heads are held in memory unless there is another bucket. */
export function trailOf({ client, tableName, clock }: TestTable, archive = bucketInMemory()): TrailAtHand {
  const bucket = 'archive';
  return {
    seals: {
      clock,
      sha256,
      trail: createTrail({ client, tableName, sha256 }),
      archive: createArchive({ client: archive, bucket }),
    },
    published: { archive, bucket },
    async export() {
      const folder = mkdtempSync(join(tmpdir(), 'siger-trail-'));
      await exportTrail({ table: client, tableName, archive, bucket }, folder);
      return folder;
    },
  };
}

/** What is there stays, as in the bucket of the archive. */
function bucketInMemory(): S3Client {
  const objects = new Map<string, string>();
  const send = async (command: unknown): Promise<object> => {
    if (command instanceof PutObjectCommand) {
      const { Key = '', Body } = command.input;
      if (!objects.has(Key)) objects.set(Key, String(Body));
      return {};
    }
    if (command instanceof ListObjectsV2Command) {
      return { Contents: [...objects.keys()].sort().map((Key) => ({ Key })) };
    }
    const { Key = '' } = (command as GetObjectCommand).input;
    return { Body: { transformToString: async () => objects.get(Key) } };
  };
  return { send } as unknown as S3Client;
}
