import type { Resource } from './contracts';

/** The table with a stream: the vault has none. */
export function mainTableOf(resources: readonly Resource[]): Resource {
  const table = resources.find(
    ({ type, properties }) => type === 'AWS::DynamoDB::Table' && properties.StreamSpecification !== undefined,
  );
  if (table === undefined) throw new Error('The template has no table with a stream');
  return table;
}
