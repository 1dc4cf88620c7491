import { Field, InputType } from 'type-graphql';
import type { Bilingual } from '../../core/messages';

@InputType('LocalizedTextInput', { description: 'A text in both languages.' })
export class LocalizedTextInput {
  @Field(() => String)
  readonly indonesian!: string;

  @Field(() => String)
  readonly english!: string;
}

export const textOf = ({ indonesian, english }: LocalizedTextInput): Bilingual => ({ id: indonesian, en: english });
