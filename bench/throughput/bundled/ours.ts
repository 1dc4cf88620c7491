import { buildApiSchema } from '../../../schema/build-schema';
import { createServer } from '../../../schema/server';
import { compete } from '../contestant';

compete(createServer({ schema: buildApiSchema(), introspection: false, report: console.error }));
