import type { Assembly, Json } from '../../contracts';
import { type AccessRequest, contextOf } from '../access-request';
import { textOf } from '../shapes';

/**
 * What a caller needs on the template's own key that a service uses for its sake; nothing when the service encrypts
 * with a key of AWS.
 */
export function encryptionRequests(
  actions: readonly string[],
  keyId: Json | undefined,
  service: string,
  assembly: Assembly,
): AccessRequest[] {
  const id = textOf(keyId);
  const key = id === undefined ? undefined : findKey(id, assembly);
  const resource = key?.attributes.Arn;
  if (resource === undefined) return [];
  const context = contextOf({ 'kms:ViaService': `${service}.${assembly.region}.amazonaws.com` });
  return actions.map((action) => ({ action, resource, context }));
}

/** The template's key by id, ARN, alias or ARN of an alias. */
export function findKey(id: string, assembly: Assembly) {
  const alias = /^(?:arn:.*:)?(alias\/.+)$/.exec(id)?.[1];
  const target = alias
    ? assembly.ofType('AWS::KMS::Alias').find(({ ref }) => ref === alias)?.properties.TargetKeyId
    : id;
  return assembly.ofType('AWS::KMS::Key').find(({ ref, attributes }) => ref === target || attributes.Arn === target);
}
