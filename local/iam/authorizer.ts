import type { ApiCall, Assembly, Authorizer, Caller, Coverage, Resource } from '../contracts';
import { type AccessRequest, type Context, contextOf, merge } from './access-request';
import { decide, denied, type Match } from './decision';
import { mappingRequests } from './mapping-requests';
import { compilePermissions } from './permissions';
import { compilePolicies } from './policies';
import type { Principal } from './principals';
import { requestsOf } from './requests';
import { textOf } from './shapes';
import { grantId } from './statement';

/** Decides calls, invocations and event source mappings by the policies of a template. */
export interface TemplateAuthorizer extends Authorizer {
  /**
   * Decides whether an AWS service may invoke a function, by the `AWS::Lambda::Permission`s of the template.
   *
   * @param principal such as `apigateway.amazonaws.com`
   * @param sourceArn what the service does it for: a route of an API, a user pool
   * @throws ApiError `AccessDeniedException`
   */
  authorizeInvoke(principal: string, sourceArn: string, fn: Resource): void;
  /**
   * Decides whether a function's role has what Lambda demands of it when an event source mapping is made.
   *
   * @throws ApiError `AccessDeniedException`
   */
  authorizeMapping(mapping: Resource): void;
}

/**
 * Compiles all policies of an assembly. Whatever allows something is reported to `coverage`: a policy's grant as kind
 * `grant`, by {@link grantId}, and a Lambda permission as kind `permission`.
 *
 * @throws Error for a policy that the runtime could not decide truthfully
 */
export function createAuthorizer(assembly: Assembly, coverage: Coverage): TemplateAuthorizer {
  const policies = compilePolicies(assembly);
  const permissions = compilePermissions(assembly);
  const sessions = new Map<Resource, Principal>();

  const record = ({ statement, grant }: Match) => coverage.use('grant', grantId(statement, grant));

  const assume = (service: string, role: Resource, session: string, context: Context): Principal => {
    const request: AccessRequest = { action: 'sts:AssumeRole', resource: role.attributes.Arn ?? '', context };
    const principal = { name: service };
    const matches = policies.trustOf(role).flatMap((statement): Match[] => {
      const grant = statement.appliesTo(principal) && statement.match(request);
      return grant ? [{ statement, grant }] : [];
    });
    const [match] = matches;
    if (!match || matches.some(({ statement }) => statement.effect === 'Deny')) {
      throw denied(request, principal, 'because the trust policy of the role does not allow it');
    }
    record(match);
    return { name: `arn:aws:sts::${assembly.account}:assumed-role/${role.ref}/${session}`, role };
  };

  const sourceContext = (sourceArn: string) =>
    contextOf({ 'aws:SourceArn': sourceArn, 'aws:SourceAccount': assembly.account });

  const sessionOf = (fn: Resource): Principal => {
    const known = sessions.get(fn);
    if (known) return known;
    const session = assume(
      'lambda.amazonaws.com',
      roleBy(fn.properties.Role),
      fn.ref,
      sourceContext(fn.attributes.Arn ?? ''),
    );
    sessions.set(fn, session);
    return session;
  };

  const roleBy = (arn: unknown): Resource => {
    const role = assembly.ofType('AWS::IAM::Role').find(({ attributes }) => attributes.Arn === arn);
    if (!role) throw new Error(`The role ${String(arn)} is not in the template`);
    return role;
  };

  const principalOf = (caller: Exclude<Caller, { kind: 'operator' }>): { principal: Principal; context: Context } => {
    if (caller.kind === 'function') return { principal: sessionOf(caller.fn), context: () => undefined };
    const { principal, sourceArn, roleArn } = caller;
    if (roleArn === undefined) return { principal: { name: principal }, context: sourceContext(sourceArn) };
    const source = sourceContext(principal === 'scheduler.amazonaws.com' ? groupOf(sourceArn) : sourceArn);
    return { principal: assume(principal, roleBy(roleArn), sessionName(sourceArn), source), context: () => undefined };
  };

  const allow = (requests: readonly AccessRequest[], principal: Principal, context: Context) => {
    const global = contextOf({
      // Loopback stands for TLS: what must not travel in the clear does not travel.
      'aws:SecureTransport': 'true',
      'aws:RequestedRegion': assembly.region,
      'aws:PrincipalArn': principal.role?.attributes.Arn,
      'aws:PrincipalAccount': principal.role && assembly.account,
      'kms:CallerAccount': assembly.account,
    });
    for (const request of requests) {
      const asked = { ...request, context: merge(request.context, context, global) };
      for (const match of decide(asked, principal, policies)) record(match);
    }
  };

  return {
    authorize(call: ApiCall) {
      if (call.caller.kind === 'operator') return;
      const { principal, context } = principalOf(call.caller);
      allow(requestsOf(call, assembly), principal, context);
    },

    authorizeInvoke(principal, sourceArn, fn) {
      const permission = permissions.find((one) => one.allows(principal, sourceArn, fn));
      if (!permission) {
        const request = {
          action: 'lambda:InvokeFunction',
          resource: fn.attributes.Arn ?? fn.ref,
          context: () => undefined,
        };
        throw denied(request, { name: principal }, `because no permission of the function allows it for ${sourceArn}`);
      }
      coverage.use('permission', permission.logicalId);
    },

    authorizeMapping(mapping) {
      const fn = assembly.ofType('AWS::Lambda::Function').find(({ ref, attributes }) => {
        return [ref, attributes.Arn].includes(textOf(mapping.properties.FunctionName));
      });
      if (!fn) throw new Error(`The function of mapping ${mapping.logicalId} is not in the template`);
      allow(mappingRequests(mapping, assembly), sessionOf(fn), () => undefined);
    },
  };
}

/** Scheduler assumes a role for a schedule's group, not for the schedule. */
function groupOf(scheduleArn: string): string {
  return scheduleArn.replace(/:schedule\/([^/]+)\/.*$/, ':schedule-group/$1');
}

function sessionName(sourceArn: string): string {
  return sourceArn.split(/[:/]/).at(-1) ?? 'session';
}
