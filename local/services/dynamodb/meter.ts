/** What one function spent with one operation. */
export interface MeterLine {
  /** Logical id of the function, or the caller's kind (`operator`). */
  readonly by: string;
  readonly operation: string;
  readonly calls: number;
  /** Calls that the engine answered with an error; the engine reports no units for them. */
  readonly failed: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/**
 * Counts calls and consumed capacity while it is on. The units are the engine's: Dynoxide reports transactions as AWS
 * bills them; DynamoDB Local says 2 for every TransactWriteItems.
 */
export interface Meter {
  on: boolean;
  /** Sorted by caller and operation. */
  lines(): readonly MeterLine[];
  reset(): void;
}

export declare function createMeter(options?: { on?: boolean }): Meter;
