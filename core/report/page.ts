import { safe } from './safe';
import type { Words } from './words';

interface Page {
  readonly title: string;
  readonly style: string;
  /** With its own tags. */
  readonly body: string;
  /** What else stands in the head. */
  readonly meta?: string;
}

/** A page that needs nothing beside it and may load nothing: no script, no font, no address. */
export function page({ language }: Words, { title, style, body, meta = '' }: Page): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
${meta}<title>${safe(title)}</title>
<style>${style}</style>
</head>
${body}
</html>
`;
}
