import type { Reads } from '../../../../core/ports';
import { expectDocument } from '../../../support/generated-document';
import { withTable } from '../../../support/with-table';
import { accessPatternsDocument, type MeasuredPattern } from './document';
import { storedItems } from './items';
import { measure } from './measure';
import { patterns } from './patterns';

const names = Object.keys(patterns) as (keyof Reads)[];
const measured: MeasuredPattern[] = [];

test.each(names)('%s is one Query of one partition, for one row and for a hundred', async (name) => {
  const pattern = patterns[name];
  const many = pattern.atMost ?? 100;
  const [one, hundred] = [await measure(pattern, 1), await measure(pattern, many)];
  measured.push({ name, serves: pattern.serves, one, many: hundred });

  expect(hundred.rows).toBe(many);
  for (const { calls } of [one, hundred]) {
    expect(calls.map(({ operation }) => operation)).toEqual(['Query']);
    const input = calls[0]?.input ?? {};
    expect(input.KeyConditionExpression).toMatch(/^#pk = :pk( AND #sk (BETWEEN :from AND :to|<= :to|>= :from))?$/);
    expect(input).not.toHaveProperty('FilterExpression');
    // What decisions are made on is read consistently; an index cannot be.
    expect(input.ConsistentRead === true).toBe(input.IndexName === undefined);
  }
  expect(hundred.calls[0]?.input.KeyConditionExpression).toBe(one.calls[0]?.input.KeyConditionExpression);
});

test('docs/access-patterns.md says so', async () => {
  const table = await withTable();
  const items = await storedItems(table);
  await table.close();
  expect(measured.map(({ name }) => name)).toEqual(names);
  // DynamoDB Local reports two units for every transaction, so the document's figures are the other engine's.
  if (table.engine === 'dynoxide') expectDocument('docs/access-patterns.md', accessPatternsDocument(items, measured));
});
