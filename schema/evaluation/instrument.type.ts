import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Instrument, Item } from '../../core/evaluation/evaluation';
import { LocalizedTextType, toText } from '../common/text.type';

export const ItemTypeEnum = { LIKERT: 'LIKERT', NUMBER: 'NUMBER', CHOICE: 'CHOICE', TEXT: 'TEXT' } as const;
registerEnumType(ItemTypeEnum, {
  name: 'ItemType',
  valuesConfig: {
    LIKERT: { description: '1 (strongly disagree) to 5 (strongly agree); answered by `number`.' },
    NUMBER: { description: 'Within `min` and `max`; answered by `number`.' },
    CHOICE: { description: 'Codes of `options`; answered by `choice`, or by `choices` where `multiple`.' },
    TEXT: { description: 'Up to 2,000 characters; answered by `text`.' },
  },
});

export const MoneyEnum = { BENEFIT: 'BENEFIT', COST: 'COST' } as const;
registerEnumType(MoneyEnum, {
  name: 'ItemMoney',
  valuesConfig: { BENEFIT: { description: 'Manfaat · Benefit' }, COST: { description: 'Biaya · Cost' } },
});

@ObjectType('ItemOption', { simpleResolvers: true })
export class ItemOptionType {
  @Field(() => String)
  readonly code!: string;

  @Field(() => LocalizedTextType)
  readonly text!: LocalizedTextType;
}

@ObjectType('InstrumentItem', { simpleResolvers: true, description: 'One question.' })
export class InstrumentItemType {
  @Field(() => String, { description: 'What an answer names.' })
  readonly code!: string;

  @Field(() => LocalizedTextType)
  readonly text!: LocalizedTextType;

  @Field(() => Boolean)
  readonly required!: boolean;

  @Field(() => ItemTypeEnum)
  readonly type!: Item['type'];

  @Field(() => Float, { nullable: true, description: 'NUMBER only.' })
  readonly min?: number;

  @Field(() => Float, { nullable: true, description: 'NUMBER only.' })
  readonly max?: number;

  @Field(() => Boolean, { nullable: true, description: 'NUMBER only: whole numbers, otherwise up to two decimals.' })
  readonly integer?: boolean;

  @Field(() => MoneyEnum, {
    nullable: true,
    description: 'NUMBER only: rupiah that count in the return on investment.',
  })
  readonly money?: 'BENEFIT' | 'COST';

  @Field(() => Boolean, { nullable: true, description: 'CHOICE only: several options may be chosen.' })
  readonly multiple?: boolean;

  @Field(() => [ItemOptionType], { nullable: true, description: 'CHOICE only.' })
  readonly options?: readonly ItemOptionType[];
}

@ObjectType('Instrument', { simpleResolvers: true, description: 'A questionnaire.' })
export class InstrumentType {
  @Field(() => String)
  readonly code!: string;

  @Field(() => Int)
  readonly revision!: number;

  @Field(() => LocalizedTextType)
  readonly title!: LocalizedTextType;

  @Field(() => [InstrumentItemType])
  readonly items!: readonly InstrumentItemType[];

  @Field(() => Boolean, { description: 'A published training has pinned it: create the next revision instead.' })
  readonly frozen!: boolean;

  @Field(() => Int)
  readonly version!: number;
}

function toItem(item: Item): InstrumentItemType {
  const text = toText(item.text);
  if (item.type !== 'CHOICE') return { ...item, text };
  return { ...item, text, options: item.options.map((option) => ({ code: option.code, text: toText(option.text) })) };
}

export function toInstrument({ code, revision, title, items, frozen, version }: Instrument): InstrumentType {
  return { code, revision, title: toText(title), items: items.map(toItem), frozen, version };
}
