import { registerEnumType } from 'type-graphql';
import { roles } from '../../core/access';
import { certificateStates } from '../../core/enrollment/certificate-validity';
import { attendanceSources, attendanceStatuses, enrollmentStatuses } from '../../core/enrollment/enrollment';
import { levels, raterKinds, waveStatuses } from '../../core/evaluation/evaluation';
import { taskStatuses } from '../../core/evaluation/task-status';
import { findingRules } from '../../core/improvement/findings';
import { findingStatuses } from '../../core/improvement/outcome';
import { recommendationStatuses } from '../../core/improvement/recommendation';
import { batchStatuses } from '../../core/incentive/award-batch';
import { gates } from '../../core/incentive/basis';
import { explanationTopics } from '../../core/incentive/explanation';
import { awardStatuses, budgetReasons, components, outcomes, stages } from '../../core/incentive/incentive';
import { dutyStates, gateStates } from '../../core/incentive/prospects';
import { recoveryStatuses } from '../../core/incentive/recovery';
import { jpBases } from '../../core/jp/jp';
import { type LabelledEnum, labels } from '../../core/labels';
import { type Bilingual, languages } from '../../core/messages';
import { consentPurposes } from '../../core/people/consent';
import { agencyKinds, employmentTypes, mailStatuses, partnerKinds, positionKinds } from '../../core/people/people';
import { dataSections } from '../../core/privacy/data-sections';
import { correctableFields, privacyRights, privacyStatuses, refusalGrounds } from '../../core/privacy/privacy';
import {
  deliveries,
  objectiveKinds,
  sessionStatuses,
  trainingCategories,
  trainingKinds,
  trainingStatuses,
} from '../../core/training/training';

/** A GraphQL enum of a core list of values; each value is described by its label in both languages. */
function enumOf<V extends string>(name: LabelledEnum, values: readonly V[]): { readonly [K in V]: K } {
  const object = Object.fromEntries(values.map((value) => [value, value])) as { [K in V]: K };
  const texts = labels[name] as Readonly<Record<string, Bilingual>>;
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: `${texts[value]?.id} · ${texts[value]?.en}` }]),
  ) as { [K in V]: { description: string } };
  registerEnumType(object, { name, valuesConfig });
  return object;
}

export const RoleEnum = enumOf('Role', roles);
export const EmploymentTypeEnum = enumOf('EmploymentType', employmentTypes);
export const LanguageEnum = enumOf('Language', languages);
export const MailStatusEnum = enumOf('MailStatus', mailStatuses);
export const PositionKindEnum = enumOf('PositionKind', positionKinds);
export const AgencyKindEnum = enumOf('AgencyKind', agencyKinds);
export const PartnerKindEnum = enumOf('PartnerKind', partnerKinds);
export const ConsentPurposeEnum = enumOf('ConsentPurpose', consentPurposes);
export const PrivacyRightEnum = enumOf('PrivacyRight', privacyRights);
export const PrivacyStatusEnum = enumOf('PrivacyStatus', privacyStatuses);
export const RefusalGroundEnum = enumOf('RefusalGround', refusalGrounds);
export const CorrectableFieldEnum = enumOf('CorrectableField', correctableFields);
export const DataSectionEnum = enumOf('DataSection', dataSections);
export const JpBasisEnum = enumOf('JpBasis', jpBases);
export const TrainingKindEnum = enumOf('TrainingKind', trainingKinds);
export const TrainingCategoryEnum = enumOf('TrainingCategory', trainingCategories);
export const DeliveryEnum = enumOf('Delivery', deliveries);
export const TrainingStatusEnum = enumOf('TrainingStatus', trainingStatuses);
export const SessionStatusEnum = enumOf('SessionStatus', sessionStatuses);
export const ObjectiveKindEnum = enumOf('ObjectiveKind', objectiveKinds);
export const EnrollmentStatusEnum = enumOf('EnrollmentStatus', enrollmentStatuses);
export const CertificateStateEnum = enumOf('CertificateState', certificateStates);
export const AttendanceStatusEnum = enumOf('AttendanceStatus', attendanceStatuses);
export const AttendanceSourceEnum = enumOf('AttendanceSource', attendanceSources);
export const LevelEnum = enumOf('Level', levels);
export const RaterKindEnum = enumOf('RaterKind', raterKinds);
export const FindingRuleEnum = enumOf('FindingRule', findingRules);
export const FindingStatusEnum = enumOf('FindingStatus', findingStatuses);
export const RecommendationStatusEnum = enumOf('RecommendationStatus', recommendationStatuses);
export const WaveStatusEnum = enumOf('WaveStatus', waveStatuses);
export const TaskStatusEnum = enumOf('TaskStatus', taskStatuses);
export const StageEnum = enumOf('Stage', stages);
export const ComponentEnum = enumOf('Component', components);
export const OutcomeEnum = enumOf('Outcome', outcomes);
export const AwardStatusEnum = enumOf('AwardStatus', awardStatuses);
export const BudgetReasonEnum = enumOf('BudgetReason', budgetReasons);
export const ExplanationTopicEnum = enumOf('ExplanationTopic', explanationTopics);
export const BatchStatusEnum = enumOf('BatchStatus', batchStatuses);
export const GateEnum = enumOf('Gate', gates);
export const GateStateEnum = enumOf('GateState', gateStates);
export const DutyStateEnum = enumOf('DutyState', dutyStates);
export const RecoveryStatusEnum = enumOf('RecoveryStatus', recoveryStatuses);
