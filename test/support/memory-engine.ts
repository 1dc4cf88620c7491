import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { indexes, primary } from '../../adapters/table/schema';

type Item = Record<string, unknown>;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Write = NonNullable<TransactItem['Put' | 'Update' | 'Delete' | 'ConditionCheck']>;

interface Placeholders {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

const MOST_IN_A_TRANSACTION = 100;

/** One item of a transaction, and all that stands in its tables once the transaction is through. */
export interface Written {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Sees every transaction in the instant of its commit, between it and everybody else's next step. */
export type Watch = (written: readonly Written[], items: readonly Item[]) => void;

/**
 * As much of DynamoDB as the table's adapters ask for, in this process: what runs hundreds of random stories in a minute. The
 * adapters above it are the real ones. Transactions are all or nothing, every condition is held against the items before any of
 * its writes, and whatever it does not know it refuses. That it answers as the embedded DynamoDB does is a test of its own
 * (`test/integration/memory/memory-engine.test.ts`); units, sizes and time it does not have.
 */
export function createMemoryEngine(watch: Watch = () => {}): DynamoDBDocumentClient {
  const tables = new Map<string, Map<string, Item>>();
  const tableOf = (name: string | undefined): Map<string, Item> => {
    const known = tables.get(name ?? '') ?? new Map<string, Item>();
    tables.set(name ?? '', known);
    return known;
  };
  const get = (table: string | undefined, key: Item | undefined): Item | undefined => tableOf(table).get(nameOf(key));

  function write(items: readonly TransactItem[]): void {
    const writes = items.map((item) => Object.values(item).find((one) => one !== undefined) as Write);
    const places = writes.map((one) => `${one.TableName} ${nameOf('Item' in one ? one.Item : one.Key)}`);
    if (items.length > MOST_IN_A_TRANSACTION) throw invalid(`${items.length} items in a transaction`);
    if (new Set(places).size < places.length) throw invalid('a transaction cannot write one item twice');
    const before = writes.map((one) => get(one.TableName, 'Item' in one ? one.Item : one.Key));
    const holds = writes.map((one, i) => meets(before[i], one));
    if (holds.includes(false)) {
      throw new TransactionCanceledException({
        message: 'Transaction cancelled',
        $metadata: {},
        CancellationReasons: holds.map((one) => ({ Code: one ? 'None' : 'ConditionalCheckFailed' })),
      });
    }
    for (const [i, { Put, Update, Delete }] of items.entries()) {
      if (Put !== undefined) tableOf(Put.TableName).set(nameOf(Put.Item), plain(Put.Item ?? {}));
      if (Delete !== undefined) tableOf(Delete.TableName).delete(nameOf(Delete.Key));
      if (Update !== undefined) tableOf(Update.TableName).set(nameOf(Update.Key), updated(before[i], Update));
    }
    const after = writes.map((one) => get(one.TableName, 'Item' in one ? one.Item : one.Key));
    watch(
      before.map((item, i) => ({ before: item, after: after[i] })),
      [...tables.values()].flatMap((table) => [...table.values()]),
    );
  }

  function answer(command: unknown): unknown {
    if (command instanceof GetCommand) return { Item: copy(get(command.input.TableName, command.input.Key as Item)) };
    if (command instanceof BatchGetCommand) {
      const asked = Object.entries(command.input.RequestItems ?? {});
      const found = asked.map(([table, { Keys = [] }]) => [table, Keys.flatMap((key) => copy(get(table, key)) ?? [])]);
      return { Responses: Object.fromEntries(found) };
    }
    if (command instanceof QueryCommand) return query([...tableOf(command.input.TableName).values()], command.input);
    if (command instanceof ScanCommand) return { Items: [...tableOf(command.input.TableName).values()].map(plain) };
    if (command instanceof TransactWriteCommand) return write(command.input.TransactItems ?? []);
    throw invalid(`${(command as object).constructor.name} is unknown here`);
  }

  return { send: async (command: unknown) => answer(command) } as unknown as DynamoDBDocumentClient;
}

function invalid(message: string): Error {
  return Object.assign(new Error(message), { name: 'ValidationException' });
}

function nameOf(item: Item | undefined): string {
  return `${item?.[primary.pk]}\n${item?.[primary.sk]}`;
}

/** A copy without what is undefined, of whatever class: as it would come back. */
function plain<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(plain) as T;
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(fields.map(([name, one]) => [name, plain(one)])) as T;
}

const copy = (item: Item | undefined): Item | undefined => item && plain(item);

/** What a term of an expression stands for: a placeholder's value, a field's, or one field's with a default. */
function termOf(term: string, item: Item, of: Placeholders): unknown {
  const [, name, or] = /^if_not_exists\((#\w+), (:\w+)\)$/.exec(term) ?? [];
  if (name !== undefined && or !== undefined) return termOf(name, item, of) ?? termOf(or, item, of);
  if (term.startsWith(':')) return of.ExpressionAttributeValues?.[term];
  return item[fieldOf(term, of)];
}

function fieldOf(term: string, { ExpressionAttributeNames: names = {} }: Placeholders): string {
  const field = term.startsWith('#') ? names[term] : term;
  if (field === undefined) throw invalid(`nothing stands for ${term}`);
  return field;
}

function meets(item: Item | undefined, write: Write): boolean {
  const { ConditionExpression: expression } = write;
  return expression === undefined || expression.split(' AND ').every((one) => isMet(one, item, write));
}

function isMet(condition: string, item: Item | undefined, of: Placeholders): boolean {
  const [, not, field] = /^attribute_(not_)?exists\((\w+)\)$/.exec(condition) ?? [];
  if (field !== undefined) return (item?.[field] !== undefined) === (not === undefined);
  const [, left, is, right] = /^(#?\w+) (<|<=|>|>=|=) ([:#]\w+)$/.exec(condition) ?? [];
  if (left === undefined || is === undefined || right === undefined) throw invalid(`condition ${condition}`);
  const [a, b] = [termOf(left, item ?? {}, of), termOf(right, item ?? {}, of)] as [number, number];
  if (a === undefined || typeof a !== typeof b) return false;
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '=': a === b }[is] as boolean;
}

function updated(before: Item | undefined, update: NonNullable<TransactItem['Update']>): Item {
  const [, sets, adds] = /^(?:SET (.+?))?(?:^| )?(?:ADD (.+))?$/.exec(update.UpdateExpression ?? '') ?? [];
  if (sets === undefined && adds === undefined) throw invalid(`update ${update.UpdateExpression}`);
  const was: Item = before ?? { ...update.Key };
  const item = { ...was };
  for (const one of sets?.split(/, (?=#)/) ?? []) {
    const [field = '', value = ''] = one.split(' = ');
    const [first, ...more] = value.split(' + ').map((term) => termOf(term, was, update));
    item[fieldOf(field, update)] = more.reduce((sum: number, by) => sum + Number(by), first as number);
  }
  for (const one of adds?.split(', ') ?? []) {
    const [field = '', by = ''] = one.split(' ');
    const name = fieldOf(field, update);
    item[name] = Number(was[name] ?? 0) + Number(termOf(by, was, update));
  }
  return plain(item);
}

/** One Query of one partition. Items are few here: an index is whoever stands in it. */
function query(all: readonly Item[], input: QueryCommandInput): { Items: Item[]; LastEvaluatedKey?: Item } {
  const { KeyConditionExpression: key = '', IndexName, Limit, ExclusiveStartKey: start } = input;
  const at = IndexName === undefined ? primary : indexes[IndexName as keyof typeof indexes];
  const { ':pk': pk, ':from': from, ':to': to } = input.ExpressionAttributeValues ?? {};
  if (!/^#pk = :pk( AND #sk (BETWEEN :from AND :to|>= :from|<= :to))?$/.test(key)) throw invalid(`key ${key}`);
  const order = (item: Item): unknown[] => [item[at.sk], item[primary.pk], item[primary.sk]];
  const sign = input.ScanIndexForward === false ? -1 : 1;
  const compare = (a: Item, b: Item): number => sign * compared(order(a), order(b));
  const range = all
    .filter((item) => item[at.pk] === pk && item[at.sk] !== undefined)
    .filter(
      (item) =>
        (from === undefined || !((item[at.sk] as string) < from)) &&
        (to === undefined || !((item[at.sk] as string) > to)),
    )
    .filter((item) => start === undefined || compare(item, start) > 0)
    .sort(compare);
  const page = range.slice(0, Limit);
  const last = page.at(-1);
  const shown = input.ProjectionExpression?.split(', ');
  const Items = page.map((item) =>
    plain(shown ? Object.fromEntries(shown.map((field) => [field, item[field]])) : item),
  );
  if (last === undefined || page.length !== Limit) return { Items };
  const fields = new Set([primary.pk, primary.sk, at.pk, at.sk]);
  return { Items, LastEvaluatedKey: Object.fromEntries([...fields].map((field) => [field, last[field]])) };
}

function compared(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] as string;
    if (one !== other) return (one as string) < other ? -1 : 1;
  }
  return 0;
}
