import { isObjectType } from 'graphql';
import { buildAuditSchema } from '../../../schema/audit/build-audit-schema';
import { buildApiSchema } from '../../../schema/build-schema';
import { callsWith } from '../../integration/access/calls';
import { operationOf, rootsOf } from '../../integration/access/matrix';
import { expected, lines } from '../../integration/access/oracle';
import { followTheirNode, ownRules } from '../../integration/access/oracle-fields';
import { ids } from '../../integration/access/world';

const schemas = [buildApiSchema(), buildAuditSchema()];
const roots = schemas.flatMap((schema) => rootsOf(schema).map(([, type]) => type));
const operations = roots.flatMap((type) => Object.keys(type.getFields()));

/** Who is new decides who may: here first, then in the rules; `docs/access.md` is written from both. */
describe('the oracle of access', () => {
  it('names every operation, and every case that is asked', () => {
    expect(operations.filter((name) => !expected.has(name))).toEqual([]);
    const cases = Object.keys(callsWith(ids));
    expect(cases.filter((name) => !expected.has(name))).toEqual([]);
    expect([...expected.keys()].filter((name) => !cases.includes(name))).toEqual([]);
  });

  it('names each once, and none that the schema does not have', () => {
    const named = lines.flatMap((line) => line.operations);
    expect(named.filter((name, i) => named.indexOf(name) < i)).toEqual([]);
    expect(named.filter((name) => !operations.includes(operationOf(name)))).toEqual([]);
  });

  it('names every field of every type', () => {
    const own = ownRules.flatMap(({ fields }) => fields);
    const named = new Set([
      ...Object.entries(followTheirNode).flatMap(([type, fields]) =>
        fields.split(' ').map((field) => `${type}.${field}`),
      ),
      ...own,
      ...own.map((name) => name.replace(/^Person\./, 'PersonDetail.')),
    ]);
    const fields = schemas
      .flatMap((schema) => Object.values(schema.getTypeMap()))
      .filter(isObjectType)
      .filter((type) => !type.name.startsWith('__') && !roots.includes(type) && !/(Connection|Edge)$/.test(type.name))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(fields.filter((field) => !named.has(field))).toEqual([]);
    expect([...named].filter((field) => !fields.includes(field) && !field.endsWith('.'))).toEqual([]);
  });
});
