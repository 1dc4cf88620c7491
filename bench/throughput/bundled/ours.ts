import { buildApiSchema } from '../../../schema/build-schema';
import { unlimited } from '../../../schema/limits/cost-budget';
import { createServer } from '../../../schema/server';
import { compete } from '../contestant';

compete(createServer({ schema: buildApiSchema(), introspection: false, budget: unlimited, report: console.error }));
