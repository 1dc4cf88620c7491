import type { Checks } from '../checks';
import type { GraphqlClient } from '../graphql-client';
import { attendanceOf, behaviorOf, ratio } from '../scale/expected';
import { administrator } from '../world';
import type { Given } from './answers';
import type { Member } from './member';
import type { Level, RaterKind } from './trainings';

const levels = ['REACTION', 'LEARNING', 'BEHAVIOR', 'RESULTS'] as const;
/** In the order in which results are told. */
const kinds = ['SELF', 'SUPERVISOR', 'PEER', 'SUBORDINATE', 'AGENCY'] as const;
const fewestTold = 3;

/** What the default plan takes for too little. */
const limits = { responseRate: 6000, itemMean: 300, learningGain: 1000, behavior: 7000, attendance: 8000 };

export interface Finding {
  readonly rule: string;
  readonly raterKind: string | null;
  readonly item: string | null;
}

interface Item {
  readonly item: string;
  readonly raterKind: string;
  readonly n: number;
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly distribution: readonly number[] | null;
}

export interface Results {
  readonly level: Level;
  readonly kinds: readonly { readonly kind: string; readonly invited: number; readonly answered: number }[];
  readonly items: readonly Item[];
  readonly learningGain: number | null;
  readonly behavior: number | null;
  readonly attendance: number | null;
  readonly roi: number | null;
  readonly findings: readonly Finding[];
}

/** What a training's evaluations must show: computed from the answers that were given, and from who was asked. */
export function expectedResults(
  members: readonly Member[],
  given: readonly Given[],
  asked: ReadonlyMap<Level, ReadonlyMap<RaterKind, number>>,
): Results[] {
  const completed = members.filter(({ expected }) => expected.completed);
  return levels.map((level) => {
    const its = given.filter((one) => one.level === level);
    const invited = asked.get(level);
    const of = Map.groupBy(its, ({ kind }) => kind);
    const counted = kinds.flatMap((kind) => {
      const n = invited?.get(kind) ?? 0;
      return n === 0 ? [] : [{ kind, invited: n, answered: of.get(kind)?.length ?? 0 }];
    });
    const items = kinds.flatMap((kind) => itemsOf(kind, of.get(kind) ?? []));
    const behaviors = completed.flatMap(({ ratings }) => behaviorOf(ratings) ?? []);
    const gains = completed.map(({ does }) => (does.postTest - does.preTest) * 100);
    const figures = {
      learningGain: level === 'LEARNING' ? meanOf(gains) : null,
      behavior: level === 'BEHAVIOR' ? meanOf(behaviors) : null,
      // Told once, by the first evaluation: of two that open together the first by its name.
      attendance: level === 'LEARNING' ? meanOf(members.map(({ does }) => attendanceOf(does.marks))) : null,
    };
    return {
      level,
      kinds: counted,
      items: items.map(({ likert: _, ...item }) => inUnits(item)).sort(byItem),
      ...figures,
      learningGain: figures.learningGain === null ? null : figures.learningGain / 100,
      roi: level === 'RESULTS' ? returnOf(its) : null,
      findings: findingsOf(counted, items, figures).sort(byRule),
    };
  });
}

interface Counted extends Item {
  readonly likert: boolean;
}

/** In hundredths, as findings are drawn. */
function itemsOf(raterKind: RaterKind, given: readonly Given[]): Counted[] {
  const codes = [...new Set(given.flatMap(({ answers }) => Object.keys(answers)))];
  return codes.map((item): Counted => {
    const values = given.map(({ answers }) => answers[item] ?? 0);
    const likert = !['service_before', 'service_after', 'benefit', 'cost'].includes(item);
    const n = values.length;
    const told = n >= fewestTold || raterKind === 'AGENCY';
    return {
      item,
      raterKind,
      n,
      likert,
      mean: told ? roundedRatio(sumOf(values), n) : null,
      deviation: told ? deviationOf(values) : null,
      distribution: told && likert ? [1, 2, 3, 4, 5].map((step) => values.filter((v) => v === step).length) : null,
    };
  });
}

