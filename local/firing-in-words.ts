/** What the names of a training's moments mean to a person. */
const moments: readonly (readonly [RegExp, string])[] = [
  [/^start$/, 'the first session begins'],
  [/^end-.+$/, 'a session ends'],
  [/^final$/, 'the correction window closes'],
  [/^open-(.+)$/, 'evaluation $1 opens'],
  [/^announce-(.+)$/, 'evaluation $1: its raters are told'],
  [/^remind-(.+)-\d+$/, 'evaluation $1: those who owe an answer are reminded'],
  [/^close-(.+)$/, 'evaluation $1 closes'],
];

/** A schedule's input in plain words: `evaluation BEHAVIOR opens (trn_01…)`. */
export function firingInWords(input: unknown): string {
  if (input === null || typeof input !== 'object') return String(input);
  const { kind, moment, trainingId, ...details } = input as Record<string, unknown>;
  const what = typeof moment === 'string' ? momentInWords(moment) : String(kind ?? 'a schedule');
  const about = [trainingId, ...Object.entries(details).map(([name, value]) => `${name} ${String(value)}`)];
  const known = about.filter((each) => each !== undefined);
  return known.length === 0 ? what : `${what} (${known.join(', ')})`;
}

function momentInWords(moment: string): string {
  const [pattern, words] = moments.find(([each]) => each.test(moment)) ?? [];
  return pattern === undefined || words === undefined ? moment : moment.replace(pattern, words);
}
