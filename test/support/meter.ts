import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One call to DynamoDB. */
export interface MeteredCall {
  /** Such as `Query` or `TransactWriteItems`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Consumed capacity units, of the table and its indexes together. */
  readonly units: number;
  /** Consumed units of each index. */
  readonly indexUnits: Readonly<Record<string, number>>;
}

/** Records what is asked of DynamoDB and what it cost. */
export interface Meter {
  readonly calls: MeteredCall[];
  /** The calls of one piece of work. */
  during(work: () => Promise<unknown>): Promise<MeteredCall[]>;
}

export function createMeter(client: DynamoDBDocumentClient): Meter {
  const calls: MeteredCall[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as Record<string, unknown>;
      const result = await next({ ...args, input: { ...input, ReturnConsumedCapacity: 'INDEXES' } });
      const { ConsumedCapacity: consumed } = result.output as {
        ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
      };
      const parts = consumed === undefined ? [] : [consumed].flat();
      calls.push({
        operation: String(context.commandName).replace(/Command$/, ''),
        input,
        units: parts.reduce((sum, { CapacityUnits }) => sum + (CapacityUnits ?? 0), 0),
        indexUnits: indexUnitsOf(parts),
      });
      return result;
    },
    { step: 'initialize', name: 'meter' },
  );
  return {
    calls,
    async during(work) {
      const before = calls.length;
      await work();
      return calls.slice(before);
    },
  };
}

function indexUnitsOf(parts: readonly ConsumedCapacity[]): Record<string, number> {
  const units: Record<string, number> = {};
  for (const { GlobalSecondaryIndexes = {} } of parts) {
    for (const [index, { CapacityUnits = 0 }] of Object.entries(GlobalSecondaryIndexes)) {
      units[index] = (units[index] ?? 0) + CapacityUnits;
    }
  }
  return units;
}
