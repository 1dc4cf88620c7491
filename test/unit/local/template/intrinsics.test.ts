// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes its references this way
import { resolve, type Scope } from '../../../../local/template/intrinsics';

const scope: Scope = {
  ref: (name) => (name === 'AWS::NoValue' ? undefined : `<${name}>`),
  attribute: (logicalId, attribute) => `<${logicalId}.${attribute}>`,
  imported: (name) => `<import ${name}>`,
};

it.each([
  ['a plain value', { a: [1, true, null, 'text'] }, { a: [1, true, null, 'text'] }],
  ['Ref', { Ref: 'Table' }, '<Table>'],
  ['GetAtt as list', { 'Fn::GetAtt': ['Table', 'Arn'] }, '<Table.Arn>'],
  ['GetAtt as text', { 'Fn::GetAtt': 'Table.Arn' }, '<Table.Arn>'],
  ['Join', { 'Fn::Join': ['/', ['a', { Ref: 'B' }, 3]] }, 'a/<B>/3'],
  ['Split', { 'Fn::Split': [':', 'a:b'] }, ['a', 'b']],
  ['Select of Split', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b'] }] }, 'b'],
  ['Sub', { 'Fn::Sub': '${AWS::Region}/${Table}/${Table.Arn}' }, '<AWS::Region>/<Table>/<Table.Arn>'],
  ['Sub with variables', { 'Fn::Sub': ['${x}-${Y}', { x: { Ref: 'X' } }] }, '<X>-<Y>'],
  ['Sub with a literal', { 'Fn::Sub': '${!stays}' }, '${stays}'],
  ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${S}:x' } }, '<import <S>:x>'],
  ['NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
  ['NoValue in a list', [{ Ref: 'AWS::NoValue' }, 1], [1]],
])('resolves %s', (_, value, expected) => {
  expect(resolve(value, scope)).toEqual(expected);
});

it.each([
  ['an index out of range', { 'Fn::Select': [2, ['a', 'b']] }, 'Fn::Select names an element that is not there'],
  ['a function with a neighbor', { Ref: 'A', other: 1 }, 'Ref stands beside other keys'],
  ['a function it does not know', { 'Fn::Base64': 'x' }, 'Fn::Base64 is not among the intrinsic functions'],
])('refuses %s', (_, value, message) => {
  expect(() => resolve(value, scope)).toThrow(message);
});
