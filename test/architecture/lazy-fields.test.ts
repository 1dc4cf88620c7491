import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { buildApiSchema } from '../../schema/build-schema';
import { isLazy } from '../../schema/common/lazy';

const folder = join(__dirname, '../../schema');

it('every field that may hold a function in the place of its value is marked so', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.type.ts'),
  );
  const text = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const declared = text.match(/^ {2}readonly \w+!: Lazy</gm) ?? [];
  const marked = text.match(/^ {2}@LazyValue\n {2}readonly \w+!: Lazy</gm) ?? [];
  expect(declared.length).toBeGreaterThan(20);
  expect(marked).toHaveLength(declared.length);
  const fields = Object.values(buildApiSchema().getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()));
  // Some of them in several types, which extend one.
  expect(fields.filter(isLazy).length).toBeGreaterThanOrEqual(marked.length);
});