/** A mean in hundredths. */
const roundedRatio = (sum: number, n: number): number => ratio(sum * 100, n);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Of all who answered, in hundredths: computed the way a textbook has it, where the platform keeps sums of squares. */
function deviationOf(values: readonly number[]): number {
  const mean = sumOf(values) / values.length;
  const variance = sumOf(values.map((value) => (value - mean) ** 2)) / values.length;
  return Math.round(Math.sqrt(variance) * 100);
}

function meanOf(values: readonly number[]): number | null {
  const { length } = values;
  if (length < fewestTold) return null;
  return ratio(sumOf(values), length);
}

function returnOf(given: readonly Given[]): number | null {
  const total = (item: string): number => sumOf(given.map(({ answers }) => answers[item] ?? 0));
  const [benefit, cost] = [total('benefit'), total('cost')];
  return cost === 0 ? null : Math.round(((benefit - cost) / cost) * 10_000);
}

function findingsOf(
  counted: Results['kinds'],
  items: readonly Counted[],
  { learningGain, behavior, attendance }: Pick<Results, 'learningGain' | 'behavior' | 'attendance'>,
): Finding[] {
  const about = (rule: string, raterKind: string | null = null, item: string | null = null) => ({
    rule,
    raterKind,
    item,
  });
  const below = (value: number | null, limit: number): boolean => value !== null && value < limit;
  return [
    ...counted
      .filter(({ invited, answered }) => below(ratio(answered * 10_000, invited), limits.responseRate))
      .map(({ kind }) => about('RESPONSE_RATE', kind)),
    ...items
      .filter(({ mean, likert }) => likert && below(mean, limits.itemMean))
      .map(({ raterKind, item }) => about('ITEM_MEAN', raterKind, item)),
    ...(below(learningGain, limits.learningGain) ? [about('LEARNING_GAIN')] : []),
    ...(below(behavior, limits.behavior) ? [about('BEHAVIOR')] : []),
    ...(below(attendance, limits.attendance) ? [about('ATTENDANCE')] : []),
  ];
}

const inUnits = ({ mean, deviation, ...item }: Item): Item => ({
  ...item,
  mean: mean === null ? null : mean / 100,
  deviation: deviation === null ? null : deviation / 100,
});
const byItem = (a: Item, b: Item): number => (`${a.item}/${a.raterKind}` < `${b.item}/${b.raterKind}` ? -1 : 1);
const byRule = (a: Finding, b: Finding): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Results as everybody who may see them sees them. */
export async function resultsOf(client: GraphqlClient, trainingId: string): Promise<readonly Results[]> {
  const { results } = await client.send<{ results: Results[] }>(
    administrator,
    `query ($id: ID!) {
      results(trainingId: $id) {
        level kinds { kind invited answered } items { item raterKind n mean deviation distribution }
        learningGain behavior attendance roi findings { rule raterKind item }
      }
    }`,
    { id: trainingId },
  );
  return results;
}

/** Holds what is shown against what must be, figure by figure. */
export function checkResults(
  checks: Checks,
  training: string,
  shown: readonly Results[],
  expected: readonly Results[],
): void {
  const shownLevels = shown.map(({ level }) => level).sort();
  checks.equal(`${training}: levels with results`, shownLevels, expected.map(({ level }) => level).sort());
  for (const should of expected) {
    const is = shown.find(({ level }) => level === should.level);
    const of = `${training}, ${should.level}`;
    checks.equal(`${of}: kinds`, is?.kinds, should.kinds);
    const items = [...(is?.items ?? [])].sort(byItem);
    checks.equal(
      `${of}: items`,
      items.map(({ item, raterKind }) => `${item}/${raterKind}`),
      should.items.map(({ item, raterKind }) => `${item}/${raterKind}`),
    );
    for (const [i, item] of should.items.entries())
      checks.equal(`${of}: ${item.item}/${item.raterKind}`, plain(items[i]), plain(item));
    for (const figure of ['learningGain', 'behavior', 'attendance', 'roi'] as const) {
      checks.equal(`${of}: ${figure}`, is?.[figure], should[figure]);
    }
    checks.equal(
      `${of}: findings`,
      [...(is?.findings ?? [])].map(({ rule, raterKind, item }) => ({ rule, raterKind, item })).sort(byRule),
      should.findings,
    );
  }
}

const plain = (item: Item | undefined) => [item?.n, item?.mean, item?.deviation, item?.distribution];
