import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { lineOf } from '../../core/audit/seal';
import type { Archive } from '../../core/audit/trail';

/** Where the objects of the seals are. */
export const archivedUnder = 'seals/';

/** The object of a seal: its name sorts as its number. */
function archivedAt(number: number): string {
  return `${archivedUnder}${String(number).padStart(12, '0')}.json`;
}

/**
 * A bucket whose objects cannot be deleted or overwritten until their retention ends. An object is put only where there
 * is none, so that a head that comes again, or another one of the same number, never takes its place.
 */
export function createArchive({ client, bucket }: { client: Pick<S3Client, 'send'>; bucket: string }): Archive {
  /** Number of the head that this process knows to be there. */
  let known = 0;
  return {
    async publish(head) {
      if (head.number === known) return;
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: archivedAt(head.number),
            Body: lineOf(head),
            ContentType: 'application/json',
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        if (!isThere(error)) throw error;
      }
      known = head.number;
    },
  };
}

function isThere(error: unknown): boolean {
  return error instanceof Error && error.name === 'PreconditionFailed';
}
