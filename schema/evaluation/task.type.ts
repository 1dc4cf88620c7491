import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RaterKind, Task } from '../../core/evaluation/evaluation';
import type { SightOfTask } from '../../core/evaluation/sights';
import { encodeTaskId } from '../../core/evaluation/task-id';
import { type TaskStatus, taskStatus } from '../../core/evaluation/task-status';
import type { Instant, LocalDate } from '../../core/time';
import { RaterKindEnum, TaskStatusEnum } from '../common/enums';
import { type Lazy, LazyValue, reference } from '../common/lazy';
import { waveId } from '../common/node-id';
import { InstantScalar, LocalDateScalar } from '../common/scalars';
import { AgencyType, toAgency } from '../people/agency.type';
import { PersonType, toPerson } from '../people/person.type';
import { TrainingType, toTraining } from '../training/training.type';

@ObjectType('Task', { simpleResolvers: true, description: 'One rater’s duty in an evaluation.' })
export class TaskType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly waveId!: string;

  @Field(() => String, { description: 'The wave’s name in the evaluation plan.' })
  readonly waveCode!: string;

  @Field(() => TrainingType)
  @LazyValue
  readonly training!: Lazy<TrainingType>;

  @Field(() => PersonType, { nullable: true, description: 'Who is evaluated; who answers sees the name.' })
  readonly person!: PersonType | null;

  @Field(() => AgencyType, { nullable: true, description: 'Which agency is asked, in a wave of level RESULTS.' })
  @LazyValue
  readonly agency!: Lazy<AgencyType> | null;

  @Field(() => RaterKindEnum)
  readonly raterKind!: RaterKind;

  @Field(() => TaskStatusEnum)
  @LazyValue
  readonly status!: Lazy<TaskStatus>;

  @Field(() => InstantScalar)
  readonly opensAt!: Instant;

  @Field(() => InstantScalar)
  readonly closesAt!: Instant;

  @Field(() => LocalDateScalar)
  readonly dueDate!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true })
  readonly answeredOn!: LocalDate | null;

  @Field(() => String, { nullable: true })
  readonly voidReason!: string | null;

  @Field(() => Int)
  readonly version!: number;
}

export const toTask =
  (sightOf: SightOfTask) =>
  (task: Task): TaskType => {
    const { trainingId, waveCode, subjectId, raterKind } = task;
    const ofAgency = raterKind === 'AGENCY';
    return {
      ...task,
      id: encodeTaskId(task),
      waveId: waveId(trainingId, waveCode),
      training: reference((loaders) => loaders.training, trainingId, toTraining),
      person: ofAgency ? null : toPerson(subjectId, sightOf(task)),
      agency: ofAgency ? reference((loaders) => loaders.agency, subjectId, toAgency) : null,
      status: (_, { deps }) => taskStatus(task, deps.clock.now()),
    };
  };
