import { contextOf } from '../../../../local/iam/access-request';
import { compileConditions } from '../../../../local/iam/conditions';

const key = 'aws:SourceArn';
const arn = 'arn:aws:events:ap-southeast-3:000000000000:rule/siger/ended';

it.each<[string, string | string[], string | undefined, boolean]>([
  ['StringEquals', ['a', 'b'], 'b', true],
  ['StringEquals', 'a', 'A', false],
  ['StringEquals', 'a', undefined, false],
  ['StringEqualsIfExists', 'a', undefined, true],
  ['StringEqualsIfExists', 'a', 'b', false],
  ['StringEqualsIgnoreCase', 'a', 'A', true],
  ['StringNotEquals', ['a', 'b'], 'c', true],
  ['StringNotEquals', ['a', 'b'], 'b', false],
  ['StringNotEquals', 'a', undefined, true],
  ['StringLike', 'a?c*', 'abcd', true],
  ['StringLike', 'a.c', 'abc', false],
  ['StringNotLike', 'a*', 'abc', false],
  ['ArnEquals', arn, arn, true],
  ['ArnLike', 'arn:aws:events:*:*:rule/siger/*', arn, true],
  ['ArnLike', 'arn:aws:*:rule/siger/*', arn, false],
  ['ArnNotLike', 'arn:aws:sqs:*:*:*', arn, true],
  ['Bool', 'true', 'True', true],
  ['Null', 'true', undefined, true],
  ['Null', 'true', 'a', false],
  ['Null', 'false', 'a', true],
  ['ForAllValues:StringEquals', 'a', undefined, true],
  ['ForAnyValue:StringEquals', 'a', undefined, false],
  ['ForAnyValue:StringLike', 'a*', 'ab', true],
])('%s %j given %s: %s', (operator, expected, given, holds) => {
  const condition = compileConditions({ [operator]: { [key]: expected } });
  expect(condition(contextOf({ [key]: given }))).toBe(holds);
});

it('needs every operator and key to hold, and knows keys in any case', () => {
  const condition = compileConditions({
    StringEquals: { 'AWS:sourcearn': 'a', 'aws:SourceAccount': '1' },
    Bool: { 'aws:SecureTransport': 'true' },
  });
  const given = { 'aws:SourceArn': 'a', 'aws:SourceAccount': '1', 'aws:SecureTransport': 'true' };
  expect(condition(contextOf(given))).toBe(true);
  for (const one of Object.keys(given)) expect(condition(contextOf({ ...given, [one]: 'x' }))).toBe(false);
});
