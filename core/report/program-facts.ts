import { type Actor, authorize, can } from '../access';
import { fail } from '../errors';
import type { Contribution, EvaluationPlan, Item, Level } from '../evaluation/evaluation';
import { type RollUp, rollUps } from '../evaluation/roll-up';
import type { LocatedFinding, Recommendation } from '../improvement/recommendation';
import { listFindings, listRecommendations } from '../improvement/view-improvement';
import type { Budget } from '../incentive/incentive';
import { everyNode } from '../page';
import { regionInWords } from '../people/regions';
import type { Deps } from '../ports';
import { type Instant, localYearOf } from '../time';
import { trainingResource } from '../training/aggregate';
import { programResource } from '../training/serving';
import type { Program, Training } from '../training/training';
import { type Figures, figuresOf } from './measures';
import type { Words } from './words';

/** Something with figures of its own, beside others of its kind. */
export interface Compared {
  readonly id: string;
  readonly name: string;
  readonly trainings: number;
  readonly figures: Figures;
}

export interface TrainingOfYear {
  readonly training: Training;
  readonly endedInYear: boolean;
  readonly participants: number;
  /** Who completed it, as far as they were asked about themselves; null before an evaluation has closed. */
  readonly completed: number | null;
  /** Null for readers who may not see its results. */
  readonly figures: Figures | null;
}

/** What a program's yearly report is made of. */
export interface ProgramFacts {
  readonly program: Program;
  readonly year: number;
  readonly trainings: readonly TrainingOfYear[];
  /** Of the year, by level. */
  readonly ofYear: readonly RollUp[];
  readonly years: readonly Compared[];
  readonly designs: readonly Compared[];
  /** Of the year; null for readers who may not see them. */
  readonly regions: readonly Compared[] | null;
  readonly agencies: readonly Compared[] | null;
  readonly findings: readonly LocatedFinding[];
  /** Open ones, and those of the year. */
  readonly recommendations: readonly Recommendation[];
  /** Of every year: what answers a finding may have been proposed later. */
  readonly everyRecommendation: readonly Recommendation[];
  /** Of every year: what later designs show of a finding. */
  readonly contributions: readonly Contribution[];
  /** Null without one, and for readers who may not see it. */
  readonly budget: Budget | null;
  /** Of the program's present plan. */
  readonly thresholds: EvaluationPlan['thresholds'];
  /** Questions by `<level>/<code of the item>`. */
  readonly questions: ReadonlyMap<string, Item['text']>;
  readonly madeAt: Instant;
}

/**
 * Reads what the actor may see of a program's year, by the rules of its roll-ups, results, findings, recommendations and
 * budgets.
 * @throws DomainError NOT_FOUND
 */
export async function readProgramFacts(
  deps: Deps,
  actor: Actor,
  { programId, year, words }: { readonly programId: string; readonly year: number; readonly words: Words },
): Promise<ProgramFacts> {
  const { store, reads } = deps;
  authorize(actor, 'rollUp.readProgram', await programResource(deps, actor, programId), 'programId');
  const program = (await store.get('Program', { id: programId })) ?? fail('NOT_FOUND', 'programId');
  const [all, trainings, plans, instruments, findings, recommendations, budget, byAgency] = await Promise.all([
    reads.contributionsOf(programId),
    everything(everyNode((page) => reads.trainingsOfProgram(programId, page))),
    reads.plansOf(programId),
    reads.instrumentsOf(programId),
    everything(everyNode((page) => listFindings(deps, actor, { programId, ...page }))),
    everything(everyNode((page) => listRecommendations(deps, actor, { programId, ...page }))),
    can(actor, 'budget.read') ? store.get('Budget', { programId, year }) : undefined,
    can(actor, 'rollUp.readRegion') ? contributionsByAgency(deps, programId, year) : null,
  ]);
  const ofYear = all.filter((one) => one.year === year);
  return {
    program,
    year,
    trainings: await trainingsOfYear(deps, actor, year, trainings, all),
    ofYear: rollUps(ofYear, 'level'),
    years: compared(rollUps(all, 'year'), (one) => one.year ?? 0, String),
    designs: compared(rollUps(all, 'designVersion'), (one) => one.designVersion ?? 0, String),
    regions:
      byAgency &&
      comparedBy(
        byAgency,
        ({ region }) => region ?? '',
        (code) => words.of(regionInWords(code)),
      ),
    agencies: byAgency && (await comparedAgencies(deps, byAgency, words)),
    findings: findings.flat().filter(({ closedAt }) => localYearOf(closedAt) === year),
    recommendations: recommendations.filter((one) => concerns(one, year)),
    everyRecommendation: recommendations,
    contributions: all,
    budget: budget ?? null,
    thresholds: (plans.find((plan) => plan.planVersion === program.planVersion) ?? fail('NOT_FOUND', 'programId'))
      .thresholds,
    questions: new Map(
      plans.flatMap(({ waves }) =>
        waves.flatMap(({ level, instrument: { code, revision } }) => {
          const items = instruments.find((one) => one.code === code && one.revision === revision)?.items ?? [];
          return items.map((item): [string, Item['text']] => [`${level}/${item.code}`, item.text]);
        }),
      ),
    ),
    madeAt: deps.clock.now(),
  };
}

