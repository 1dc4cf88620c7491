import { CfnResource, CustomResource, NestedStack, type Stack } from 'aws-cdk-lib';
import { environmentNamed } from '../../infra/config';
import { environmentNames } from '../../infra/config/environment';
import { addPlatform } from '../../infra/platform';
import { executedTypes, inertTypes } from '../../infra/resource-types';
import { isExecuted, isInert } from '../../local/template/resource-types';
import { type Json, settingOf, synthesize, testApp } from './synthesis';

const intrinsics = ['Ref', 'Fn::GetAtt', 'Fn::Join', 'Fn::Sub', 'Fn::Select', 'Fn::Split', 'Fn::ImportValue'];

describe.each(environmentNames)('the template of %s', (name) => {
  const { templates, resources } = synthesize(environmentNamed(name));

  it('has resources of the closed list only', () => {
    const allowed = new Set<string>([...executedTypes, ...Object.keys(inertTypes)]);
    expect(resources.filter(({ type }) => !allowed.has(type))).toEqual([]);
  });

  it('has no parameter, condition, mapping, rule or transform', () => {
    for (const template of Object.values(templates)) {
      expect(Object.keys(template).sort()).toEqual(['Description', 'Outputs', 'Resources']);
    }
  });

  it('uses only the intrinsic functions that the local runtime resolves', () => {
    const used = new Set(Object.values(templates).flatMap((template) => functionsIn(template as unknown as Json)));
    expect([...used].filter((each) => !intrinsics.includes(each))).toEqual([]);
  });

  it('names no account and no region', () => {
    const text = JSON.stringify(templates);
    expect(text).not.toMatch(/\b(?:ap|us|eu)-[a-z]+-\d\b/);
    expect(text).not.toMatch(/:\d{12}:/);
  });
});

function functionsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(functionsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(/^(?:Ref$|Fn::)/.test(key) ? [key] : []),
    ...functionsIn(item),
  ]);
}

describe('another type fails the synth', () => {
  const adding = (add: (stack: Stack) => unknown) => (): void => {
    const app = testApp();
    add(addPlatform(app, settingOf(environmentNamed('dev'))).stateless);
    app.synth();
  };

  it('with the way out', () => {
    expect(adding((stack) => new CfnResource(stack, 'Machine', { type: 'AWS::StepFunctions::StateMachine' }))).toThrow(
      'siger-dev-stateless/Machine is an AWS::StepFunctions::StateMachine, which is not on the closed list',
    );
  });

  it('also a custom resource and a nested stack', () => {
    expect(adding((stack) => new CustomResource(stack, 'Custom', { serviceToken: 'x' }))).toThrow('CustomResource');
    expect(adding((stack) => new NestedStack(stack, 'Nested'))).toThrow('AWS::CloudFormation::Stack');
  });
});

it('is the list that the local runtime honors', () => {
  expect(executedTypes.filter((type) => !isExecuted(type))).toEqual([]);
  expect(Object.keys(inertTypes).filter((type) => !isInert(type))).toEqual([]);
  expect(isExecuted('AWS::StepFunctions::StateMachine') || isInert('AWS::StepFunctions::StateMachine')).toBe(false);
});

it('knows its environments by name', () => {
  expect(() => environmentNamed('test')).toThrow('No environment "test": choose -c env=dev|staging|prod.');
});
