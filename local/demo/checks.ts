/** Figures held against what they must be. */
export interface Checks {
  /** Counts one figure; an unequal one is a difference. */
  equal(what: string, actual: unknown, expected: unknown): void;
  /** Counts one figure; one above its limit is a difference. */
  atMost(what: string, actual: number, limit: number): void;
  readonly count: number;
  readonly differences: readonly string[];
}

export function createChecks(): Checks {
  const differences: string[] = [];
  let count = 0;
  return {
    equal(what, actual, expected) {
      count++;
      const is = JSON.stringify(actual);
      const should = JSON.stringify(expected);
      if (is !== should) differences.push(`${what}: ${is} instead of ${should}`);
    },
    atMost(what, actual, limit) {
      count++;
      if (!(actual <= limit)) differences.push(`${what}: ${actual}, and at most ${limit} are allowed`);
    },
    get count() {
      return count;
    },
    differences,
  };
}