async function everything<T>(nodes: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const node of nodes) all.push(node);
  return all;
}

/** Open at the time of the report, or proposed or decided in the year. */
function concerns({ status, proposedAt, decidedAt }: Recommendation, year: number): boolean {
  return status === 'OPEN' || [proposedAt, decidedAt].some((at) => at !== null && localYearOf(at) === year);
}

/** Trainings that ended in the year, and earlier ones of which an evaluation closed in it; by their end. */
async function trainingsOfYear(
  { store }: Deps,
  actor: Actor,
  year: number,
  trainings: readonly Training[],
  all: readonly Contribution[],
): Promise<readonly TrainingOfYear[]> {
  const by = Map.groupBy(all, ({ trainingId }) => trainingId);
  const concerned = trainings
    .flatMap((training) => {
      const { status, endedAt } = training;
      if (endedAt === null || status === 'CANCELLED') return [];
      const endedInYear = localYearOf(endedAt) === year;
      const its = by.get(training.id) ?? [];
      return endedInYear || its.some((one) => one.year === year) ? [{ training, endedAt, endedInYear, its }] : [];
    })
    .sort((a, b) => (a.endedAt < b.endedAt ? -1 : 1));
  const counts = await store.getMany(
    'TrainingCounts',
    concerned.map(({ training }) => ({ trainingId: training.id })),
  );
  return concerned.map(({ training, endedInYear, its }, i) => {
    const asked = its.flatMap(({ kinds }) => kinds.flatMap(({ kind, invited }) => (kind === 'SELF' ? [invited] : [])));
    const mayRead = can(actor, 'results.read', trainingResource({ training, sessions: [] }));
    const closedInYear = its.filter((one) => one.year === year);
    return {
      training,
      endedInYear,
      participants: counts[i]?.confirmed ?? 0,
      completed: asked.length === 0 ? null : Math.max(...asked),
      figures: mayRead ? figuresOf(rollUps(closedInYear, 'level')) : null,
    };
  });
}

/** What the waves of a program that closed in a year left of each agency: released figures, which add up to no small ones. */
async function contributionsByAgency(deps: Deps, programId: string, year: number): Promise<readonly Contribution[]> {
  const agencies = await everything(everyNode(deps.reads.agencies));
  const regions = [...new Set(agencies.map(({ region }) => region))];
  const found = await Promise.all(regions.map((region) => deps.reads.contributionsOfRegion(region, year)));
  return found.flat().filter((one) => one.programId === programId);
}

async function comparedAgencies(
  { store }: Deps,
  contributions: readonly Contribution[],
  { of }: Words,
): Promise<readonly Compared[]> {
  const ids = [...new Set(contributions.map(({ ofId }) => ofId))];
  const found = await store.getMany(
    'Agency',
    ids.map((id) => ({ id })),
  );
  const names = new Map(found.flatMap((one) => (one ? [[one.id, of({ id: one.name, en: one.nameEn })]] : [])));
  return comparedBy(
    contributions,
    ({ ofId }) => ofId,
    (id) => names.get(id) ?? id,
  );
}

function comparedBy(
  contributions: readonly Contribution[],
  keyOf: (one: Contribution) => string,
  nameOf: (key: string) => string,
): readonly Compared[] {
  const groups = [...Map.groupBy(contributions, keyOf)].map(([id, group]) => ({
    id,
    name: nameOf(id),
    trainings: new Set(group.map(({ trainingId }) => trainingId)).size,
    figures: figuresOf(rollUps(group, 'level')),
  }));
  return groups.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Roll-ups of several levels under what they are told apart by. */
function compared(
  all: readonly RollUp[],
  keyOf: (one: RollUp) => number,
  nameOf: (key: number) => string,
): readonly Compared[] {
  return [...Map.groupBy(all, keyOf)].map(([key, group]) => ({
    id: String(key),
    name: nameOf(key),
    trainings: Math.max(...group.map(({ trainings }) => trainings)),
    figures: figuresOf(group),
  }));
}

export const questionOf = ({ questions }: ProgramFacts, { of }: Words, level: Level, item: string): string => {
  const text = questions.get(`${level}/${item}`);
  return text === undefined ? item : of(text);
};
