import { type DynamoDBDocumentClient, GetCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { FieldChange } from '../../core/journal';
import type { Profile } from '../../core/people/people';
import type { Vault } from '../../core/ports';
import { batchGet } from '../aws/batch-get';
import { decrypt, derive, encrypt, keyedHash, newKey } from './cipher';
import { createDataKeys, type KeyService } from './data-keys';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The part of a commit that concerns the vault. */
interface ProfileWrite {
  readonly item: TransactItem;
  /** What the trail says of it: keyed hashes under the person's key. */
  readonly change: FieldChange;
}

export interface WritableVault extends Vault {
  /** Prepares a profile's write; it takes effect with the transaction that includes it. */
  profileWrite(personId: string, profile: Profile, fresh: boolean): Promise<ProfileWrite>;
  /** Removes a person's item, with the transaction that includes it. */
  erasure(personId: string): TransactItem;
}

export interface VaultOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly keys: KeyService;
}

/** One item per person. The key opens everything of theirs, here and in the main table: without the item nothing does. */
interface VaultItem {
  readonly pk: string;
  readonly wrappedKey: Uint8Array;
  readonly profile: Uint8Array;
}

/** Hexadecimal: two people of a hundred share one in one of a million cases. */
const PSEUDONYM_DIGITS = 8;

const pkOf = (personId: string): string => `VLT#${personId}`;
/** Where a person's item lies. */
export const itemOfPerson = (personId: string): { pk: string } => ({ pk: pkOf(personId) });
const places = {
  key: (personId: string) => `vault/${personId}/key`,
  profile: (personId: string) => `vault/${personId}/profile`,
  text: (personId: string, item: string) => `text/${personId}/${item}`,
};

/**
 * Personal data: the only place that holds a name or a NIP in a readable form, encrypted per person. Erasing a person is
 * deleting their item.
 */
export function createVault({ client, tableName, keys }: VaultOptions): WritableVault {
  const dataKey = createDataKeys(client, tableName, keys);

  const read = async (personId: string): Promise<VaultItem | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: { pk: pkOf(personId) }, ConsistentRead: true }),
    );
    return Item as VaultItem | undefined;
  };

  const unwrap = async (personId: string, { wrappedKey }: VaultItem): Promise<Uint8Array> =>
    decrypt(await dataKey('wrap'), wrappedKey, places.key(personId));

  const profileOf = (personId: string, key: Uint8Array, { profile }: VaultItem): Profile =>
    JSON.parse(decrypt(derive(key, 'profile'), profile, places.profile(personId)).toString()) as Profile;

  return {
    async profiles(personIds) {
      const distinct = [...new Set(personIds)];
      const items = await batchGet(
        client,
        tableName,
        distinct.map((id) => ({ pk: pkOf(id) })),
      );
      const byPk = new Map(items.map((item) => [item.pk, item as unknown as VaultItem]));
      return Promise.all(
        personIds.map(async (id) => {
          const item = byPk.get(pkOf(id));
          return item && profileOf(id, await unwrap(id, item), item);
        }),
      );
    },

    async nipHash(nip) {
      return keyedHash(await dataKey('nip'), nip);
    },

    async pseudonym(scope, personId) {
      // A key of its own: no hash of a NIP is ever told by it.
      const hash = keyedHash(derive(await dataKey('nip'), 'pseudonym'), `${scope}/${personId}`);
      return hash
        .slice(0, PSEUDONYM_DIGITS)
        .toUpperCase()
        .replace(/(.{4})(?!$)/g, '$1-');
    },

    async seal(personId, texts) {
      const item = await read(personId);
      if (item === undefined) return {};
      const key = derive(await unwrap(personId, item), 'text');
      return mapTexts(texts, (text, name) =>
        Buffer.from(encrypt(key, text, places.text(personId, name))).toString('base64url'),
      );
    },

    async open(personId, sealed) {
      const item = await read(personId);
      if (item === undefined) return {};
      const key = derive(await unwrap(personId, item), 'text');
      return mapTexts(sealed, (text, name) =>
        decrypt(key, Buffer.from(text, 'base64url'), places.text(personId, name)).toString(),
      );
    },

    erasure(personId) {
      const Key = itemOfPerson(personId);
      return { Delete: { TableName: tableName, Key, ConditionExpression: 'attribute_exists(pk)' } };
    },

    async profileWrite(personId, profile, fresh) {
      const old = fresh ? undefined : await read(personId);
      const key = old === undefined ? newKey() : await unwrap(personId, old);
      const before = old && profileOf(personId, key, old);
      const item: VaultItem = {
        pk: pkOf(personId),
        wrappedKey: old?.wrappedKey ?? encrypt(await dataKey('wrap'), key, places.key(personId)),
        profile: encrypt(derive(key, 'profile'), JSON.stringify(profile), places.profile(personId)),
      };
      // Without `fresh` the key must still be the one that was read: whom an erasure has removed stays removed.
      const condition = fresh
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'wrappedKey = :key',
            ExpressionAttributeValues: { ':key': item.wrappedKey },
          };
      return {
        item: { Put: { TableName: tableName, Item: item, ...condition } },
        change: hashedChange(derive(key, 'trail'), personId, before, profile),
      };
    },
  };
}

/** The fields that differ, as keyed hashes. */
function hashedChange(key: Uint8Array, personId: string, before: Profile | undefined, after: Profile): FieldChange {
  const fields = (Object.keys(after) as (keyof Profile)[]).filter((field) => before?.[field] !== after[field]);
  const hashes = (profile: Profile): Record<string, string> =>
    Object.fromEntries(fields.map((field) => [field, keyedHash(key, `${field}=${profile[field]}`)]));
  return { of: `Profile/${personId}`, ...(before && { before: hashes(before) }), after: hashes(after) };
}

function mapTexts(
  texts: Readonly<Record<string, string>>,
  map: (text: string, item: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([item, text]) => [item, map(text, item)]));
}
