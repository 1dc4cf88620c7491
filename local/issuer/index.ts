import { randomUUID } from 'node:crypto';
import { type JWK, type JWTVerifyGetKey, SignJWT } from 'jose';
import type { Json, JsonObject, Resource } from '../contracts';
import { signingKeys } from './keys';
import { askPreToken, type PreTokenOptions } from './pre-token';

export interface IssuerOptions extends PreTokenOptions {
  /** Where the signing key is kept; made anew when absent. */
  readonly dataDir?: string | undefined;
}

export interface IssuedToken {
  readonly accessToken: string;
  /** Seconds of real time. */
  readonly expiresIn: number;
}

/** Stands for the user pool (or the OIDC issuer) that the API's authorizer trusts. */
export interface Issuer {
  /** The `iss` of its tokens, as the template's authorizer expects it. */
  readonly issuer: string;
  readonly jwks: { readonly keys: readonly JWK[] };
  readonly verify: JWTVerifyGetKey;
  /** The document at `/.well-known/openid-configuration`, for a server at `origin`. */
  configuration(origin: string): JsonObject;
  /** An access token for any subject: whoever runs this machine may be anyone on it. */
  token(subject: string): Promise<IssuedToken>;
}

/** A pool without an OAuth flow grants its own scope alone. */
const ownScope = 'aws.cognito.signin.user.admin';

/** @throws Error when the template has no JWT authorizer */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const { assembly } = options;
  const authorizer = assembly
    .ofType('AWS::ApiGatewayV2::Authorizer')
    .find(({ properties }) => properties.AuthorizerType === 'JWT');
  if (authorizer === undefined) throw new Error('The template has no JWT authorizer, for which tokens could be made.');
  const { Issuer: iss, Audience } = authorizer.properties.JwtConfiguration as JsonObject;
  const issuer = String(iss);
  const clientId = Array.isArray(Audience) ? String(Audience[0]) : '';
  const client = assembly.ofType('AWS::Cognito::UserPoolClient').find(({ ref }) => ref === clientId);
  const pool =
    client && assembly.ofType('AWS::Cognito::UserPool').find(({ ref }) => ref === client.properties.UserPoolId);
  const keys = await signingKeys(options.dataDir);
  const expiresIn = client === undefined ? 3600 : validity(client);
  const granted = client === undefined ? [ownScope] : scopesOf(client);

  return {
    issuer,
    jwks: keys.jwks,
    verify: keys.verify,
    configuration: (origin) => ({
      issuer,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
      scopes_supported: [...granted],
    }),
    async token(subject) {
      const changes =
        pool === undefined ? undefined : await askPreToken(options, { pool, clientId, subject, scopes: granted });
      const scopes = [...granted, ...(changes?.scopesToAdd ?? [])].filter(
        (scope) => !changes?.scopesToSuppress.includes(scope),
      );
      const claims: Record<string, Json> = {
        client_id: clientId,
        origin_jti: randomUUID(),
        event_id: randomUUID(),
        token_use: 'access',
        scope: scopes.join(' '),
        auth_time: Math.floor(Date.now() / 1000),
        username: subject,
        ...changes?.claims,
      };
      for (const name of changes?.suppressed ?? []) delete claims[name];
      const accessToken = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: keys.kid })
        .setIssuer(issuer)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${expiresIn}s`)
        .sign(keys.privateKey);
      return { accessToken, expiresIn };
    },
  };
}

/** Seconds that an access token of the client is valid. */
function validity(client: Resource): number {
  const { AccessTokenValidity, TokenValidityUnits } = client.properties;
  const unit = (TokenValidityUnits as JsonObject | undefined)?.AccessToken ?? 'hours';
  const seconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }[String(unit)] ?? 3600;
  return Number(AccessTokenValidity ?? 1) * seconds;
}

function scopesOf(client: Resource): readonly string[] {
  const { AllowedOAuthScopes } = client.properties;
  return Array.isArray(AllowedOAuthScopes) ? AllowedOAuthScopes.map(String) : [ownScope];
}
