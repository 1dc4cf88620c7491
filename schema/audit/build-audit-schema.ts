import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { auditedQueries } from '../audited-queries';
import { type BuildOptions, schemaOptions } from '../schema-options';
import { ProofResolver } from './proof.resolver';
import { TrailResolver } from './trail.resolver';

/** The schema of the auditors' endpoint. It has no mutations because none of its resolvers has one. */
export function buildAuditSchema(options?: BuildOptions): GraphQLSchema {
  return buildSchemaSync({ resolvers: [...auditedQueries, ProofResolver, TrailResolver], ...schemaOptions(options) });
}
