import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError, type Assembly, type JsonObject, type Resource, type Service } from '../../contracts';
import { type EncryptionContext, keyIdOf, seal, unseal } from './ciphertext';

export interface KmsOptions {
  readonly assembly: Assembly;
  /** Where the master key is kept (mode 0600); made anew in memory when absent. */
  readonly dataDir?: string | undefined;
}

/** KMS for the template's symmetric keys: Encrypt, Decrypt and GenerateDataKey with AES-256-GCM. */
export function createKms({ assembly, dataDir }: KmsOptions): Service {
  const masterKey = dataDir === undefined ? randomBytes(32) : keptMasterKey(dataDir);
  const keyNamed = (name: string) => resolveKey(assembly, name);

  const actions: Readonly<Record<string, ((input: JsonObject) => JsonObject) | undefined>> = {
    Encrypt(input) {
      const key = keyNamed(String(input.KeyId));
      const blob = seal(masterKey, key.ref, bytes(input, 'Plaintext', 1, 4096), contextOf(input));
      return { CiphertextBlob: blob.toString('base64'), KeyId: arn(key), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
    Decrypt(input) {
      const blob = bytes(input, 'CiphertextBlob', 1, 6144);
      const key = keyNamed(keyIdOf(blob));
      if (input.KeyId !== undefined && keyNamed(String(input.KeyId)) !== key) {
        throw new ApiError(
          'IncorrectKeyException',
          'The key ID in the request does not identify a CMK that can decrypt it.',
        );
      }
      const plaintext = unseal(masterKey, blob, contextOf(input));
      return { Plaintext: plaintext.toString('base64'), KeyId: arn(key), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
    GenerateDataKey(input) {
      const key = keyNamed(String(input.KeyId));
      const plaintext = randomBytes(dataKeyLength(input));
      const blob = seal(masterKey, key.ref, plaintext, contextOf(input));
      return { CiphertextBlob: blob.toString('base64'), Plaintext: plaintext.toString('base64'), KeyId: arn(key) };
    },
  };

  return {
    name: 'kms',
    async handle({ action, input }) {
      const act = actions[action];
      if (act === undefined) throw new ApiError('UnknownOperationException', `The local KMS does not know ${action}.`);
      return { status: 200, body: JSON.stringify(act(input)) };
    },
  };
}

/** The secret from which every key of this data folder is derived; made at the first start. */
function keptMasterKey(dataDir: string): Buffer {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'kms-master.key');
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}.new`;
    writeFileSync(draft, randomBytes(32), { mode: 0o600, flush: true });
    renameSync(draft, path);
  }
  const key = readFileSync(path);
  if (key.length !== 32)
    throw new Error(`${path} is not a master key of 32 bytes: restore it, or begin anew with --fresh.`);
  return key;
}

/** By key id, key ARN, alias name or alias ARN. */
function resolveKey(assembly: Assembly, name: string): Resource {
  const alias = assembly
    .ofType('AWS::KMS::Alias')
    .find(({ properties }) => name === properties.AliasName || name.endsWith(`:${properties.AliasName}`));
  const wanted = alias ? String(alias.properties.TargetKeyId) : name;
  const key = assembly
    .ofType('AWS::KMS::Key')
    .find(({ ref, attributes }) => ref === wanted || attributes.Arn === wanted || attributes.KeyId === wanted);
  if (key === undefined) throw new ApiError('NotFoundException', `Key '${name}' does not exist.`);
  return key;
}

function arn(key: Resource): string {
  return key.attributes.Arn ?? key.ref;
}

function contextOf(input: JsonObject): EncryptionContext {
  return (input.EncryptionContext ?? {}) as EncryptionContext;
}

function dataKeyLength({ KeySpec, NumberOfBytes }: JsonObject): number {
  if (KeySpec === 'AES_256' && NumberOfBytes === undefined) return 32;
  if (KeySpec === 'AES_128' && NumberOfBytes === undefined) return 16;
  if (KeySpec === undefined && typeof NumberOfBytes === 'number' && NumberOfBytes >= 1 && NumberOfBytes <= 1024) {
    return NumberOfBytes;
  }
  throw new ApiError('ValidationException', 'Give either KeySpec (AES_256, AES_128) or NumberOfBytes (1 to 1024).');
}

function bytes(input: JsonObject, name: string, least: number, most: number): Buffer {
  const value = Buffer.from(String(input[name] ?? ''), 'base64');
  if (value.length >= least && value.length <= most) return value;
  throw new ApiError('ValidationException', `${name} must have ${least} to ${most} bytes.`);
}
