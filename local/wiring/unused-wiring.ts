import type { Assembly } from '../contracts';
import type { CoverageLog } from '../coverage';
import { declaredWiring, type Wire } from './declared-wiring';

export interface WiringReport {
  /** How many things the template grants and wires. */
  readonly declared: number;
  /** Declared and never used, as `<kind> <id>`, sorted. */
  readonly unused: readonly string[];
  /** What cannot show here, and why: by reason, the wires that share it. */
  readonly inert: ReadonlyMap<string, readonly string[]>;
}

/** Holds what the template of a run declares against what the run made use of. */
export function reportWiring(assembly: Assembly, coverage: Pick<CoverageLog, 'used'>): WiringReport {
  const declared = declaredWiring(assembly);
  const used = new Map<string, ReadonlySet<string>>();
  const isUsed = ({ kind, id }: Wire): boolean => {
    const ids = used.get(kind) ?? new Set(coverage.used(kind));
    used.set(kind, ids);
    return ids.has(id);
  };
  const named = ({ kind, id }: Wire): string => `${kind} ${id}`;
  const inert = declared.filter((wire) => wire.inert !== undefined);
  return {
    declared: declared.length,
    unused: declared
      .filter((wire) => wire.inert === undefined && !isUsed(wire))
      .map(named)
      .sort(),
    inert: new Map(
      [...Map.groupBy(inert, (wire) => wire.inert ?? '')].map(([reason, wires]) => [reason, wires.map(named).sort()]),
    ),
  };
}
