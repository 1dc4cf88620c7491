import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { CheckIn } from '../../core/enrollment/check-in';
import type { DecideNomination } from '../../core/enrollment/decide-nomination';
import type { DecideNominations } from '../../core/enrollment/decide-nominations';
import type { AttendanceStatus } from '../../core/enrollment/enrollment';
import type { Nominate } from '../../core/enrollment/nominate';
import type { RecordAttendance } from '../../core/enrollment/record-attendance';
import type { Withdraw } from '../../core/enrollment/withdraw';
import { AttendanceStatusEnum } from '../common/enums';

const DecisionEnum = { APPROVE: 'APPROVE', REJECT: 'REJECT' } as const;
registerEnumType(DecisionEnum, { name: 'Decision' });

@InputType('NominateInput')
export class NominateInput implements Nominate {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => [ID], { description: '1 to 20 people: all or none.' })
  readonly personIds!: readonly string[];
}

@InputType('DecisionInput')
export class DecisionInput implements Omit<DecideNomination, 'trainingId'> {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => DecisionEnum)
  readonly decision!: 'APPROVE' | 'REJECT';

  @Field(() => String, { nullable: true, description: 'Required for a rejection.' })
  readonly reason?: string;

  @Field(() => Int, { nullable: true, description: 'The enrollment’s.' })
  readonly expectedVersion?: number;
}

@InputType('DecideNominationInput')
export class DecideNominationInput extends DecisionInput implements DecideNomination {
  @Field(() => ID)
  readonly trainingId!: string;
}

@InputType('DecideNominationsInput')
export class DecideNominationsInput implements DecideNominations {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => [DecisionInput], { description: '1 to 20 people, in the order in which they get seats.' })
  readonly decisions!: readonly DecisionInput[];
}

@InputType('WithdrawInput')
export class WithdrawInput implements Withdraw {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field(() => String, { nullable: true })
  readonly reason?: string;
}

@InputType('CheckInInput')
export class CheckInInput implements CheckIn {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly sessionId!: string;
}

@InputType('AttendanceRecordInput')
export class AttendanceRecordInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => AttendanceStatusEnum)
  readonly status!: AttendanceStatus;
}

@InputType('RecordAttendanceInput')
export class RecordAttendanceInput implements RecordAttendance {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => ID)
  readonly sessionId!: string;

  @Field(() => [AttendanceRecordInput], { description: '1 to 45 people: all or none.' })
  readonly records!: readonly AttendanceRecordInput[];
}

@InputType('ScoreInput', { description: 'What is left out stays; `null` takes a mistaken score back.' })
export class ScoreInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => Float, { nullable: true, description: '0 to 100, two decimals.' })
  readonly preTest?: number | null;

  @Field(() => Float, { nullable: true, description: '0 to 100, two decimals.' })
  readonly postTest?: number | null;
}

@InputType('RecordScoresInput')
export class RecordScoresInput {
  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => [ScoreInput], { description: '1 to 45 people: all or none.' })
  readonly scores!: readonly ScoreInput[];
}
