import type { JournalEntry } from '../../core/journal';
import { entryFromItem } from './journal-codec';

/** A value as a stream record carries it; binary comes as base64 in a function's event. */
type StreamValue = { readonly [type: string]: unknown };

/** What is read of a record of the table's stream. */
export interface StreamRecord {
  readonly eventID?: string | undefined;
  readonly dynamodb?: { readonly NewImage?: Readonly<Record<string, StreamValue>> | undefined } | undefined;
}

/** A record that no retry can make readable. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';

  constructor(
    readonly eventId: string,
    cause: unknown,
  ) {
    super(`the stream record ${eventId} holds no journal entry`, { cause });
  }
}

/**
 * The journal entry that a record of the stream brings.
 * @throws UnreadableRecord
 */
export function entryFromStream(record: StreamRecord): JournalEntry {
  try {
    return entryFromItem(plainMap(record.dynamodb?.NewImage ?? {}));
  } catch (error) {
    throw new UnreadableRecord(record.eventID ?? 'without id', error);
  }
}

function plainMap(image: Readonly<Record<string, StreamValue>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, plain(value)]));
}

/** The types of value that a journal entry is made of. */
function plain(value: StreamValue): unknown {
  const [[type, content] = []] = Object.entries(value);
  switch (type) {
    case 'S':
    case 'BOOL':
      return content;
    case 'N':
      return Number(content);
    case 'NULL':
      return null;
    case 'B':
      return typeof content === 'string' ? Buffer.from(content, 'base64') : content;
    case 'L':
      return (content as StreamValue[]).map(plain);
    case 'M':
      return plainMap(content as Record<string, StreamValue>);
    default:
      throw new Error(`unknown type ${type}`);
  }
}
