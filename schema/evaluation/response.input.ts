import { Field, Float, ID, InputType, Int } from 'type-graphql';

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

  @Field(() => String, {
    nullable: true,
    description:
      'Your own for this submission, 16 to 64 letters, digits, `-` and `_`, best at random. Send the same again with a retry: it is then one submission, also where nobody can tell what you answered.',
  })
  readonly submissionKey?: string | null;
}

@InputType('SaveDraftInput')
export class SaveDraftInput {
  @Field(() => ID)
  readonly taskId!: string;

  @Field(() => Int, { defaultValue: 0, description: 'Of the draft that this one goes on from; 0 for the first.' })
  readonly expectedVersion!: number;

  @Field(() => [AnswerInput], { description: 'As far as there are any.' })
  readonly answers!: readonly AnswerInput[];
}
