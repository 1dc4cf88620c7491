import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Reads } from '../../../core/ports';
import { createQueries } from '../query';
import { enrollmentReads } from './enrollment-reads';
import { evaluationReads } from './evaluation-reads';
import { improvementReads } from './improvement-reads';
import { incentiveReads } from './incentive-reads';
import { journalReads } from './journal-reads';
import { peopleReads } from './people-reads';
import { personScreen } from './person-screen';
import { privacyReads } from './privacy-reads';
import { runReads } from './run-reads';
import { trailReads } from './trail-reads';
import { trainingReads } from './training-reads';

/** All named access patterns, by area. */
export function createReads(client: DynamoDBDocumentClient, tableName: string): Reads {
  const queries = createQueries(client, tableName);
  return {
    ...peopleReads(queries),
    ...trainingReads(queries),
    ...enrollmentReads(queries),
    ...evaluationReads(queries),
    ...incentiveReads(queries),
    ...improvementReads(queries),
    ...privacyReads(queries),
    ...runReads(queries),
    ...journalReads(queries),
    ...trailReads(queries),
    ...personScreen(queries),
  };
}
