/** What no eye sees: spaces of any kind, and what only joins, splits or directs other characters. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Controls, halves of characters, and what reverses the order in which the rest of a page is read. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

const LINES = /[\t\n\r]/g;

/** Whether a text says nothing to a reader. */
export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, '') === '';
}

/** Whether a text can stand in one line as it is. */
export function isPrintable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

/** Whether a text of several lines can. */
export function isPrintablePassage(text: string): boolean {
  return isPrintable(text.replace(LINES, ' '));
}
