import { Refusal } from '../common/refusal';

/** Which operations are run: any that fits the schema, or those of the list alone, named by their ids. */
export const operationPolicies = ['ANY', 'KNOWN'] as const;
export type OperationPolicy = (typeof operationPolicies)[number];

/**
 * The body of a request as the server takes it. An operation is named by `extensions.persistedQuery.sha256Hash` and has
 * no `query`. Where only known ones are run a text is refused before it is read, so that no answer to it tells anything of
 * the schema; elsewhere a text counts and an id beside it does not, for nobody registers operations by using them.
 * @throws Refusal PERSISTED_QUERY_ID_REQUIRED, PERSISTED_QUERY_NOT_SUPPORTED (another form of naming one)
 */
export function admit(body: unknown, policy: OperationPolicy): unknown {
  if (!isObject(body)) return body;
  const { query, extensions } = body;
  const persisted = isObject(extensions) ? extensions.persistedQuery : undefined;
  if (query === undefined) {
    if (persisted === undefined) return body;
    const readable = isObject(persisted) && persisted.version === 1 && typeof persisted.sha256Hash === 'string';
    if (!readable) throw new Refusal('PERSISTED_QUERY_NOT_SUPPORTED');
    return body;
  }
  if (policy === 'KNOWN') throw new Refusal('PERSISTED_QUERY_ID_REQUIRED');
  if (persisted === undefined) return body;
  const { extensions: _, ...rest } = body;
  return rest;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
