import { readFileSync } from 'node:fs';
import { isInputObjectType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { buildAuditSchema } from '../../../schema/audit/build-audit-schema';
import { buildApiSchema } from '../../../schema/build-schema';
import { auditSchemaFile, printed, schemaFile } from '../../../schema/emit';

const schema = buildApiSchema({ check: true });

describe('the schema', () => {
  it('is valid and is what schema/schema.graphql shows', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(printed(schema));
  });

  it('of auditors is what schema/audit.graphql shows, and has nothing that changes anything', () => {
    const audit = buildAuditSchema({ check: true });
    expect(readFileSync(auditSchemaFile, 'utf8')).toBe(printed(audit));
    expect(audit.getMutationType()).toBeUndefined();
    expect(audit.getSubscriptionType()).toBeUndefined();
  });

  it('answers every list that can grow with a connection', () => {
    const { Query } = schema.getTypeMap();
    const fields = isObjectType(Query) ? Object.values(Query.getFields()) : [];
    const paged = fields.filter(({ type }) => String(type).endsWith('Connection!'));
    expect(paged.length).toBeGreaterThan(10);
    for (const { name, args } of paged) {
      expect({ name, args: args.map((arg) => arg.name) }).toEqual({
        name,
        args: expect.arrayContaining(['first', 'after']),
      });
    }
    // Bounded by their nature: enums, years and versions of a program, waves of a training, items of an instrument, offices of a region.
    const plain = fields.filter(({ type }) => String(type).startsWith('['));
    expect(plain.map(({ name }) => name).sort()).toEqual([
      'budgets',
      'compareTraining',
      'evaluationPlans',
      'instruments',
      'jpAttainment',
      'labels',
      'myAnswers',
      'participation',
      'previewEvaluationPlan',
      'programDesigns',
      'programTrend',
      'results',
      'rollUps',
      'schemes',
      'textAnswers',
    ]);
  });

  it('keeps to names that survive minification', () => {
    const own = Object.values(schema.getTypeMap()).filter(
      (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
    );
    for (const { name } of own) expect(name).toMatch(/^[A-Z][A-Za-z]{2,}$|^Me$/);
    for (const type of own.filter(isInputObjectType)) expect(type.name).toMatch(/Input$|Filter$/);
  });
});
