import { JournalResolver } from './audit/journal.resolver';
import { AttendanceResolver } from './enrollment/attendance.resolver';
import { EnrollmentResolver } from './enrollment/enrollment.resolver';
import { EvaluationResolver } from './evaluation/evaluation.resolver';
import { PlanResolver } from './evaluation/plan.resolver';
import { RollUpResolver } from './evaluation/roll-up.resolver';
import { ImprovementResolver } from './improvement/improvement.resolver';
import { ApprovalResolver } from './incentive/approval.resolver';
import { AwardResolver } from './incentive/award.resolver';
import { BudgetResolver } from './incentive/budget.resolver';
import { SchemeResolver } from './incentive/scheme.resolver';
import { JpResolver } from './jp/jp.resolver';
import { LabelsResolver } from './labels/labels.resolver';
import { ParticipationResolver } from './participation/participation.resolver';
import { AgencyResolver } from './people/agency.resolver';
import { PartnerResolver } from './people/partner.resolver';
import { PersonResolver } from './people/person.resolver';
import { PrivacyResolver } from './privacy/privacy.resolver';
import { ReportResolver } from './report/report.resolver';
import { ProgramResolver } from './training/program.resolver';
import { TrainingResolver } from './training/training.resolver';

/**
 * What auditors may ask as well as others: queries alone, none of which needs the vault. Whoever adds a mutation to one
 * of these classes gets an audit schema with mutations, and a test that fails.
 */
export const auditedQueries = [
  LabelsResolver,
  AgencyResolver,
  PartnerResolver,
  PersonResolver,
  ProgramResolver,
  TrainingResolver,
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
  JpResolver,
  ParticipationResolver,
  JournalResolver,
] as const;
