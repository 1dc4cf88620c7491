import {
  execute,
  type GraphQLFormattedError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  parse,
} from 'graphql';
import type { Actor } from '../../../core/access';
import { createContext } from '../../../schema/common/context';
import { formatError } from '../../../schema/common/errors';
import type { AllDeps } from '../../support/with-table';
import { type Asked, asking } from './asked';

/** Ends a command where it would commit, so that the world stays as it is. */
class WouldCommit extends Error {}

export interface Answer {
  /** `allowed`, or the code of the refusal. A command is allowed when it gets as far as its commit. */
  readonly outcome: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape follows from the schema
  readonly data: any;
  readonly errors: readonly GraphQLFormattedError[];
  readonly asked: Asked;
}

export type Ask = (actor: Actor, operation: string, variables: object) => Promise<Answer>;

/** The name of the operation that a case is of. */
export const operationOf = (name: string): string => name.split(':')[0] ?? name;

/** Asks a schema's operations one at a time, each with everything that its answer can contain. */
export function askerOf(schema: GraphQLSchema, deps: AllDeps): Ask {
  const documents = new Map(
    rootsOf(schema).flatMap(([kind, type]) =>
      Object.values(type.getFields()).map((field) => {
        const given = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
        const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
        const call = passed === '' ? field.name : `${field.name}(${passed})`;
        const text = `${kind} ${given === '' ? '' : `(${given})`} { ${call} ${selectionOf(field.type, [])} }`;
        return [field.name, parse(text)] as const;
      }),
    ),
  );
  return async (actor, operation, variables) => {
    const document = documents.get(operation);
    if (document === undefined) throw new Error(`the schema has no operation ${operation}`);
    const commit = async () => {
      throw new WouldCommit();
    };
    const caller = { actor, language: 'en', requestId: 'req-1', host: 'siger.test' } as const;
    const contextValue = createContext(caller, { ...deps, store: { ...deps.store, commit } });
    const asked: Asked = { authorized: new Set(), considered: new Set() };
    const { data, errors = [] } = await asking.run(asked, async () =>
      execute({ schema, document, contextValue, variableValues: { ...variables } }),
    );
    if (errors.some(({ originalError }) => originalError instanceof WouldCommit)) {
      return { outcome: 'allowed', data, errors: [], asked };
    }
    const formatted = errors.map((error) =>
      formatError(error.toJSON(), error, contextValue, (cause) => {
        throw cause;
      }),
    );
    const inside = formatted.find(({ path = [] }) => path.length > 1);
    if (inside !== undefined) throw new Error(`${operation} fails inside its answer: ${JSON.stringify(inside)}`);
    const [first] = formatted;
    const refused = first?.extensions?.code ?? refusalIn(data?.[operation]);
    return { outcome: refused === undefined ? 'allowed' : String(refused), data, errors: formatted, asked };
  };
}

export function rootsOf(schema: GraphQLSchema): (readonly ['query' | 'mutation', GraphQLObjectType])[] {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  return [...(query ? [['query', query] as const] : []), ...(mutation ? [['mutation', mutation] as const] : [])];
}

/** Operations on several things at once tell of each what became of it. */
function refusalIn(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((row) => row?.refusal?.code).find((code) => code !== undefined);
}

/** Everything of a type, until a type comes back within itself. */
function selectionOf(type: GraphQLOutputType, above: readonly string[]): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  if (above.includes(named.name)) return '{ __typename }';
  const fields = Object.values(named.getFields()).map(
    (field) => `${field.name} ${selectionOf(field.type, [...above, named.name])}`,
  );
  return `{ __typename ${fields.join(' ')} }`;
}

export interface Shown {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** Every object in an answer. */
export function objectsIn(value: unknown): Shown[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (value === null || typeof value !== 'object') return [];
  const own = '__typename' in value ? [value as Shown] : [];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}
