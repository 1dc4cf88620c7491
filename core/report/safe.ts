const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Every text of a page goes through it. */
export function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
