import { type Actor, authorize } from '../access';
import type { Enrollment } from '../enrollment/enrollment';
import { fail, refuse } from '../errors';
import { readWave } from '../evaluation/wave-at-close';
import { canonicalJson } from '../journal';
import type { Deps, TrainingAggregate } from '../ports';
import { Problems } from '../problems';
import type { KeyRange } from '../run/run';
import { applicationValue, applicationWave } from './application';
import type { AwardValue } from './award-value';
import { likertItemsOf } from './behavior';
import { rulesOf } from './completion';
import type { Award, Scheme, Stage } from './incentive';
import { stages } from './incentive';
import { readApplicationFacts } from './read-application';
import { decisionFor } from './settle-person';

export interface PreviewScheme {
  readonly programId: string;
  readonly schemeVersion: number;
  /** 1 to 5 ended trainings of the program, together with at most 2,000 participants. */
  readonly trainingIds: readonly string[];
}

type Worth = Pick<AwardValue, 'outcome' | 'score' | 'tier' | 'points' | 'amount'>;

/** Somebody who would have another award than they have. */
export interface SchemeDifference {
  readonly trainingId: string;
  readonly stage: Stage;
  readonly personId: string;
  /** null where there is no award (yet). */
  readonly before: Worth | null;
  readonly after: Worth;
}

export interface StagePreview {
  readonly stage: Stage;
  readonly people: number;
  /** Of the scheme, highest first. */
  readonly tiers: readonly { readonly tier: string; readonly people: number }[];
  readonly points: number;
  readonly amount: number;
  /** What the same people have now. */
  readonly pointsBefore: number;
  readonly amountBefore: number;
}

export interface SchemePreview {
  readonly stages: readonly StagePreview[];
  /** How many would have another award of stage COMPLETION. */
  readonly differing: number;
  /** The first hundred of them. */
  readonly differences: readonly SchemeDifference[];
}

const MOST_TRAININGS = 5;
const MOST_PEOPLE = 2_000;
const MOST_SHOWN = 100;
const everybody: KeyRange = { from: 'per_', to: 'per_~' };

/**
 * What a scheme would have awarded in past trainings, beside what was awarded. Nothing is written. Stage APPLICATION is computed from
 * nothing but what its awards show already, so that no number of drafts tells what a rater said of somebody: of who completed, and
 * where the training's own scheme weighs the raters as this one does.
 * @throws DomainError NOT_FOUND, BAD_INPUT
 */
export async function previewScheme(deps: Deps, actor: Actor, command: PreviewScheme): Promise<SchemePreview> {
  authorize(actor, 'scheme.edit', {}, 'programId');
  const { programId, schemeVersion, trainingIds } = command;
  new Problems()
    .size(trainingIds, 'trainingIds', 1, MOST_TRAININGS)
    .when(new Set(trainingIds).size < trainingIds.length, 'trainingIds', 'DUPLICATE')
    .throwIfAny();
  const scheme = (await deps.store.get('Scheme', { programId, schemeVersion })) ?? fail('NOT_FOUND', 'schemeVersion');
  const trainings = await Promise.all(
    trainingIds.map((id, i) => requireEnded(deps, programId, id, `trainingIds.${i}`)),
  );
  const people = trainings.reduce((sum, { counts }) => sum + counts.confirmed, 0);
  new Problems().when(people > MOST_PEOPLE, 'trainingIds', 'TOO_MANY_PEOPLE').throwIfAny();
  const compared: SchemeDifference[] = [];
  for (const training of trainings) compared.push(...(await compare(deps, training, scheme)));
  const differences = compared.filter((one) => one.stage === 'COMPLETION' && differs(one));
  return {
    stages: stages.map((stage) => sumUp(scheme, stage, compared)),
    differing: differences.length,
    differences: differences.slice(0, MOST_SHOWN),
  };
}

async function requireEnded(deps: Deps, programId: string, id: string, field: string): Promise<TrainingAggregate> {
  const aggregate = await deps.reads.trainingAggregate(id);
  if (aggregate === undefined || aggregate.training.programId !== programId) fail('NOT_FOUND', field);
  const { status } = aggregate.training;
  if (status !== 'ENDED' && status !== 'FINALIZED') refuse('TrainingStatus', status, field);
  return aggregate;
}

async function compare(deps: Deps, aggregate: TrainingAggregate, scheme: Scheme): Promise<SchemeDifference[]> {
  const { training, sessions } = aggregate;
  const { id: trainingId } = training;
  const [enrollments, completions, applications, applied] = await Promise.all([
    deps.reads.enrollmentsInRange(trainingId, everybody),
    deps.reads.awardsInRange(trainingId, 'COMPLETION', everybody),
    deps.reads.awardsInRange(trainingId, 'APPLICATION', everybody),
    applicationsBy(deps, aggregate, scheme),
  ]);
  const before = new Map<string, Award>(
    [...completions, ...applications].map((award) => [`${award.stage}#${award.personId}`, award]),
  );
  return enrollments.flatMap((enrollment): SchemeDifference[] => {
    const decision = decisionFor(enrollment, { training, sessions, scheme });
    if (decision === undefined) return [];
    const { personId } = enrollment;
    const of = (stage: Stage, value: AwardValue): SchemeDifference => {
      const award = before.get(`${stage}#${personId}`);
      return { trainingId, stage, personId, before: award === undefined ? null : worth(award), after: worth(value) };
    };
    const status = decision.completed ? 'COMPLETED' : 'NOT_COMPLETED';
    const application = enrollment.status === 'COMPLETED' ? applied?.({ ...enrollment, status }) : undefined;
    return [of('COMPLETION', decision.value), ...(application === undefined ? [] : [of('APPLICATION', application)])];
  });
}

/** How stage APPLICATION would come out; undefined while its wave is not closed, and where raters were weighed otherwise. */
async function applicationsBy(
  deps: Deps,
  { training, waves }: TrainingAggregate,
  scheme: Scheme,
): Promise<((enrollment: Enrollment) => AwardValue) | undefined> {
  const closed = applicationWave(waves);
  if (closed?.status !== 'CLOSED') return undefined;
  const { wave, instrument, scheme: own } = await readWave(deps, { trainingId: training.id, waveCode: closed.code });
  if (canonicalJson(own.behavior) !== canonicalJson(scheme.behavior)) return undefined;
  const factsOf = await readApplicationFacts(deps, waves, wave, everybody);
  return (enrollment) => applicationValue(factsOf(enrollment), likertItemsOf(instrument), scheme);
}

function worth({ outcome, score, tier, points, amount }: AwardValue): Worth {
  return { outcome, score, tier, points, amount };
}

function differs({ before, after }: SchemeDifference): boolean {
  return (
    before === null ||
    (['outcome', 'score', 'tier', 'points', 'amount'] as const).some((field) => before[field] !== after[field])
  );
}

function sumUp(scheme: Scheme, stage: Stage, compared: readonly SchemeDifference[]): StagePreview {
  const own = compared.filter((one) => one.stage === stage);
  const sum = (of: (one: SchemeDifference) => number): number => own.reduce((total, one) => total + of(one), 0);
  return {
    stage,
    people: own.length,
    tiers: rulesOf(scheme, stage).tiers.map(({ name }) => ({
      tier: name,
      people: own.filter(({ after }) => after.tier === name).length,
    })),
    points: sum(({ after }) => after.points),
    amount: sum(({ after }) => after.amount),
    pointsBefore: sum(({ before }) => before?.points ?? 0),
    amountBefore: sum(({ before }) => before?.amount ?? 0),
  };
}
