/** A cell of a file: texts are made safe, numbers stand as they are, and nothing is an empty cell. */
export type CsvCell = string | number | null;

/**
 * Rows as CSV (RFC 4180), the first one the names of the columns. Numbers have a decimal point and no grouping.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula is made a plain one. */
function cell(value: CsvCell): string {
  if (typeof value !== 'string') return String(value ?? '');
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
