import { isDeepStrictEqual } from 'node:util';
import { ApiError, type JsonObject } from '../../contracts';
import type { EngineClient } from '../dynamodb/client';
import type { EngineName } from '../dynamodb/engine';

/** A place in a stream: everything up to and with this record. */
export interface Place {
  readonly shard: string;
  readonly sequence: string;
}

/** A record as the engine gives it. */
export interface EngineRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly Keys: JsonObject;
    readonly NewImage?: JsonObject;
    readonly OldImage?: JsonObject;
    readonly SequenceNumber: string;
    readonly SizeBytes?: number;
    readonly StreamViewType: string;
  };
  readonly userIdentity?: { readonly PrincipalId: string; readonly Type: string };
}

export interface ReadRecord {
  readonly record: EngineRecord;
  readonly place: Place;
}

/** Reads a table's stream shard by shard, in order. */
export interface StreamReader {
  /** The engine's ARN of the stream: a table made anew has another. */
  readonly arn: string;
  /** Records after those that were read before; none when the end is reached. */
  read(): Promise<ReadRecord[]>;
}

interface Shard {
  readonly ShardId: string;
  readonly ParentShardId?: string;
}

const pageSize = 1000;
const gone = ['TrimmedDataAccessException', 'ExpiredIteratorException'];

/** Opens the stream of a table after `from`, or at its beginning. */
export function streamReader(
  client: EngineClient,
  engine: EngineName,
  arn: string,
  from: Place | undefined,
): StreamReader {
  let last = from;
  let shard = from?.shard;
  let iterator: string | undefined;

  async function openIterator(): Promise<string | undefined> {
    shard ??= (await shards())[0]?.ShardId;
    if (shard === undefined) return undefined;
    const where =
      last !== undefined && last.shard === shard
        ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last.sequence }
        : { ShardIteratorType: 'TRIM_HORIZON' };
    try {
      return await iteratorAt(shard, where);
    } catch (error) {
      // The engine has dropped what came before; so would AWS after a day.
      if (isGone(error)) return iteratorAt(shard, { ShardIteratorType: 'TRIM_HORIZON' });
      throw error;
    }
  }

  async function iteratorAt(shardId: string, where: object): Promise<string> {
    const input = { StreamArn: arn, ShardId: shardId, ...where };
    return (await client.ask<{ ShardIterator: string }>('DynamoDBStreams_20120810.GetShardIterator', input))
      .ShardIterator;
  }

  /** Parents before their children. */
  async function shards(): Promise<Shard[]> {
    const all: Shard[] = [];
    let after: string | undefined;
    do {
      const { StreamDescription: page } = await client.ask<{
        StreamDescription: { Shards?: Shard[]; LastEvaluatedShardId?: string };
      }>('DynamoDBStreams_20120810.DescribeStream', {
        StreamArn: arn,
        ...(after !== undefined && { ExclusiveStartShardId: after }),
      });
      all.push(...(page.Shards ?? []));
      after = page.LastEvaluatedShardId;
    } while (after !== undefined);
    return all;
  }

  /** A shard that was closed is followed by its child, once that exists. */
  async function moveOn(): Promise<void> {
    const all = await shards();
    const index = all.findIndex(({ ShardId }) => ShardId === shard);
    const child = all.find(({ ParentShardId }) => ParentShardId === shard) ?? all[index + 1];
    if (child !== undefined) shard = child.ShardId;
  }

  return {
    arn,
    async read() {
      iterator ??= await openIterator();
      if (iterator === undefined || shard === undefined) return [];
      let page: { Records?: EngineRecord[]; NextShardIterator?: string };
      try {
        page = await client.ask('DynamoDBStreams_20120810.GetRecords', { ShardIterator: iterator, Limit: pageSize });
      } catch (error) {
        // DynamoDB Local says so of the first read of an empty stream; a new iterator will do.
        if (!isGone(error)) throw error;
        iterator = undefined;
        return [];
      }
      const here = shard;
      const records = page.Records ?? [];
      const read = records.map((record) => ({
        record,
        place: { shard: here, sequence: record.dynamodb.SequenceNumber },
      }));
      last = read.at(-1)?.place ?? last;
      iterator = page.NextShardIterator;
      if (iterator === undefined) await moveOn();
      return engine === 'dynoxide' ? read.filter(({ record }) => !isNoOp(record)) : read;
    },
  };
}

/** Dynoxide records also a write that changed nothing; AWS does not. */
function isNoOp({ eventName, dynamodb: { OldImage, NewImage } }: EngineRecord): boolean {
  return eventName === 'MODIFY' && OldImage !== undefined && isDeepStrictEqual(OldImage, NewImage);
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && gone.includes(error.code);
}
