import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { auditedQueries } from './audited-queries';
import { DashboardResolver } from './dashboard/dashboard.resolver';
import { AttendanceCommandsResolver } from './enrollment/attendance-commands.resolver';
import { EnrollmentCommandsResolver } from './enrollment/enrollment-commands.resolver';
import { AnsweringResolver } from './evaluation/answering.resolver';
import { PlanCommandsResolver } from './evaluation/plan-commands.resolver';
import { TaskCommandsResolver } from './evaluation/task-commands.resolver';
import { TextAnswersResolver } from './evaluation/text-answers.resolver';
import { ImprovementCommandsResolver } from './improvement/improvement-commands.resolver';
import { ApprovalCommandsResolver } from './incentive/approval-commands.resolver';
import { BudgetCommandsResolver } from './incentive/budget-commands.resolver';
import { LeaderboardResolver } from './incentive/leaderboard.resolver';
import { SchemeCommandsResolver } from './incentive/scheme-commands.resolver';
import { AgencyCommandsResolver } from './people/agency-commands.resolver';
import { MeResolver } from './people/me.resolver';
import { NipResolver } from './people/nip.resolver';
import { PartnerCommandsResolver } from './people/partner-commands.resolver';
import { PersonCommandsResolver } from './people/person-commands.resolver';
import { PrivacyCommandsResolver } from './privacy/privacy-commands.resolver';
import { CertificateResolver } from './report/certificate.resolver';
import { type BuildOptions, schemaOptions } from './schema-options';
import { ProgramCommandsResolver } from './training/program-commands.resolver';
import { SessionResolver } from './training/session.resolver';
import { TrainingCommandsResolver } from './training/training-commands.resolver';

/** The schema of the API for all roles but the auditors'. */
export function buildApiSchema(options?: BuildOptions): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      ...auditedQueries,
      MeResolver,
      DashboardResolver,
      NipResolver,
      AgencyCommandsResolver,
      PartnerCommandsResolver,
      PersonCommandsResolver,
      ProgramCommandsResolver,
      TrainingCommandsResolver,
      SessionResolver,
      EnrollmentCommandsResolver,
      AttendanceCommandsResolver,
      AnsweringResolver,
      TaskCommandsResolver,
      TextAnswersResolver,
      PlanCommandsResolver,
      ImprovementCommandsResolver,
      PrivacyCommandsResolver,
      CertificateResolver,
      BudgetCommandsResolver,
      ApprovalCommandsResolver,
      SchemeCommandsResolver,
      LeaderboardResolver,
    ],
    ...schemaOptions(options),
  });
}
