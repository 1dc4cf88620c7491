import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Json, JsonObject, Resource } from '../contracts';
import { flattenClaims } from './claims';

/** What the function finds at `requestContext.authorizer.jwt`. */
export type JwtContext = { claims: Record<string, string>; scopes: string[] | null };

export type Verdict =
  | { readonly allowed: true; readonly jwt: JwtContext }
  | { readonly allowed: false; readonly status: 401 | 403; readonly why: string };

const denied = (why: string): Verdict => ({ allowed: false, status: 401, why });

/**
 * Decides a request as a JWT authorizer of the HTTP API does: RS256 by a key of the issuer, its issuer, its audience
 * (`client_id` where there is no `aud`), its times (real ones), and one of the route's scopes where it names any.
 */
export async function authorizeJwt(
  authorizer: Resource,
  route: Resource,
  authorization: string | undefined,
  keys: JWTVerifyGetKey,
): Promise<Verdict> {
  const { Issuer, Audience } = authorizer.properties.JwtConfiguration as JsonObject;
  const token = authorization?.replace(/^bearer\s+/i, '').trim();
  if (!token) return denied('no token');
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: String(Issuer),
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
    });
    if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + 1) return denied('the token is from the future');
    const given = payload.aud === undefined ? [payload.client_id] : [payload.aud].flat();
    if (!given.some((audience) => strings(Audience).includes(String(audience)))) return denied('invalid audience');
    const granted = typeof payload.scope === 'string' ? payload.scope.split(' ') : [];
    const wanted = strings(route.properties.AuthorizationScopes);
    const scopes = wanted.filter((scope) => granted.includes(scope));
    if (wanted.length > 0 && scopes.length === 0) return { allowed: false, status: 403, why: 'insufficient scope' };
    return { allowed: true, jwt: { claims: flattenClaims(payload), scopes: wanted.length > 0 ? scopes : null } };
  } catch (error) {
    if (error instanceof errors.JOSEError) return denied(error.message);
    throw error;
  }
}

function strings(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
