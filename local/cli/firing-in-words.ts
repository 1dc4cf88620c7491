/** A schedule's input in plain words: `session end: trn_01…, ses_01…`. */
export function firingInWords(input: unknown): string {
  if (input === null || typeof input !== 'object') return String(input);
  const { kind, ...details } = input as Record<string, unknown>;
  const what = String(kind ?? 'schedule').replaceAll(/[-_]/g, ' ');
  const values = Object.entries(details).map(([name, value]) => (isId(value) ? value : `${name} ${String(value)}`));
  return values.length === 0 ? what : `${what}: ${values.join(', ')}`;
}

/** An id tells by its prefix what it is of. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{3}_/.test(value);
}
