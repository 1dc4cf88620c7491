import type { ApiCall, JsonObject } from '../../contracts';

/** Names of a table's key attributes. */
export type KeysOf = (table: string) => readonly string[];

interface Written {
  readonly table: string;
  /** The whole item, or its key alone. */
  readonly item: JsonObject;
}

/** The items that a call changes when it succeeds, each as `<table>/<key>/<key>`. */
export function writtenItems(call: Pick<ApiCall, 'action' | 'input'>, keysOf: KeysOf): string[] {
  return written(call).map(({ table, item }) =>
    [table, ...keysOf(table).map((key) => String(Object.values((item[key] ?? {}) as JsonObject)[0]))].join('/'),
  );
}

function written({ action, input }: Pick<ApiCall, 'action' | 'input'>): Written[] {
  switch (action) {
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [single(input)];
    case 'TransactWriteItems':
      return ((input.TransactItems ?? []) as JsonObject[]).flatMap(({ Put, Update, Delete }) =>
        [Put, Update, Delete].flatMap((write) => (write === undefined ? [] : [single(write as JsonObject)])),
      );
    case 'BatchWriteItem':
      return Object.entries((input.RequestItems ?? {}) as JsonObject).flatMap(([table, requests]) =>
        (requests as JsonObject[]).map(({ PutRequest, DeleteRequest }) => {
          const { Item, Key } = (PutRequest ?? DeleteRequest ?? {}) as JsonObject;
          return { table, item: (Item ?? Key ?? {}) as JsonObject };
        }),
      );
    default:
      return [];
  }
}

function single({ TableName, Item, Key }: JsonObject): Written {
  return { table: String(TableName), item: (Item ?? Key ?? {}) as JsonObject };
}
