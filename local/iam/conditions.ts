import type { Json } from '../contracts';
import type { Context } from './access-request';
import { compileArnGlob, compileGlob } from './glob';
import { listOf, objectOf } from './shapes';

export type Condition = (context: Context) => boolean;

/** Whether a request's value satisfies one value of the policy. */
type Comparison = (expected: string) => (given: string) => boolean;

const equals: Comparison = (expected) => (given) => given === expected;
const arnLike: Comparison = (expected) => compileArnGlob(expected);
const like: Comparison = (expected) => compileGlob(expected);
const sameText: Comparison = (expected) => (given) => given.toLowerCase() === expected.toLowerCase();

/** A negated operator holds when no value of the policy matches, and when the request lacks the key. */
const operators = new Map<string, { readonly compare: Comparison; readonly negated: boolean }>([
  ['StringEquals', { compare: equals, negated: false }],
  ['StringNotEquals', { compare: equals, negated: true }],
  ['StringEqualsIgnoreCase', { compare: sameText, negated: false }],
  ['StringLike', { compare: like, negated: false }],
  ['StringNotLike', { compare: like, negated: true }],
  ['ArnEquals', { compare: arnLike, negated: false }],
  ['ArnNotEquals', { compare: arnLike, negated: true }],
  ['ArnLike', { compare: arnLike, negated: false }],
  ['ArnNotLike', { compare: arnLike, negated: true }],
  ['Bool', { compare: sameText, negated: false }],
]);

/** Condition keys whose value this runtime knows for each request that has one. */
const keys = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:RequestedRegion',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'dynamodb:LeadingKeys',
  'events:detail-type',
  'events:source',
  'iam:PassedToService',
  'kms:CallerAccount',
  'kms:EncryptionContext:*',
  'kms:EncryptionContextKeys',
  'kms:ViaService',
  's3:if-none-match',
  'ses:FromAddress',
].map((key) => compileGlob(key, 'i'));

/**
 * Compiles the `Condition` element of a statement: all of its operators and keys must hold.
 *
 * @throws Error for an operator or a key that the runtime could not decide truthfully.
 */
export function compileConditions(element: Json | undefined): Condition {
  const conditions = Object.entries(objectOf(element)).flatMap(([operator, block]) =>
    Object.entries(objectOf(block)).map(([key, value]) => compileCondition(operator, key, listOf(value).map(String))),
  );
  return (context) => conditions.every((holds) => holds(context));
}

function compileCondition(operator: string, key: string, expected: readonly string[]): Condition {
  if (!keys.some((known) => known(key))) throw new Error(`the condition key ${key} is not supported`);
  if (operator === 'Null') return (context) => (context(key) === undefined) === (expected[0] === 'true');

  const [, qualifier, name = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const known = operators.get(name);
  if (!known) throw new Error(`the condition operator ${operator} is not supported`);
  if (expected.some((value) => value.includes('${')))
    throw new Error(`the variable in ${expected.join()} is not supported`);

  const comparisons = expected.map(known.compare);
  const holds = (given: string) => comparisons.some((matches) => matches(given)) !== known.negated;
  return (context) => {
    const given = context(key);
    if (qualifier === 'ForAllValues') return (given ?? []).every(holds);
    if (qualifier === 'ForAnyValue') return (given ?? []).some(holds);
    if (given === undefined) return ifExists !== undefined || known.negated;
    return known.negated ? given.every(holds) : given.some(holds);
  };
}
