import { csv } from '../csv';

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

/** The rows as CSV in UTF-8, a line of totals last: how many, and the sum. */
export function approvedCsv(rows: readonly ApprovedRow[]): string {
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  const blank = Array<null>(columns.length - 3).fill(null);
  return csv([
    columns,
    ...rows.map((row) => columns.map((column) => row[column])),
    ['TOTAL', rows.length, ...blank, total],
  ]);
}
