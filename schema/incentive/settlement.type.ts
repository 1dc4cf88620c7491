import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ApprovedExport } from '../../core/incentive/export-approved-awards';
import type { Settled } from '../../core/incentive/import-settlements';
import type { Stage } from '../../core/incentive/incentive';
import type { Recovery, RecoveryStatus } from '../../core/incentive/recovery';
import type { Language } from '../../core/messages';
import type { Instant } from '../../core/time';
import { connectionType } from '../common/connection';
import { RecoveryStatusEnum, StageEnum } from '../common/enums';
import { recoveryId } from '../common/node-id';
import { RowRefusalType, toRowRefusal } from '../common/refusal.type';
import { RupiahScalar } from '../common/rupiah';
import { InstantScalar } from '../common/scalars';
import { PersonType, toPerson } from '../people/person.type';
import { AwardType, toAward } from './award.type';

@ObjectType('ApprovedExport', { simpleResolvers: true, description: 'Approved awards for the payment office.' })
export class ApprovedExportType implements Omit<ApprovedExport, 'personIds' | 'role'> {
  @Field(() => String, { description: 'RFC 4180, its last line the totals. It names people.' })
  readonly csv!: string;

  @Field(() => Int)
  readonly count!: number;

  @Field(() => RupiahScalar)
  readonly total!: number;

  @Field(() => String, { description: 'SHA-256 of the file, as `sha256sum` prints it.' })
  readonly checksum!: string;

  @Field(() => Boolean, { description: 'Whether more is approved than fits into one file: pay these first.' })
  readonly more!: boolean;
}

@ObjectType('SettlementResult', { simpleResolvers: true, description: 'What became of one payment of a list.' })
export class SettlementResultType {
  @Field(() => ID)
  readonly awardId!: string;

  @Field(() => AwardType, { nullable: true, description: 'Null when it was refused.' })
  readonly award!: AwardType | null;

  @Field(() => RowRefusalType, { nullable: true })
  readonly refusal!: RowRefusalType | null;
}

export function toSettlementResult(settled: Settled, language: Language): SettlementResultType {
  if ('award' in settled) return { awardId: settled.id, award: toAward(settled.award), refusal: null };
  return { awardId: settled.id, award: null, refusal: toRowRefusal(settled.refusal, language) };
}

@ObjectType('Recovery', {
  simpleResolvers: true,
  description: 'Paid money that a correction takes back. Its budget is credited only when it is recovered.',
})
export class RecoveryType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => StageEnum)
  readonly stage!: Stage;

  @Field(() => PersonType)
  readonly person!: PersonType;

  @Field(() => String, { description: 'Reference of the payment.' })
  readonly payment!: string;

  @Field(() => RupiahScalar, { description: 'What has to come back, came back or was given up.' })
  readonly amount!: number;

  @Field(() => RupiahScalar, { description: 'Set off against a later increase of the award.' })
  readonly setOff!: number;

  @Field(() => RecoveryStatusEnum)
  readonly status!: RecoveryStatus;

  @Field(() => InstantScalar)
  readonly dueAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  readonly closedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: 'Reference of what was paid back, or why it was waived.' })
  readonly note!: string | null;
}

export const RecoveryConnection = connectionType('Recovery', () => RecoveryType);

export const toRecovery = (recovery: Recovery): RecoveryType => ({
  ...recovery,
  id: recoveryId(recovery),
  person: toPerson(recovery.personId, { standing: { personId: recovery.personId } }),
});
