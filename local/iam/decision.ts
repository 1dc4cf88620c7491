import { ApiError } from '../contracts';
import type { AccessRequest } from './access-request';
import type { Policies } from './policies';
import type { Grantee, Principal } from './principals';
import type { Grant, Statement } from './statement';

/** A statement that matched, and the grant of it that did. */
export interface Match {
  readonly statement: Statement;
  readonly grant: Grant;
}

interface ResourceMatch extends Match {
  readonly grantee: Grantee;
}

/**
 * Decides one request as IAM does within one account: an explicit deny wins; otherwise the role's policies or the
 * resource's own must allow it. A KMS key is stricter: its policy must allow it, or hand the decision to the account.
 *
 * @returns the statements that allow it
 * @throws ApiError `AccessDeniedException`, worded as AWS words it
 */
export function decide(request: AccessRequest, principal: Principal, policies: Policies): Match[] {
  const identity = principal.role ? matchesOf(policies.ofRole(principal.role), request) : [];
  const policy = policies.ofResource(request.resource);
  const resource = matchesOf(policy ?? [], request).flatMap((match): ResourceMatch[] => {
    const grantee = match.statement.appliesTo(principal);
    return grantee ? [{ ...match, grantee }] : [];
  });

  if (identity.some(denies)) throw denied(request, principal, 'with an explicit deny in an identity-based policy');
  if (resource.some(denies)) throw denied(request, principal, 'with an explicit deny in a resource-based policy');

  const [allowed] = identity;
  const direct = resource.find(({ grantee }) => grantee === 'itself');
  const delegated = resource.find(({ grantee }) => grantee === 'account');
  if (request.action.startsWith('kms:')) {
    if (direct) return [direct];
    // Without a policy in the template, a key gets one that hands every decision to the account.
    if (allowed && (delegated || !policy)) return delegated ? [allowed, delegated] : [allowed];
    const reason = allowed || !principal.role ? 'resource-based' : 'identity-based';
    throw denied(request, principal, `because no ${reason} policy allows the ${request.action} action`);
  }
  const match = allowed ?? direct;
  if (match) return [match];
  const kind = principal.role ? 'identity-based' : 'resource-based';
  throw denied(request, principal, `because no ${kind} policy allows the ${request.action} action`);
}

export function denied({ action, resource }: AccessRequest, principal: Principal, reason: string): ApiError {
  return new ApiError(
    'AccessDeniedException',
    `User: ${principal.name} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
  );
}

function matchesOf(statements: readonly Statement[], request: AccessRequest): Match[] {
  return statements.flatMap((statement) => {
    const grant = statement.match(request);
    return grant === undefined ? [] : [{ statement, grant }];
  });
}

function denies({ statement }: Match): boolean {
  return statement.effect === 'Deny';
}
