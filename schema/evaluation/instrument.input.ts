import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { Item } from '../../core/evaluation/evaluation';
import type { InstrumentContent } from '../../core/evaluation/instrument-rules';
import { LocalizedTextInput, textOf } from '../common/text.input';
import { ItemTypeEnum, MoneyEnum } from './instrument.type';

@InputType('ItemOptionInput')
class ItemOptionInput {
  @Field(() => String, { description: 'A letter, then letters, digits and `_`, at most 40 characters.' })
  readonly code!: string;

  @Field(() => LocalizedTextInput)
  readonly text!: LocalizedTextInput;
}

@InputType('InstrumentItemInput', { description: 'One question. What another type asks for is left out.' })
class InstrumentItemInput {
  @Field(() => String, { description: 'A letter, then letters, digits and `_`, at most 40 characters.' })
  readonly code!: string;

  @Field(() => LocalizedTextInput)
  readonly text!: LocalizedTextInput;

  @Field(() => Boolean)
  readonly required!: boolean;

  @Field(() => ItemTypeEnum)
  readonly type!: Item['type'];

  @Field(() => Float, { nullable: true, description: 'NUMBER needs it.' })
  readonly min?: number | null;

  @Field(() => Float, { nullable: true, description: 'NUMBER needs it.' })
  readonly max?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'NUMBER: whole numbers only; rupiah are.' })
  readonly integer!: boolean;

  @Field(() => MoneyEnum, { nullable: true, description: 'NUMBER.' })
  readonly money?: 'BENEFIT' | 'COST' | null;

  @Field(() => Boolean, { defaultValue: false, description: 'CHOICE.' })
  readonly multiple!: boolean;

  @Field(() => [ItemOptionInput], { nullable: true, description: 'CHOICE needs 2 to 20.' })
  readonly options?: readonly ItemOptionInput[] | null;
}

@InputType('CreateInstrumentInput')
export class CreateInstrumentInput {
  @Field(() => ID)
  readonly programId!: string;

  @Field(() => String, { description: 'A–Z, 0–9 and `_`, at most 30 characters.' })
  readonly code!: string;

  @Field(() => Int, { description: '1 for a new questionnaire, else one more than its latest.' })
  readonly revision!: number;

  @Field(() => LocalizedTextInput)
  readonly title!: LocalizedTextInput;

  @Field(() => [InstrumentItemInput], { description: '1 to 60.' })
  readonly items!: readonly InstrumentItemInput[];
}

@InputType('UpdateInstrumentInput')
export class UpdateInstrumentInput extends CreateInstrumentInput {
  @Field(() => Int)
  readonly expectedVersion!: number;
}

/** What is missing becomes what the rules refuse, so that it is told with everything else. */
function itemOf(input: InstrumentItemInput): Item {
  const { code, required, type } = input;
  const asked = { code, text: textOf(input.text), required };
  switch (type) {
    case 'NUMBER': {
      const { min, max, integer, money } = input;
      const bounds = { min: min ?? Number.NaN, max: max ?? Number.NaN, integer };
      return { ...asked, type, ...bounds, ...(money != null && { money }) };
    }
    case 'CHOICE': {
      const options = (input.options ?? []).map((option) => ({ code: option.code, text: textOf(option.text) }));
      return { ...asked, type, multiple: input.multiple, options };
    }
    default:
      return { ...asked, type };
  }
}

export function instrumentOf({ title, items }: CreateInstrumentInput): InstrumentContent {
  return { title: textOf(title), items: items.map(itemOf) };
}
