import type { Platform } from '../../platform';
import type { Checks } from '../checks';
import { isForPeople, isSealing, type Sealed, type Spent, spentBy, total } from './units';

/** What it took from the training's end until both stages were computed. */
export interface Figures {
  readonly participants: number;
  readonly schedules: number;
  readonly spent: readonly Spent[];
  /** Of one item, and which. */
  readonly mostWrites: number;
  readonly mostWritten: string;
  /** Fewest write units by which the effects could be written. */
  readonly floor: number;
  /** What was sealed meanwhile. */
  readonly trail: Sealed;
}

/** Write units over the floor. */
const ratioLimit = 1.06;
/** Write units of the seal for each entry: a marker, and a seal that holds no other entry (ADR 700). */
const sealLimit = 4;
/** Below this many people the few writes of a training as a whole weigh too much. */
const fewestForRatio = 2000;
const writesLimit = (participants: number): number => participants / 500 + 10;

/** Starts to measure; the answer stops. */
export function measure(
  platform: Platform,
  participants: number,
): () => Omit<Figures, 'floor' | 'schedules' | 'trail'> {
  const { meter } = platform;
  meter.reset();
  meter.on = true;
  return () => {
    meter.on = false;
    const { item = '', writes = 0 } = meter.mostWritten() ?? {};
    return { participants, spent: spentBy(platform), mostWrites: writes, mostWritten: item };
  };
}

/** Write units of the platform's own work over the floor; the seal of the trail is told beside it. */
export function ratioOf({ spent, floor }: Figures): number {
  return (
    total(
      spent.filter((line) => !isForPeople(line) && !isSealing(line)),
      'writeUnits',
    ) / floor
  );
}

function sealedAt({ spent, trail }: Figures): number {
  return total(spent.filter(isSealing), 'writeUnits') / trail.entries;
}

export function checkFigures(figures: Figures, checks: Checks, unitsAreTold: boolean): void {
  const { participants, mostWrites, mostWritten } = figures;
  checks.atMost(`writes of ${mostWritten}`, mostWrites, writesLimit(participants));
  if (!unitsAreTold) return;
  checks.atMost('write units of the seal for each entry', sealedAt(figures), sealLimit);
  if (participants < fewestForRatio) return;
  checks.atMost('write units over the floor', ratioOf(figures), ratioLimit);
}

/** For people: a table by function, then the figures that have a limit. */
export function figuresInWords(figures: Figures): string[] {
  const { participants, spent, floor, schedules, mostWrites, trail } = figures;
  const per = (n: number): string => (n / participants).toFixed(2).padStart(12);
  const row = ({ by, calls, readUnits, writeUnits }: Spent): string =>
    `  ${by.padEnd(22)}${per(calls)}${per(readUnits)}${per(writeUnits)}`;
  const sum = (by: string, lines: readonly Spent[]): Spent => ({
    by,
    calls: total(lines, 'calls'),
    readUnits: total(lines, 'readUnits'),
    writeUnits: total(lines, 'writeUnits'),
  });
  const own = spent.filter((line) => !isForPeople(line) && !isSealing(line));
  return [
    `Per participant, of ${participants.toLocaleString('en')}, from the training’s end until both stages were computed:`,
    `  ${''.padEnd(22)}${['calls', 'read units', 'write units'].map((title) => title.padStart(12)).join('')}`,
    ...spent.map(row),
    row(sum('the platform’s own work', own)),
    row(sum('with seal and people', spent)),
    `  The effects take at least ${(floor / participants).toFixed(2)} write units: ${ratioOf(figures).toFixed(3)} times that were spent (limit ${ratioLimit}, from ${fewestForRatio.toLocaleString('en')} people on).`,
    `  The trail: ${trail.entries.toLocaleString('en')} entries in ${trail.seals.toLocaleString('en')} seals, ${sealedAt(figures).toFixed(2)} write units an entry (limit ${sealLimit}).`,
    `  ${schedules} schedules, for any number of people. The item that was written most often: ${mostWrites} times (limit ${writesLimit(participants)}).`,
  ];
}
