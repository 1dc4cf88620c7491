import type { Json } from '../contracts';

export type Leaf = null | boolean | number | string;

/** Decides on the values found at a field; an absent field has none. */
export type ValueMatcher = (leaves: readonly Leaf[]) => boolean;

type Operator = (argument: Json, path: string) => ValueMatcher;

/** @throws Error for an operator that is not supported or an argument of the wrong shape */
export function compileMatcher(matcher: Json, path: string): ValueMatcher {
  if (matcher === null || typeof matcher !== 'object') return (leaves) => leaves.includes(matcher);
  const [name, argument] = singleEntry(matcher, path);
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator) throw unsupported(name, path);
  return operator(argument, path);
}

const operators: Readonly<Record<string, Operator>> = {
  prefix: (argument, path) => affix('prefix', argument, path),
  suffix: (argument, path) => affix('suffix', argument, path),
  'equals-ignore-case': (argument, path) => {
    const wanted = textOf(argument, path).toLowerCase();
    return anyText((value) => value.toLowerCase() === wanted);
  },
  exists: (argument, path) => {
    if (typeof argument !== 'boolean') throw malformed('exists', path);
    return (leaves) => leaves.length > 0 === argument;
  },
  numeric: (argument, path) => {
    const holds = compileComparisons(argument, path);
    return (leaves) => leaves.some((leaf) => typeof leaf === 'number' && holds(leaf));
  },
  'anything-but': (argument, path) => {
    const unwanted = compileUnwanted(argument, path);
    return (leaves) => leaves.some((leaf) => !unwanted([leaf]));
  },
};

function affix(name: 'prefix' | 'suffix', argument: Json, path: string): ValueMatcher {
  const has = (value: string, part: string) => (name === 'prefix' ? value.startsWith(part) : value.endsWith(part));
  if (typeof argument === 'string') return anyText((value) => has(value, argument));
  const [inner, text] = singleEntry(argument, path);
  if (inner !== 'equals-ignore-case') throw unsupported(`${name} with ${inner}`, path);
  const wanted = textOf(text, path).toLowerCase();
  return anyText((value) => has(value.toLowerCase(), wanted));
}

/** `anything-but` takes a value, a list of values, or one of the operators on text with a value or a list. */
function compileUnwanted(argument: Json, path: string): ValueMatcher {
  if (argument === null) throw malformed('anything-but', path);
  if (typeof argument !== 'object') return (leaves) => leaves.includes(argument);
  if (Array.isArray(argument)) {
    if (argument.length === 0 || argument.some((item) => item === null || typeof item === 'object')) {
      throw malformed('anything-but', path);
    }
    return (leaves) => leaves.some((leaf) => argument.includes(leaf));
  }
  const [name, inner] = singleEntry(argument, path);
  const operator = ['prefix', 'suffix', 'equals-ignore-case'].includes(name) ? operators[name] : undefined;
  if (!operator) throw unsupported(`anything-but with ${name}`, path);
  const matchers = (Array.isArray(inner) ? inner : [inner]).map((one) => operator(one, path));
  return (leaves) => matchers.some((matches) => matches(leaves));
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

function compileComparisons(argument: Json, path: string): (value: number) => boolean {
  if (!Array.isArray(argument) || argument.length === 0 || argument.length % 2 !== 0) throw malformed('numeric', path);
  const checks: ((value: number) => boolean)[] = [];
  for (let index = 0; index < argument.length; index += 2) {
    const sign = String(argument[index]);
    const compare = Object.hasOwn(comparisons, sign) ? comparisons[sign] : undefined;
    const limit = argument[index + 1];
    if (!compare || typeof limit !== 'number') throw malformed('numeric', path);
    checks.push((value) => compare(value, limit));
  }
  return (value) => checks.every((holds) => holds(value));
}

function anyText(test: (value: string) => boolean): ValueMatcher {
  return (leaves) => leaves.some((leaf) => typeof leaf === 'string' && test(leaf));
}

function singleEntry(value: Json, path: string): [string, Json] {
  const entries = value === null || typeof value !== 'object' || Array.isArray(value) ? [] : Object.entries(value);
  const [entry] = entries;
  if (!entry || entries.length > 1) throw new Error(`The pattern at ${path} needs a value or one operator`);
  return entry;
}

function textOf(value: Json, path: string): string {
  if (typeof value !== 'string') throw new Error(`The pattern at ${path} needs a text`);
  return value;
}

function malformed(operator: string, path: string): Error {
  return new Error(`The argument of ${operator} at ${path} has the wrong shape`);
}

function unsupported(operator: string, path: string): Error {
  return new Error(
    `The operator ${operator} at ${path} is not supported; use one of ${Object.keys(operators).join(', ')}`,
  );
}
