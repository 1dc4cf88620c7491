import { Field, ObjectType } from 'type-graphql';
import { labels } from '../../core/labels';
import type { Bilingual } from '../../core/messages';
import { LocalizedTextType, toText } from '../common/text.type';

@ObjectType('ValueLabel', { simpleResolvers: true })
export class ValueLabelType {
  @Field(() => String)
  readonly value!: string;

  @Field(() => LocalizedTextType)
  readonly label!: LocalizedTextType;
}

@ObjectType('EnumLabels', { simpleResolvers: true, description: 'What the values of an enum are called by people.' })
export class EnumLabelsType {
  @Field(() => String, { description: 'Name of the enum in this schema.' })
  readonly name!: string;

  @Field(() => [ValueLabelType])
  readonly values!: readonly ValueLabelType[];
}

export const allLabels: readonly EnumLabelsType[] = Object.entries(labels).map(([name, texts]) => ({
  name,
  values: Object.entries<Bilingual>(texts).map(([value, text]) => ({ value, label: toText(text) })),
}));
