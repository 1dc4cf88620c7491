import type { Assembly, JsonObject, Resource } from '../../contracts';
import type { AccessRequest, Context } from '../access-request';
import { listOf, objectOf, textOf } from '../shapes';
import { encryptionRequests } from './encryption';
import { leadingKeyOf, leadingKeyOfQuery } from './leading-keys';
import type { RequestsOf } from './requests-of';

/** A part of a call: one action on one table or index, with the partition keys it names. */
interface Part {
  readonly action: string;
  readonly table: string;
  readonly index?: string | undefined;
  readonly keys?: (table: Resource | undefined) => readonly string[] | undefined;
}

type PartsOf = (input: JsonObject) => Part[];

const onTable =
  (action: string): PartsOf =>
  (input) => [{ action, table: tableOf(input) }];

const onItem =
  (action: string, key: string): PartsOf =>
  (input) => [{ action, table: tableOf(input), keys: (table) => leadingKeyOf(table, input[key]) }];

/** A transaction needs the permissions of its parts. */
const parts: Readonly<Record<string, PartsOf>> = {
  GetItem: onItem('GetItem', 'Key'),
  PutItem: onItem('PutItem', 'Item'),
  UpdateItem: onItem('UpdateItem', 'Key'),
  DeleteItem: onItem('DeleteItem', 'Key'),
  Query: (input) => [
    {
      action: 'Query',
      table: tableOf(input),
      index: textOf(input.IndexName),
      keys: (table) => leadingKeyOfQuery(table, input),
    },
  ],
  Scan: (input) => [{ action: 'Scan', table: tableOf(input), index: textOf(input.IndexName) }],
  BatchGetItem: (input) =>
    Object.entries(objectOf(input.RequestItems)).flatMap(([table, request]) =>
      listOf(objectOf(request).Keys).map((key) => ({
        action: 'BatchGetItem',
        table,
        keys: (resource: Resource | undefined) => leadingKeyOf(resource, key),
      })),
    ),
  BatchWriteItem: (input) =>
    Object.entries(objectOf(input.RequestItems)).flatMap(([table, requests]) =>
      listOf(requests).map((request) => {
        const { PutRequest, DeleteRequest } = objectOf(request);
        const item = objectOf(PutRequest).Item ?? objectOf(DeleteRequest).Key;
        const keys = (resource: Resource | undefined) => leadingKeyOf(resource, item);
        return { action: 'BatchWriteItem', table, keys };
      }),
    ),
  TransactGetItems: (input) => listOf(input.TransactItems).flatMap((item) => transactionPart(objectOf(item))),
  TransactWriteItems: (input) => listOf(input.TransactItems).flatMap((item) => transactionPart(objectOf(item))),
  DescribeContinuousBackups: onTable('DescribeContinuousBackups'),
  DescribeTable: onTable('DescribeTable'),
  DescribeTimeToLive: onTable('DescribeTimeToLive'),
};

/** IAM action and the member that holds the key, for each kind of part of a transaction. */
const transactionParts: Readonly<Record<string, PartsOf>> = {
  Get: onItem('GetItem', 'Key'),
  Put: onItem('PutItem', 'Item'),
  Update: onItem('UpdateItem', 'Key'),
  Delete: onItem('DeleteItem', 'Key'),
  ConditionCheck: onItem('ConditionCheckItem', 'Key'),
};

const streamActions = ['DescribeStream', 'GetRecords', 'GetShardIterator'];

export const dynamodbRequests: RequestsOf = (call, assembly) => {
  const { action, input } = call;
  if (action === 'ListStreams') {
    return [{ action: 'dynamodb:ListStreams', resource: streamsOf(textOf(input.TableName), assembly), context: none }];
  }
  if (streamActions.includes(action)) return streamRequests(action, textOf(input.StreamArn), assembly);
  const found = parts[action]?.(input);
  if (!found) return undefined;
  return byPermission(found, assembly);
};

/** One request per permission, however many items a call has; the keys of all of them are its leading keys. */
function byPermission(found: readonly Part[], assembly: Assembly): AccessRequest[] {
  const grouped = Map.groupBy(found, ({ action, table, index }) => `${action} ${table} ${index ?? ''}`);
  const tables = new Map<string, Resource>();
  const requests = [...grouped.values()].map((group): AccessRequest => {
    const { action, table, index } = group[0]!;
    const resource = tableResource(table, assembly);
    if (resource && !action.startsWith('Describe')) tables.set(table, resource);
    const arn = resource?.attributes.Arn ?? tableArn(table, assembly);
    return {
      action: `dynamodb:${action}`,
      resource: index === undefined ? arn : `${arn}/index/${index}`,
      context: leadingKeys(() => group.map(({ keys }) => keys?.(resource))),
    };
  });
  return [...requests, ...[...tables.values()].flatMap((table) => decryption(table, assembly))];
}

function leadingKeys(find: () => (readonly string[] | undefined)[]): Context {
  return (key) => {
    if (key.toLowerCase() !== 'dynamodb:leadingkeys') return undefined;
    const keys = find().filter((part) => part !== undefined);
    return keys.length === 0 ? undefined : keys.flat();
  };
}

/** A reader needs the table's own key, by way of DynamoDB, which keeps the plaintext for the reader's sake. */
function decryption(table: Resource, assembly: Assembly): AccessRequest[] {
  return encryptionRequests(
    ['kms:Decrypt'],
    objectOf(table.properties.SSESpecification).KMSMasterKeyId,
    'dynamodb',
    assembly,
  );
}

function streamRequests(action: string, stream: string | undefined, assembly: Assembly): AccessRequest[] | undefined {
  // An iterator is opaque: whoever asks for records names their stream beside it.
  if (stream === undefined) return undefined;
  const table = tableResource(/:table\/([^/]+)\/stream\//.exec(stream)?.[1] ?? '', assembly);
  const own = { action: `dynamodb:${action}`, resource: table?.attributes.StreamArn ?? stream, context: none };
  return table && action === 'GetRecords' ? [own, ...decryption(table, assembly)] : [own];
}

function streamsOf(table: string | undefined, assembly: Assembly): string {
  return `${tableArn(table ?? '*', assembly)}/stream/*`;
}

function transactionPart(item: JsonObject): Part[] {
  return Object.entries(item).flatMap(([kind, request]) => transactionParts[kind]?.(objectOf(request)) ?? []);
}

function tableResource(nameOrArn: string, assembly: Assembly): Resource | undefined {
  const name = nameOf(nameOrArn);
  return assembly.ofType('AWS::DynamoDB::Table').find((table) => table.ref === name);
}

function tableArn(nameOrArn: string, { region, account }: Assembly): string {
  return `arn:aws:dynamodb:${region}:${account}:table/${nameOf(nameOrArn)}`;
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split('/')[1] ?? '') : nameOrArn;
}

function tableOf(input: JsonObject): string {
  return textOf(input.TableName) ?? '';
}

function none(): undefined {
  return undefined;
}
