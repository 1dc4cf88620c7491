import type { Coverage } from './contracts';

/** What the platform made use of, kept by kind. */
export interface CoverageLog extends Coverage {
  /** Ids of one kind that were used, sorted. */
  used(kind: string): readonly string[];
}

export function createCoverage(): CoverageLog {
  const kinds = new Map<string, Set<string>>();
  return {
    use(kind, id) {
      const ids = kinds.get(kind);
      if (ids === undefined) kinds.set(kind, new Set([id]));
      else ids.add(id);
    },
    used: (kind) => [...(kinds.get(kind) ?? [])].sort(),
  };
}
