import type { Reads } from '../ports';
import { addMinutes, type Instant } from '../time';

/** Minutes after which an entry has been sealed. */
export const SEALED_AFTER = 10;

/** Ids of the entries of a period that no seal holds, earliest first. */
export async function unsealedIn(
  reads: Pick<Reads, 'entryIdsOf' | 'sealedIdsOf'>,
  from: Instant,
  before: Instant,
): Promise<string[]> {
  const found: string[] = [];
  for (const span of byDay(from, before)) {
    const [made, sealed] = await Promise.all([reads.entryIdsOf(span.day, span), reads.sealedIdsOf(span.day, span)]);
    const known = new Set(sealed);
    found.push(...made.filter((id) => !known.has(id)));
  }
  return found;
}

interface PartOfDay {
  readonly day: string;
  readonly from: Instant;
  readonly before: Instant;
}

/** The parts of a span, each within a day (UTC), as the journal has partitions. */
function byDay(from: Instant, before: Instant): readonly PartOfDay[] {
  const parts: PartOfDay[] = [];
  for (let start = from; start < before; ) {
    const day = start.slice(0, 10);
    const next = addMinutes(`${day}T00:00:00.000Z`, 24 * 60);
    const isLast = next >= before;
    parts.push({ day, from: start, before: isLast ? before : next });
    start = next;
  }
  return parts;
}
