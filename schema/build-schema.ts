import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { JournalResolver } from './audit/journal.resolver';
import { ProofResolver } from './audit/proof.resolver';
import { DashboardResolver } from './dashboard/dashboard.resolver';
import { AttendanceResolver } from './enrollment/attendance.resolver';
import { EnrollmentResolver } from './enrollment/enrollment.resolver';
import { EvaluationResolver } from './evaluation/evaluation.resolver';
import { PlanResolver } from './evaluation/plan.resolver';
import { RollUpResolver } from './evaluation/roll-up.resolver';
import { ImprovementResolver } from './improvement/improvement.resolver';
import { ApprovalResolver } from './incentive/approval.resolver';
import { AwardResolver } from './incentive/award.resolver';
import { BudgetResolver } from './incentive/budget.resolver';
import { LeaderboardResolver } from './incentive/leaderboard.resolver';
import { SchemeResolver } from './incentive/scheme.resolver';
import { JpResolver } from './jp/jp.resolver';
import { LabelsResolver } from './labels/labels.resolver';
import { ParticipationResolver } from './participation/participation.resolver';
import { AgencyResolver } from './people/agency.resolver';
import { MeResolver } from './people/me.resolver';
import { PartnerResolver } from './people/partner.resolver';
import { PersonResolver } from './people/person.resolver';
import { PrivacyResolver } from './privacy/privacy.resolver';
import { ReportResolver } from './report/report.resolver';
import { ProgramResolver } from './training/program.resolver';
import { SessionResolver } from './training/session.resolver';
import { TrainingResolver } from './training/training.resolver';

export interface BuildOptions {
  /** Whether to verify the schema: at build and test time; at run time it is known to be good. */
  readonly check?: boolean;
}

/** The schema of the API for all roles. */
export function buildApiSchema({ check = false }: BuildOptions = {}): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      MeResolver,
      DashboardResolver,
      LabelsResolver,
      AgencyResolver,
      PartnerResolver,
      PersonResolver,
      ProgramResolver,
      TrainingResolver,
      SessionResolver,
      EnrollmentResolver,
      AttendanceResolver,
      EvaluationResolver,
      PlanResolver,
      RollUpResolver,
      ImprovementResolver,
      PrivacyResolver,
      ReportResolver,
      AwardResolver,
      BudgetResolver,
      ApprovalResolver,
      SchemeResolver,
      LeaderboardResolver,
      JpResolver,
      ParticipationResolver,
      JournalResolver,
      ProofResolver,
    ],
    // Types are validated by GraphQL, rules by the use cases.
    validate: false,
    skipCheck: !check,
  });
}
