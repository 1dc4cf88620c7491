import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Condition, Write } from '../../core/change';
import type { Entity, KeyOf, Kind } from '../../core/entities';
import { fieldsInKeys, keyOf, packField, toItem } from './codec';
import { Expression } from './conditions';
import { indexes } from './schema';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** Writes of the main table; what is personal goes to the vault. */
type TableWrite = Exclude<Write, { op: 'profile' | 'erase' }>;

/** Each write with the condition that `core/change.ts` documents for it. */
export function transactItem(table: string, write: TableWrite): TransactItem {
  switch (write.op) {
    case 'create':
      return {
        Put: { TableName: table, Item: toItem(write.entity), ConditionExpression: 'attribute_not_exists(pk)' },
      };
    case 'replace':
      return {
        Put: {
          TableName: table,
          Item: toItem(write.entity),
          ...conditioned([], [{ field: 'version', is: '=', than: write.entity.version - 1 }]),
        },
      };
    case 'remove': {
      const { entity } = write;
      const version: Condition[] = 'version' in entity ? [{ field: 'version', is: '=', than: entity.version }] : [];
      return {
        Delete: {
          TableName: table,
          Key: keyOf(entity.kind, entity),
          ...conditioned(['attribute_exists(pk)'], version),
        },
      };
    }
    case 'update':
      return { Update: { TableName: table, Key: keyOf(write.kind, write.key as KeyOf<Kind>), ...updated(write) } };
    case 'count':
      return { Update: { TableName: table, Key: keyOf(write.kind, write.key as KeyOf<Kind>), ...counted(write) } };
    case 'check':
      return {
        ConditionCheck: {
          TableName: table,
          Key: keyOf(write.kind, write.key as KeyOf<Kind>),
          ...conditioned(['attribute_exists(pk)'], write.when),
        },
      };
  }
}

function conditioned(fixed: readonly string[], when: readonly Condition[], expression = new Expression()) {
  const conditions = [...fixed, ...when.map((condition) => expression.condition(condition))];
  return { ConditionExpression: conditions.join(' AND '), ...expression.parameters() };
}

function updated({ kind, add, set, when }: Extract<Write, { op: 'update' }>) {
  const indexed = fieldsInKeys(kind);
  const moving = [...Object.keys(add), ...Object.keys(set)].filter((field) => indexed.has(field));
  if (moving.length > 0) throw new Error(`${kind}: ${moving.join(', ')} stand in an index key: replace the entity`);

  const expression = new Expression();
  const sets = Object.entries(set).map(
    ([field, value]) => `${expression.name(field)} = ${expression.value(packField(kind, field, value))}`,
  );
  const adds = Object.entries(add).map(([field, by]) => `${expression.name(field)} ${expression.value(by)}`);
  const clauses = [sets.length > 0 && `SET ${sets.join(', ')}`, adds.length > 0 && `ADD ${adds.join(', ')}`];
  return {
    UpdateExpression: clauses.filter(Boolean).join(' '),
    ...conditioned(['attribute_exists(pk)'], when, expression),
  };
}

/**
 * Identity and index are set again each time, since it may be the first. Where the entity stands by a number, that moves with
 * what is counted: so much for each, whatever is there already.
 */
function counted({ kind, key, add }: Extract<Write, { op: 'count' }>) {
  const { sk: place } = indexes.GSI4;
  const zero = Object.fromEntries(Object.keys(add).map((field) => [field, 0]));
  const [from, to] = [zero, add].map((counts) => toItem({ kind, ...key, ...counts } as unknown as Entity));
  const { pk: _pk, sk: _sk, [place]: start, ...fixed } = from as Record<string, unknown>;
  const expression = new Expression();
  const sets = Object.entries(fixed)
    .filter(([field]) => !(field in add))
    .map(([field, value]) => `${expression.name(field)} = ${expression.value(value)}`);
  if (start !== undefined) {
    const moved = Number(to?.[place]) - Number(start);
    const name = expression.name(place);
    sets.push(`${name} = if_not_exists(${name}, ${expression.value(start)}) + ${expression.value(moved)}`);
  }
  const adds = Object.entries(add).map(([field, by]) => `${expression.name(field)} ${expression.value(by)}`);
  return { UpdateExpression: `SET ${sets.join(', ')} ADD ${adds.join(', ')}`, ...expression.parameters() };
}
