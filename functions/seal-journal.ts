import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda';
import { createArchive } from '../adapters/archive/archive';
import { createArchiveClient } from '../adapters/archive/client';
import { createDocumentClient } from '../adapters/aws/document-client';
import { createDeadLetters } from '../adapters/queue/dead-letters';
import { createQueueClient } from '../adapters/queue/queue';
import { systemClock } from '../adapters/system/clock';
import { sha256 } from '../adapters/system/sha256';
import { entryFromStream, type StreamRecord, UnreadableRecord } from '../adapters/table/stream';
import { createTrail } from '../adapters/table/trail';
import { writtenWrongly } from '../core/audit/dated';
import { sealEntries } from '../core/audit/seal-entries';
import type { SealDeps } from '../core/audit/trail';
import type { JournalEntry } from '../core/journal';
import type { Instant } from '../core/time';
import { queueUrl, readEnvironment, text } from './shared/environment';
import { logger } from './shared/logger';

const environment = readEnvironment({ TABLE_NAME: text, ARCHIVE_BUCKET: text, DEAD_LETTER_QUEUE_URL: queueUrl });
const letters = createDeadLetters({ client: createQueueClient(), url: environment.DEAD_LETTER_QUEUE_URL });
const deps: SealDeps = {
  clock: systemClock,
  sha256,
  trail: createTrail({ client: createDocumentClient(), tableName: environment.TABLE_NAME, sha256 }),
  archive: createArchive({ client: createArchiveClient(), bucket: environment.ARCHIVE_BUCKET }),
};

/**
 * Seals each new journal entry into the chain. What the journal and the seals never see in good order, an item that was
 * changed, removed or cannot be read, goes to the alarm queue; so does an entry that bears another time than that at which it
 * was written, which is sealed all the same: it is there. A batch that fails is delivered again as a whole: entries
 * that are sealed already are passed over.
 */
export const handler: DynamoDBStreamHandler = async ({ Records }) => {
  const entries: JournalEntry[] = [];
  for (const record of Records) {
    if (record.eventName !== 'INSERT') await reportTampering(record);
    else entries.push(...(await entryOf(record)));
  }
  await sealEntries(deps, entries);
};

async function entryOf(record: DynamoDBRecord): Promise<JournalEntry[]> {
  try {
    const entry = entryFromStream(record as StreamRecord);
    const wrong = writtenWrongly(entry, writtenAt(record));
    if (wrong !== undefined) await raise(record, `MISDATED entry ${entry.id} ${wrong}`);
    return [entry];
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
    await raise(record, `UNREADABLE ${error.message}`);
    return [];
  }
}

/** The table's own time of a write, which whoever writes has no say in. */
function writtenAt({ dynamodb }: DynamoDBRecord): Instant {
  const seconds = dynamodb?.ApproximateCreationDateTime;
  return seconds === undefined ? systemClock.now() : new Date(seconds * 1000).toISOString();
}

async function reportTampering(record: DynamoDBRecord): Promise<void> {
  const { OldImage, NewImage } = record.dynamodb ?? {};
  // Some engines record a write that changed nothing; nothing is what it tells.
  if (isDeepStrictEqual(OldImage, NewImage)) return;
  const done = record.eventName === 'REMOVE' ? 'removed' : 'changed';
  await raise(record, `TAMPERED an item of the trail was ${done}`);
}

/** The images hold no personal data, but may be larger than a message: where and when it was, and the item's own name for itself. */
async function raise({ eventID, eventName, dynamodb = {} }: DynamoDBRecord, cause: string): Promise<void> {
  const { Keys, SequenceNumber, ApproximateCreationDateTime, OldImage, NewImage } = dynamodb;
  const place = { eventID, eventName, Keys, SequenceNumber, ApproximateCreationDateTime };
  logger.error('The trail raises an alarm', { place, cause });
  const whole = JSON.stringify({ ...place, OldImage, NewImage });
  await letters.bury(whole.length <= LONGEST_BODY ? whole : JSON.stringify(place), cause);
}

/** A message of SQS holds 256 KiB with its attributes, and a character up to four bytes. */
const LONGEST_BODY = 60_000;
