import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationsFolder } from '../../../schema/operations/manifest';
import { readOperations } from '../../../schema/operations/read-operations';

const dir = mkdtempSync(join(tmpdir(), 'operations-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('reads operations by role, each with the comment and the variables above it', () => {
  writeFileSync(
    join(dir, 'agency-admin.graphql'),
    `# Who works here,
# page by page.
# variables: {"first": 10}
query People($first: Int!) { people(first: $first) { id } }

mutation Approve { approve { id } }
`,
  );
  writeFileSync(join(dir, 'notes.txt'), 'not an operation');
  expect(readOperations(dir)).toEqual({
    AGENCY_ADMIN: [
      {
        name: 'People',
        description: 'Who works here, page by page.',
        variables: '{\n  "first": 10\n}',
        query: 'query People($first: Int!) { people(first: $first) { id } }',
      },
      { name: 'Approve', description: '', variables: '{}', query: 'mutation Approve { approve { id } }' },
    ],
  });
});

it.each([
  ['query {', 'Syntax Error'],
  ['# variables: {first}\nquery A { a }', 'no JSON'],
])('names the file of what it can not read: %s', (text, message) => {
  writeFileSync(join(dir, 'agency-admin.graphql'), text);
  expect(() => readOperations(dir)).toThrow(message);
  expect(() => readOperations(dir)).toThrow('agency-admin.graphql');
});

it('reads the operations of the project', () => {
  expect(readOperations(operationsFolder).ALL).not.toHaveLength(0);
});
