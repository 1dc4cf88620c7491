import type { Assembly } from '../contracts';
import { compilePolicies } from './policies';
import { type Grant, grantId, type Statement } from './statement';

/** What a policy of a template allows or denies: one action on one resource. */
export interface DeclaredGrant extends Grant {
  /** Under which its use is reported to Coverage as kind `grant`. */
  readonly id: string;
  readonly effect: Statement['effect'];
  /** A function has it by its role; a service by a resource's policy, or by a role that it assumes. */
  readonly holder: 'function' | 'service';
}

/** All that the policies of an assembly allow or deny, so that a test can name what is never used. */
export function declaredGrants(assembly: Assembly): DeclaredGrant[] {
  const policies = compilePolicies(assembly);
  const rolesOfFunctions = new Set(assembly.ofType('AWS::Lambda::Function').map(({ properties }) => properties.Role));
  const ofFunctions = new Set(
    assembly
      .ofType('AWS::IAM::Role')
      .filter(({ attributes }) => rolesOfFunctions.has(attributes.Arn ?? ''))
      .flatMap((role) => policies.ofRole(role)),
  );
  return policies.all.flatMap((statement) => {
    const holder = ofFunctions.has(statement) ? 'function' : 'service';
    const { effect, grants } = statement;
    return grants.map((grant) => ({ ...grant, id: grantId(statement, grant), effect, holder }));
  });
}
