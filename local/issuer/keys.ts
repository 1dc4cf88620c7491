import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, type JWTVerifyGetKey } from 'jose';
import type { JsonObject } from '../contracts';
import { stateFile } from '../state';

const algorithm = 'RS256';

/** The key pair that signs access tokens. */
export interface SigningKeys {
  readonly kid: string;
  readonly privateKey: Awaited<ReturnType<typeof importJWK>>;
  /** The public half as it is published. */
  readonly jwks: { readonly keys: readonly JWK[] };
  readonly verify: JWTVerifyGetKey;
}

/** Takes the key pair of the data folder, or makes one there (2048 bits), so that tokens outlive a restart. */
export async function signingKeys(dataDir: string | undefined): Promise<SigningKeys> {
  const state = stateFile<JsonObject>(dataDir, 'issuer-key.json');
  let secret = state.read();
  if (secret === undefined) {
    const { privateKey } = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true });
    secret = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: algorithm, use: 'sig' } as JsonObject;
    state.write(secret);
  }
  const { kty, n, e, kid, alg, use } = secret;
  const published = { kty, n, e, kid, alg, use } as unknown as JWK;
  const jwks = { keys: [published] };
  return {
    kid: String(kid),
    privateKey: await importJWK(secret as unknown as JWK, algorithm),
    jwks,
    verify: createLocalJWKSet(jwks),
  };
}
