import { Field, Float, ID, InputType } from 'type-graphql';

@InputType('AnswerInput', {
  description: 'One item’s answer: exactly one of `number`, `choice`, `choices` and `text`.',
})
export class AnswerInput {
  @Field(() => String, { description: 'Code of the item.' })
  readonly item!: string;

  @Field(() => Float, { nullable: true })
  readonly number?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of an option.' })
  readonly choice?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of options.' })
  readonly choices?: readonly string[] | null;

  @Field(() => String, { nullable: true })
  readonly text?: string | null;
}

@InputType('SubmitResponseInput')
export class SubmitResponseInput {
  @Field(() => ID)
  readonly taskId!: string;

  @Field(() => [AnswerInput], { description: 'Items without an answer are left out.' })
  readonly answers!: readonly AnswerInput[];
}
