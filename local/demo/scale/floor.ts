import { itemSize, type RawItem } from './item-size';

/** Attributes that an index is sorted into: partition key, then sort key. */
export type IndexKeys = readonly [partition: string, sort: string];

/**
 * Kinds of what a training's end brings about. Runs, markers and entries of the trail are none, nor are the few items that
 * move several times on the way: the training, its waves, the budget. A digest takes the two units of any effect otherwise: it is
 * put twice outside of a transaction, when it is taken and when it is completed.
 */
export const effects = [
  'Enrollment',
  'Task',
  'Digest',
  'WaveResults',
  'Contribution',
  'Award',
  'LedgerEntry',
  'Points',
  'JpYear',
  'Participation',
  'BudgetPlace',
  'BudgetEntry',
] as const;

const isEffect = (item: RawItem): boolean => (effects as readonly string[]).includes(kindOf(item));

/** Items that stood in an index when they were made, whatever their rater has done since: once more, one index write. */
const answeredSince = (item: RawItem): boolean => kindOf(item) === 'Task' && item.status?.S === 'ANSWERED';

export const kindOf = (item: RawItem): string => String(item.kind?.S ?? '');
export const placeOf = (item: RawItem): string => `${item.pk?.S} ${item.sk?.S}`;

/**
 * The fewest write units by which the effects could be written: every item that differs once, in a transaction (twice a
 * unit for each kilobyte), and its indexes as AWS bills them: a new, a gone or a changed projection one, a moved key two.
 */
export function floorOf(
  before: ReadonlyMap<string, RawItem>,
  after: Iterable<RawItem>,
  indexes: readonly IndexKeys[],
): number {
  let units = 0;
  const lines = new Map<string, number>();
  for (const item of after) {
    if (!isEffect(item)) continue;
    const was = before.get(placeOf(item));
    if (was !== undefined && isSame(was, item)) continue;
    if (kindOf(item) === 'LedgerEntry' && Number(item.points?.N) !== 0) {
      const line = lineOf(item);
      const earlier = lines.get(line) ?? 0;
      lines.set(line, earlier + 1);
      // Points take effect with each line of the ledger; what the first one costs is told by the points themselves.
      if (earlier > 0) units += FURTHER_POINTS;
    }
    const kilobytes = Math.ceil(Math.max(itemSize(item), was === undefined ? 0 : itemSize(was)) / 1024);
    const writes = indexes.reduce((sum, index) => sum + indexWrites(index, was, item), answeredSince(item) ? 1 : 0);
    units += (2 + writes) * kilobytes;
  }
  return units;
}

/** A sum has no version: it is the same while it is. */
function isSame(was: RawItem, item: RawItem): boolean {
  return kindOf(item) === 'Points' || kindOf(item) === 'JpYear'
    ? JSON.stringify(was) === JSON.stringify(item)
    : was.version?.N === item.version?.N;
}

/** Twice in its transaction, and a key that moves in the standings. */
const FURTHER_POINTS = 4;

/** Whose points of which program and year a line of the ledger adds to. */
const lineOf = ({ pk, programId, at }: RawItem): string => `${pk?.S} ${programId?.S} ${String(at?.S).slice(0, 4)}`;

function indexWrites([partition, sort]: IndexKeys, was: RawItem | undefined, is: RawItem): number {
  const keyOf = (item: RawItem | undefined): string | undefined => {
    const [pk, sk] = [item?.[partition]?.S, item?.[sort]?.S ?? item?.[sort]?.N];
    return pk === undefined || sk === undefined ? undefined : `${pk} ${sk}`;
  };
  const [old, now] = [keyOf(was), keyOf(is)];
  if (old === now) return now === undefined ? 0 : 1;
  return Number(old !== undefined) + Number(now !== undefined);
}
