import { Field, ObjectType } from 'type-graphql';
import type { AwardExplanation } from '../../core/incentive/explain-award';
import type { ExplanationTopic } from '../../core/incentive/explanation';
import { ExplanationTopicEnum } from '../common/enums';
import { LocalizedTextType, toText } from '../common/text.type';
import { AwardType, toAward } from './award.type';

@ObjectType('ExplanationLine', { simpleResolvers: true })
export class ExplanationLineType {
  @Field(() => ExplanationTopicEnum)
  readonly topic!: ExplanationTopic;

  @Field(() => LocalizedTextType)
  readonly text!: LocalizedTextType;
}

@ObjectType('AwardExplanation', {
  simpleResolvers: true,
  description:
    'Why an award has the value it has, line by line, to be checked with a calculator. Never a rater’s score.',
})
export class AwardExplanationType {
  @Field(() => AwardType)
  readonly award!: AwardType;

  @Field(() => [ExplanationLineType])
  readonly lines!: readonly ExplanationLineType[];
}

export const toExplanation = ({ award, lines }: AwardExplanation): AwardExplanationType => ({
  award: toAward(award),
  lines: lines.map(({ topic, text }) => ({ topic, text: toText(text) })),
});
