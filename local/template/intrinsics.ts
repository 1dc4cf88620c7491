import type { Json, JsonObject } from '../contracts';
import { Unresolvable } from './template-error';

/** What the intrinsic functions of one stack refer to. */
export interface Scope {
  /** A resource's `Ref` or a pseudo-parameter; undefined is `AWS::NoValue`. */
  ref(name: string): string | undefined;
  attribute(logicalId: string, attribute: string): string;
  imported(exportName: string): string;
}

type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;

/**
 * Replaces every intrinsic function in `value`. `AWS::NoValue` removes the property or element that holds it.
 *
 * @throws Unresolvable for a function outside the closed list, a wrong argument or an unknown reference.
 */
export function resolve(value: Json, scope: Scope): Json | undefined {
  if (typeof value === 'string') return literal(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
  const keys = Object.keys(value);
  const name = keys.find((key) => key === 'Ref' || key.startsWith('Fn::'));
  if (name === undefined) return resolveEach(value, scope);
  const intrinsic = intrinsics[name];
  if (!intrinsic) {
    throw new Unresolvable(
      `${name} is not among the intrinsic functions that are supported`,
      `Use ${Object.keys(intrinsics).join(', ')}, or decide it in the CDK app`,
    );
  }
  if (keys.length > 1) throw new Unresolvable(`${name} stands beside other keys`, 'Give it an object of its own');
  return intrinsic(value[name] ?? null, scope);
}

function resolveEach(value: JsonObject, scope: Scope): JsonObject {
  const resolved: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const result = resolve(item, scope);
    if (result !== undefined) resolved[key] = result;
  }
  return resolved;
}

function literal(value: string): string {
  if (!value.includes('{{resolve:')) return value;
  throw new Unresolvable(
    `the dynamic reference ${value} cannot be read on this machine`,
    'Pass the value by reference',
  );
}

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(text(argument, 'Ref', scope)),

  'Fn::GetAtt': (argument, scope) => {
    if (typeof argument === 'string') return attributeAt(argument, scope);
    const [logicalId, attribute] = list(argument, 'Fn::GetAtt', scope);
    return scope.attribute(text(logicalId, 'Fn::GetAtt', scope), text(attribute, 'Fn::GetAtt', scope));
  },

  'Fn::Join': (argument, scope) => {
    const [separator, parts] = pair(argument, 'Fn::Join');
    return list(parts, 'Fn::Join', scope)
      .map((part) => text(part, 'Fn::Join', scope))
      .join(text(separator, 'Fn::Join', scope));
  },

  'Fn::Split': (argument, scope) => {
    const [separator, whole] = pair(argument, 'Fn::Split');
    return text(whole, 'Fn::Split', scope).split(text(separator, 'Fn::Split', scope));
  },

  'Fn::Select': (argument, scope) => {
    const [index, items] = pair(argument, 'Fn::Select');
    const chosen = list(items, 'Fn::Select', scope)[Number(text(index, 'Fn::Select', scope))];
    if (chosen === undefined)
      throw new Unresolvable('Fn::Select names an element that is not there', 'Correct its index');
    return chosen;
  },

  'Fn::Sub': (argument, scope) => {
    const [template, variables] = Array.isArray(argument) ? pair(argument, 'Fn::Sub') : [argument, {}];
    if (typeof template !== 'string') throw malformed('Fn::Sub');
    return literal(template.replace(/\$\{([^}]+)\}/g, (_, name: string) => substitute(name, variables, scope)));
  },

  'Fn::ImportValue': (argument, scope) => scope.imported(text(argument, 'Fn::ImportValue', scope)),
};

function substitute(name: string, variables: Json, scope: Scope): string {
  if (name.startsWith('!')) return `\${${name.slice(1)}}`;
  const variable = (variables as JsonObject | null)?.[name];
  if (variable !== undefined) return text(variable, 'Fn::Sub', scope);
  return name.includes('.') ? attributeAt(name, scope) : (scope.ref(name) ?? '');
}

function attributeAt(path: string, scope: Scope): string {
  const dot = path.indexOf('.');
  if (dot < 0) throw malformed('Fn::GetAtt');
  return scope.attribute(path.slice(0, dot), path.slice(dot + 1));
}

function pair(argument: Json, name: string): [Json, Json] {
  if (!Array.isArray(argument) || argument.length !== 2) throw malformed(name);
  return argument as [Json, Json];
}

function list(argument: Json, name: string, scope: Scope): Json[] {
  const resolved = resolve(argument, scope);
  if (!Array.isArray(resolved)) throw malformed(name);
  return resolved;
}

function text(argument: Json | undefined, name: string, scope: Scope): string {
  const resolved = argument === undefined ? undefined : resolve(argument, scope);
  if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
  if (typeof resolved !== 'string') throw malformed(name);
  return resolved;
}

function malformed(name: string): Unresolvable {
  return new Unresolvable(`${name} has an argument of the wrong shape`, `See the CloudFormation reference of ${name}`);
}
