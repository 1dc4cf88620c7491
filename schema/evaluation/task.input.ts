import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('TaskReasonInput')
export class TaskReasonInput {
  @Field(() => ID)
  readonly taskId!: string;

  @Field(() => Int)
  readonly expectedVersion!: number;

  @Field(() => String)
  readonly reason!: string;
}

@InputType('ReassignTaskInput')
export class ReassignTaskInput extends TaskReasonInput {
  @Field(() => ID, { description: 'Who answers instead: in service, and not asked about the same person already.' })
  readonly raterId!: string;
}
