import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { buildApiSchema } from '../../../schema/build-schema';

const root = join(__dirname, '../../..');
const schema = buildApiSchema();

const operations = join(root, 'local/explorer/operations');

it.each(readdirSync(operations))('the ready operations in %s fit the schema', (file) => {
  expect(validate(schema, parse(readFileSync(join(operations, file), 'utf8')))).toEqual([]);
});

it('the examples of docs/graphql.md fit the schema', () => {
  const text = readFileSync(join(root, 'docs/graphql.md'), 'utf8');
  const examples = [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, example = '']) => example);
  expect(examples.length).toBeGreaterThan(3);
  for (const example of examples) expect(validate(schema, parse(example))).toEqual([]);
});
