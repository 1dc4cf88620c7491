import type { Assembly, JsonObject } from '../../contracts';
import type { Context } from '../access-request';
import { objectOf, textOf } from '../shapes';
import { findKey } from './encryption';
import type { RequestsOf } from './requests-of';

const actions = [
  'Decrypt',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'VerifyMac',
];

export const kmsRequests: RequestsOf = ({ action, input }, assembly) => {
  const resource = keyArn(textOf(input.KeyId), assembly);
  if (!actions.includes(action) || !resource) return undefined;
  return [{ action: `kms:${action}`, resource, context: encryptionContext(objectOf(input.EncryptionContext)) }];
};

/** A ciphertext tells its key to KMS alone; without `KeyId` it can be told here where there is one key only. */
function keyArn(id: string | undefined, assembly: Assembly): string | undefined {
  if (id === undefined) {
    const keys = assembly.ofType('AWS::KMS::Key');
    return keys.length === 1 ? keys[0]?.attributes.Arn : undefined;
  }
  const arn = findKey(id, assembly)?.attributes.Arn;
  return arn ?? (id.startsWith('arn:') ? id : `arn:aws:kms:${assembly.region}:${assembly.account}:key/${id}`);
}

function encryptionContext(pairs: JsonObject): Context {
  const names = Object.keys(pairs);
  return (key) => {
    if (key.toLowerCase() === 'kms:encryptioncontextkeys') return names.length === 0 ? undefined : names;
    const name = /^kms:encryptioncontext:(.+)$/i.exec(key)?.[1];
    const value = name === undefined ? undefined : textOf(pairs[name]);
    return value === undefined ? undefined : [value];
  };
}
