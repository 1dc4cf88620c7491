/** What a person's awards of a program and year are worth in points: counted in the transaction of each ledger line. */
export interface Points {
  readonly kind: 'Points';
  readonly personId: string;
  readonly programId: string;
  readonly year: number;
  /** Never negative: awards are not. */
  readonly points: number;
}
