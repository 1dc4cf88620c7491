import type { Bilingual } from '../messages';

export const explanationTopics = ['OUTCOME', 'COMPONENT', 'SCORE', 'GATE', 'TIER', 'MONEY', 'RULES'] as const;
export type ExplanationTopic = (typeof explanationTopics)[number];

/** One sentence of an explanation. */
export interface ExplanationLine {
  readonly topic: ExplanationTopic;
  readonly text: Bilingual;
}
