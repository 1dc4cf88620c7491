import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { type Actor, type Role, roles } from '../../core/access';

type Claims = APIGatewayProxyEventV2WithJWTAuthorizer['requestContext']['authorizer']['jwt']['claims'];

const known = new Set<string>(roles);

function claim(claims: Claims, name: string): string | null {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The one place where a token's claims become an actor. Roles that the platform does not know, SYSTEM, and those that do not
 * count where the actor came in, count for nothing.
 */
export function actorOf(claims: Claims, counts: (role: Role) => boolean): Actor {
  const named = (claim(claims, 'roles') ?? '')
    .split(' ')
    .filter((role): role is Role => known.has(role) && role !== 'SYSTEM')
    .filter(counts);
  return {
    subject: claim(claims, 'sub') ?? '',
    personId: claim(claims, 'person'),
    agencyId: claim(claims, 'agency'),
    partnerId: claim(claims, 'partner'),
    roles: named,
  };
}
