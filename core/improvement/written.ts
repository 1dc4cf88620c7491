import type { Problems } from '../problems';
import type { Written } from './recommendation';

/** Longest text of a recommendation, a comment or a design's summary, in characters. */
const LONGEST = 2_000;

export function checkWritten(problems: Problems, { text }: Pick<Written, 'text'>, field = 'text'): Problems {
  return problems.passage(text, field, LONGEST);
}
