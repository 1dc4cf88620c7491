/** One line of the export for the payment office. */
export interface ApprovedRow {
  readonly award: string;
  readonly person: string;
  readonly name: string;
  readonly nip: string;
  readonly rank: string;
  readonly training: string;
  readonly stage: string;
  readonly tier: string;
  readonly year: number;
  /** Gross, whole rupiah: tax depends on the rank and is withheld by whoever pays. */
  readonly amount: number;
}

const columns = [
  'award',
  'person',
  'name',
  'nip',
  'rank',
  'training',
  'stage',
  'tier',
  'year',
  'amount',
] as const satisfies readonly (keyof ApprovedRow)[];

/**
 * The rows as CSV (RFC 4180, UTF-8), a line of totals last: how many, and the sum.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function approvedCsv(rows: readonly ApprovedRow[]): string {
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  const last = ['TOTAL', String(rows.length), ...columns.slice(3).map(() => ''), String(total)];
  const lines = [[...columns], ...rows.map((row) => columns.map((column) => String(row[column]))), last];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula is made a plain one. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
