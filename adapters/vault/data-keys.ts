import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

/** What the vault needs of a key management service. The context binds a data key to its purpose. */
export interface KeyService {
  generate(
    context: Readonly<Record<string, string>>,
  ): Promise<{ readonly plain: Uint8Array; readonly encrypted: Uint8Array }>;
  decrypt(encrypted: Uint8Array, context: Readonly<Record<string, string>>): Promise<Uint8Array>;
}

/** The vault's own keys: one wraps people's keys, the other hashes NIPs. The number is raised at a rotation. */
const names = { wrap: 'KEY#wrap#1', nip: 'KEY#nip#1' } as const;
export type DataKey = keyof typeof names;

/** Gives the vault's data keys, decrypted; each is asked of the key service once per process. */
export function createDataKeys(
  client: DynamoDBDocumentClient,
  table: string,
  service: KeyService,
): (key: DataKey) => Promise<Uint8Array> {
  const known = new Map<DataKey, Promise<Uint8Array>>();

  const stored = async (pk: string): Promise<Uint8Array | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk }, ConsistentRead: true }));
    return Item === undefined ? undefined : service.decrypt(Item.encrypted as Uint8Array, { vault: pk });
  };

  const make = async (pk: string): Promise<Uint8Array> => {
    const { plain, encrypted } = await service.generate({ vault: pk });
    const put = new PutCommand({
      TableName: table,
      Item: { pk, encrypted },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    try {
      await client.send(put);
      return plain;
    } catch (error) {
      // Another process was first: theirs is the key.
      const theirs = (error as Error).name === 'ConditionalCheckFailedException' ? await stored(pk) : undefined;
      if (theirs === undefined) throw error;
      return theirs;
    }
  };

  return (key) => {
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const pk = names[key];
    const found = stored(pk).then((plain) => plain ?? make(pk));
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
}
