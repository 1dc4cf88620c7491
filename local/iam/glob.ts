/** A pattern in which `*` stands for any text and `?` for one character. */
export function compileGlob(pattern: string, flags = ''): (text: string) => boolean {
  if (pattern === '*') return () => true;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const expression = new RegExp(`^${source}$`, `s${flags}`);
  return (text) => expression.test(text);
}

/** An ARN pattern whose wildcards stay within the six parts that colons divide. */
export function compileArnGlob(pattern: string): (arn: string) => boolean {
  const parts = arnParts(pattern).map((part) => compileGlob(part));
  return (arn) => {
    const given = arnParts(arn);
    return given.length === parts.length && parts.every((matches, index) => matches(given[index] ?? ''));
  };
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
