import { inBatches } from '../batches';
import { Change, type ChangeHeader } from '../change';
import type { Deps } from '../ports';
import { persist } from '../run/persist';
import { localYearOf } from '../time';
import type { Contribution, WaveResults } from './evaluation';
import type { Part, PartsByAgency } from './part';
import { releasedByAgency, releasedTotal } from './released';
import { kindsOf } from './results-of';
import { moneyIn } from './tally';
import type { WaveAtClose } from './wave-at-close';

const PER_TRANSACTION = 90;

/** What a wave adds to the roll-ups of its program and of the agencies of whom it asked. */
export function contributionsOf(
  { training, wave, instrument }: WaveAtClose,
  parts: PartsByAgency,
  { closedAt, findings }: Pick<WaveResults, 'closedAt' | 'findings'>,
  regions: ReadonlyMap<string, string>,
): Contribution[] {
  const { programId, pinned, endedAt } = training;
  const contribution = (ofId: string, region: string | null, { tally, ...sums }: Part): Contribution => ({
    kind: 'Contribution',
    ofId,
    region,
    year: localYearOf(wave.closesAt),
    level: wave.level,
    trainingId: wave.trainingId,
    waveCode: wave.code,
    programId,
    designVersion: pinned?.designVersion ?? 0,
    endedAt: endedAt ?? wave.opensAt,
    closedAt,
    // Thresholds are those of the whole.
    findings: ofId === programId ? findings : [],
    kinds: kindsOf(tally),
    items: tally.items,
    ...sums,
    benefit: String(moneyIn(tally, instrument, 'BENEFIT')),
    cost: String(moneyIn(tally, instrument, 'COST')),
  });
  return [
    contribution(programId, null, releasedTotal(parts, instrument)),
    ...[...releasedByAgency(parts, instrument)].map(([agencyId, part]) =>
      contribution(agencyId, regions.get(agencyId) ?? null, part),
    ),
  ];
}

/** Leaves them once: what stands already is as it was. */
export async function putContributions(
  deps: Deps,
  header: ChangeHeader,
  at: WaveAtClose,
  parts: PartsByAgency,
  results: Pick<WaveResults, 'closedAt' | 'findings'>,
): Promise<void> {
  const agencies = await deps.store.getMany(
    'Agency',
    [...parts.keys()].map((id) => ({ id })),
  );
  const regions = new Map(agencies.flatMap((agency) => (agency === undefined ? [] : [[agency.id, agency.region]])));
  const all = contributionsOf(at, parts, results, regions);
  for (const some of inBatches(all, PER_TRANSACTION)) {
    await persist(async () => {
      const known = await deps.store.getMany('Contribution', some);
      const change = new Change(header);
      for (const [n, one] of some.entries()) if (known[n] === undefined) change.mark(one);
      if (change.writes.length > 0) await deps.store.commit(change);
    });
  }
}
