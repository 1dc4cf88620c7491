import { Field, ObjectType } from 'type-graphql';
import type { Bilingual } from '../../core/messages';
import { type Lazy, LazyValue } from './lazy';

@ObjectType('LocalizedText', { simpleResolvers: true, description: 'A text in both languages.' })
export class LocalizedTextType {
  @Field(() => String, { description: 'In the language that the request asked for (`Accept-Language`).' })
  @LazyValue
  readonly text!: Lazy<string>;

  @Field(() => String)
  readonly indonesian!: string;

  @Field(() => String)
  readonly english!: string;
}

export function toText(text: Bilingual): LocalizedTextType {
  return { text: (_, { language }) => text[language], indonesian: text.id, english: text.en };
}
