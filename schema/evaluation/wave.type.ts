import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Level, Wave, WaveStatus } from '../../core/evaluation/evaluation';
import { type Notice, viewNotice } from '../../core/notification/view-notice';
import type { Instant, LocalDate } from '../../core/time';
import { LevelEnum, WaveStatusEnum } from '../common/enums';
import { type Lazy, LazyValue } from '../common/lazy';
import { waveId } from '../common/node-id';
import { InstantScalar, LocalDateScalar } from '../common/scalars';

@ObjectType('WaveNotice', { simpleResolvers: true, description: 'The latest opening notice or reminder.' })
class WaveNoticeType implements Notice {
  @Field(() => InstantScalar)
  readonly at!: Instant;

  @Field(() => Int, { description: 'People who owed an answer.' })
  readonly people!: number;

  @Field(() => Int, { description: 'Those of them whom no mail reaches: without an address, or it came back.' })
  readonly unreachable!: number;
}

@ObjectType('Wave', { simpleResolvers: true, description: 'One evaluation of a training: `[opensAt, closesAt)`.' })
export class WaveType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly trainingId!: string;

  @Field(() => String, { description: 'Its name in the evaluation plan.' })
  readonly code!: string;

  @Field(() => LevelEnum)
  readonly level!: Level;

  @Field(() => WaveStatusEnum)
  readonly status!: WaveStatus;

  @Field(() => InstantScalar, {
    description: 'For one that opens with the end: the end, though it opens once completion is decided.',
  })
  readonly opensAt!: Instant;

  @Field(() => InstantScalar)
  readonly closesAt!: Instant;

  @Field(() => LocalDateScalar)
  readonly dueDate!: LocalDate;

  @Field(() => [InstantScalar], { description: 'When those who still owe an answer are reminded.' })
  readonly reminders!: readonly Instant[];

  @Field(() => Int)
  readonly remindersSent!: number;

  @Field(() => InstantScalar, { nullable: true })
  readonly openedAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  readonly closedAt!: Instant | null;

  @Field(() => WaveNoticeType, {
    nullable: true,
    description: 'For those who run the training and for administrators.',
  })
  @LazyValue
  readonly lastNotice!: Lazy<Notice | null>;
}

export const toWave = (wave: Wave): WaveType => ({
  ...wave,
  id: waveId(wave.trainingId, wave.code),
  lastNotice: async (_, { actor, loaders }) => viewNotice(actor, wave, () => loaders.training.load(wave.trainingId)),
});
