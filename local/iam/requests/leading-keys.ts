import type { Json, JsonObject, Resource } from '../../contracts';
import { listOf, objectOf, textOf } from '../shapes';

/** The value of the partition key in an item or a key. */
export function leadingKeyOf(table: Resource | undefined, item: Json | undefined): readonly string[] | undefined {
  const name = partitionKeyOf(table, undefined);
  return name === undefined ? undefined : scalar(objectOf(item)[name]);
}

/** The value that a query demands of the partition key of its table or index. */
export function leadingKeyOfQuery(table: Resource | undefined, input: JsonObject): readonly string[] | undefined {
  const name = partitionKeyOf(table, textOf(input.IndexName));
  const names = objectOf(input.ExpressionAttributeNames);
  const values = objectOf(input.ExpressionAttributeValues);
  const expression = textOf(input.KeyConditionExpression) ?? '';
  for (const [, key = '', value = ''] of expression.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    if ((key.startsWith('#') ? names[key] : key) === name) return scalar(values[value]);
  }
  return undefined;
}

function partitionKeyOf(table: Resource | undefined, index: string | undefined): string | undefined {
  const { properties = {} } = table ?? {};
  const schemas = index === undefined ? [properties] : listOf(properties.GlobalSecondaryIndexes).map(objectOf);
  const schema = schemas.find(({ IndexName }) => IndexName === index);
  const hash = listOf(schema?.KeySchema)
    .map(objectOf)
    .find(({ KeyType }) => KeyType === 'HASH');
  return textOf(hash?.AttributeName);
}

function scalar(attribute: Json | undefined): readonly string[] | undefined {
  const { S, N, B } = objectOf(attribute);
  const value = textOf(S ?? N ?? B);
  return value === undefined ? undefined : [value];
}
