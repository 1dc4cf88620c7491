import { createHash } from 'node:crypto';
import { buildApiSchema } from '../../../schema/build-schema';
import { unlimited } from '../../../schema/limits/cost-budget';
import { createKnownOperations } from '../../../schema/persisted/known-operations';
import { createServer } from '../../../schema/server';
import { compete } from '../contestant';
import { query } from '../screen';

/** The same server, with the operation in its list and named by its id. */
const id = createHash('sha256').update(query).digest('hex');
const known = createKnownOperations(async () => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id, name: 'Trainings', type: 'query', body: query }],
}));

compete(
  createServer({
    schema: buildApiSchema(),
    introspection: false,
    budget: unlimited,
    operations: { known, warn: console.error },
    report: console.error,
  }),
  { extensions: { persistedQuery: { version: 1, sha256Hash: id } } },
);
