import type { Json, Resource } from '../contracts';
import { listOf, objectOf } from './shapes';

/** Who asks: a role in a session, or an AWS service by itself. */
export interface Principal {
  /** As AWS names it in messages: the ARN of the session, or the service's name. */
  readonly name: string;
  /** Absent when a service asks by itself. */
  readonly role?: Resource;
}

/** A statement names the principal itself, or its account, which then decides by its own policies. */
export type Grantee = 'itself' | 'account';

/** @throws Error for a kind of principal that is not supported */
export function compilePrincipals(element: Json | undefined): (principal: Principal) => Grantee | undefined {
  if (element === undefined) return () => 'itself';
  if (element === '*') return () => 'itself';
  const { AWS, Service, ...others } = objectOf(element);
  const [unknown] = Object.keys(others);
  if (unknown || typeof element === 'string') throw new Error(`the principal ${unknown ?? element} is not supported`);
  const services = listOf(Service).map(String);
  const named = listOf(AWS).map(String);
  return ({ name, role }) => {
    if (named.includes('*')) return 'itself';
    if (!role) return services.includes(name) ? 'itself' : undefined;
    const arn = role.attributes.Arn ?? '';
    if (named.includes(arn) || named.includes(name)) return 'itself';
    const account = arn.split(':')[4] ?? '';
    return named.includes(account) || named.includes(`arn:aws:iam::${account}:root`) ? 'account' : undefined;
  };
}
