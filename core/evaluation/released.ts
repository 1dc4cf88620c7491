import type { Instrument } from './evaluation';
import { emptyPart, none, type Part, type PartsByAgency, type Sum, totalOf } from './part';
import { FEWEST_RESPONSES, type ItemTally } from './tally';

/**
 * Which figures leave a wave. A figure of fewer than three responses is withheld, and so is whatever would give it away: where
 * the agencies of a training are told one by one, those that are withheld have at least three responses together, or none, so
 * that nothing smaller remains when what is told is taken from the whole. Roll-ups are sums of released figures alone.
 * Agencies that answer as offices are exempt.
 */
export function releasedTotal(parts: PartsByAgency, instrument: Instrument): Part {
  const total = totalOf(parts);
  const items = Object.entries(total.tally.items).filter(
    ([key, { n }]) => isComparable(key, instrument) && (isExempt(key) || n >= FEWEST_RESPONSES),
  );
  return {
    tally: { kinds: total.tally.kinds, items: Object.fromEntries(items) },
    gain: enough(total.gain),
    behavior: enough(total.behavior),
    attendance: enough(total.attendance),
  };
}

const enough = (sum: Sum): Sum => (sum.n >= FEWEST_RESPONSES ? sum : none);
const isExempt = (key: string): boolean => key.endsWith('/AGENCY');

/** Options of a choice change from revision to revision: their counts stay with the wave. */
function isComparable(key: string, { items }: Instrument): boolean {
  const type = items.find(({ code }) => code === key.split('/')[0])?.type;
  return type === 'LIKERT' || type === 'NUMBER';
}

/** What of each agency may be told beside the whole of the training. */
export function releasedByAgency(parts: PartsByAgency, instrument: Instrument): PartsByAgency {
  const total = releasedTotal(parts, instrument);
  const shownSum = (pick: (part: Part) => Sum) => shown(counts(parts, (part) => pick(part).n));
  const gains = shownSum(({ gain }) => gain);
  const behaviors = shownSum(({ behavior }) => behavior);
  const attendances = shownSum(({ attendance }) => attendance);
  const shownItem = new Map(
    Object.keys(total.tally.items).map((key) => [
      key,
      isExempt(key) ? new Set(parts.keys()) : shown(counts(parts, ({ tally }) => tally.items[key]?.n ?? 0)),
    ]),
  );
  const released = [...parts].map(([agencyId, part]): [string, Part] => {
    const items = Object.entries(part.tally.items).filter(([key]) => shownItem.get(key)?.has(agencyId) === true);
    const told = (agencies: ReadonlySet<string>, sum: Sum): Sum => (agencies.has(agencyId) ? sum : none);
    return [
      agencyId,
      {
        ...emptyPart,
        tally: { kinds: part.tally.kinds, items: Object.fromEntries(items) as Record<string, ItemTally> },
        gain: told(gains, part.gain),
        behavior: told(behaviors, part.behavior),
        attendance: told(attendances, part.attendance),
      },
    ];
  });
  return new Map(released);
}

function counts(parts: PartsByAgency, count: (part: Part) => number): [agencyId: string, n: number][] {
  return [...parts].map(([agencyId, part]): [string, number] => [agencyId, count(part)]);
}

/** Who can be told one by one: the smallest of them are withheld too until three responses hide each other. */
export function shown(cells: readonly (readonly [agencyId: string, n: number])[]): ReadonlySet<string> {
  const large = cells.filter(([, n]) => n >= FEWEST_RESPONSES).sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  let hidden = cells.reduce((total, [, n]) => total + (n < FEWEST_RESPONSES ? n : 0), 0);
  while (hidden > 0 && hidden < FEWEST_RESPONSES && large.length > 0) hidden += large.shift()?.[1] ?? 0;
  return new Set(large.map(([agencyId]) => agencyId));
}
