import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { buildAuditSchema } from '../../../schema/audit/build-audit-schema';
import { buildApiSchema } from '../../../schema/build-schema';
import { costOf } from '../../../schema/limits/cost';
import { limits } from '../../../schema/limits/limits';
import { shapesOf } from '../../../schema/limits/shape';

const root = join(__dirname, '../../..');
const schema = buildApiSchema();
const auditSchema = buildAuditSchema();
const schemaOf = (file: string) => (file === 'auditor.graphql' ? auditSchema : schema);

const operations = join(root, 'schema/operations');

const files = readdirSync(operations).filter((file) => file.endsWith('.graphql'));

it.each(files)('the ready operations in %s fit the schema', (file) => {
  expect(validate(schemaOf(file), parse(readFileSync(join(operations, file), 'utf8')))).toEqual([]);
});

it.each([
  ['graphql.md', schema],
  ['audit.md', auditSchema],
] as const)('the examples of docs/%s fit the schema', (file, its) => {
  const text = readFileSync(join(root, 'docs', file), 'utf8');
  const examples = [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, example = '']) => example);
  expect(examples.length).toBeGreaterThan(3);
  for (const example of examples) expect(validate(its, parse(example))).toEqual([]);
});

it('every ready operation stays within the limits, with the largest pages, and most of each is left', () => {
  const documents = files.map((file) => ({
    schema: schemaOf(file),
    document: parse(readFileSync(join(operations, file), 'utf8')),
  }));
  for (const shape of documents.flatMap(({ document }) => shapesOf(document))) {
    for (const [part, size] of Object.entries(shape)) {
      expect({ part, size, limit: size > limits[part as keyof typeof shape] * 0.6 }).toEqual({
        part,
        size,
        limit: false,
      });
    }
  }
  for (const { schema, document } of documents) {
    for (const operation of document.definitions) {
      if (operation.kind !== 'OperationDefinition') continue;
      expect(costOf({ schema, document, operation, variables: {} })).toBeLessThan(limits.cost * 0.8);
    }
  }
});
