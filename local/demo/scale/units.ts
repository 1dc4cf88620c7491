import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Json, JsonObject, Resource } from '../../contracts';
import type { Platform } from '../../platform';
import { floorOf, type IndexKeys, kindOf, placeOf } from './floor';
import type { RawItem } from './item-size';

/** What one function spent. */
export interface Spent {
  readonly by: string;
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** Functions that act when a person asks; all others are the platform's own doing. */
const forPeople: ReadonlySet<string> = new Set(['graphql', 'pre-token']);
export const isForPeople = ({ by }: Spent): boolean => forPeople.has(by);
/** Proves what was done and is no part of doing it: a line of its own. */
export const isSealing = ({ by }: Spent): boolean => by === 'seal-journal';

/** What was spent since the meter was reset, by function; the operator's own looks are left out. */
export function spentBy({ meter, resources }: Pick<Platform, 'meter' | 'resources'>): Spent[] {
  const nameOf = new Map(resources.map((resource) => [resource.logicalId, serviceName(resource)]));
  const lines = meter.lines().filter(({ by }) => by !== 'operator');
  return [...Map.groupBy(lines, ({ by }) => nameOf.get(by) ?? by)].map(([by, operations]) => ({
    by,
    calls: total(operations, 'calls'),
    readUnits: total(operations, 'readUnits'),
    writeUnits: total(operations, 'writeUnits'),
  }));
}

export function total<F extends string>(lines: readonly { readonly [K in F]: number }[], field: F): number {
  return lines.reduce((sum, line) => sum + line[field], 0);
}

function serviceName({ properties, logicalId }: Resource): string {
  const { Variables } = (properties.Environment ?? {}) as { Variables?: Record<string, Json> };
  return String(Variables?.POWERTOOLS_SERVICE_NAME ?? logicalId);
}

export interface Sealed {
  readonly entries: number;
  readonly seals: number;
}

/** Partition of the chain. */
const seals = 'SEAL';

/** A look into the main table, past the platform's functions. */
export interface Table {
  /** Items of these kinds. */
  items(kinds: readonly string[]): Promise<RawItem[]>;
  /** The floor of everything that has changed since `before`. */
  floor(before: readonly RawItem[], after: readonly RawItem[]): number;
  /** What the chain holds. */
  sealed(): Promise<Sealed>;
  close(): void;
}

export function openTable({ resources, operator }: Pick<Platform, 'resources' | 'operator'>): Table {
  const table = resources.find(
    ({ type, properties }) => type === 'AWS::DynamoDB::Table' && properties.StreamSpecification !== undefined,
  );
  if (table === undefined) throw new Error('The template has no table with a stream');
  const client = new DynamoDBClient(operator);
  const itemsThat = async (are: (item: RawItem) => boolean): Promise<RawItem[]> => {
    const found: RawItem[] = [];
    let after: RawItem | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: table.ref, ExclusiveStartKey: after as never, ConsistentRead: true }),
      );
      found.push(...((page.Items ?? []) as unknown as RawItem[]).filter(are));
      after = page.LastEvaluatedKey as RawItem | undefined;
    } while (after !== undefined);
    return found;
  };
  return {
    items(kinds) {
      const wanted = new Set(kinds);
      return itemsThat((item) => wanted.has(kindOf(item)));
    },
    async sealed() {
      const found = await itemsThat(({ pk }) => pk?.S === seals);
      return { entries: found.reduce((sum, { count }) => sum + Number(count?.N), 0), seals: found.length };
    },
    floor: (before, after) =>
      floorOf(new Map(before.map((item) => [placeOf(item), item])), after, indexesOf(table.properties)),
    close: () => client.destroy(),
  };
}

function indexesOf({ GlobalSecondaryIndexes }: JsonObject): IndexKeys[] {
  return (
    (GlobalSecondaryIndexes ?? []) as unknown as { KeySchema: { AttributeName: string; KeyType: string }[] }[]
  ).map(({ KeySchema }) => {
    const named = (type: string) => KeySchema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? '';
    return [named('HASH'), named('RANGE')];
  });
}
