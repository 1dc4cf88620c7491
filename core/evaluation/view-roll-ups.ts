import { type Actor, authorize, can } from '../access';
import { failInput } from '../errors';
import type { Deps } from '../ports';
import { requireYear } from '../problems';
import { allowedTraining, trainingResource } from '../training/aggregate';
import { programResource } from '../training/serving';
import type { Contribution, Level } from './evaluation';
import { type RollUp, rollUps } from './roll-up';

/** Of what: exactly one of them. */
export interface RollUpOf {
  readonly programId?: string | undefined;
  readonly agencyId?: string | undefined;
  /** Code of the region, such as `18.01`. */
  readonly region?: string | undefined;
}

/**
 * Results of a program, of an agency's people or of a region's, by year and level; of one year, or of all.
 * @throws DomainError NOT_FOUND, BAD_INPUT
 */
export async function viewRollUps(
  deps: Deps,
  actor: Actor,
  { of, year }: { readonly of: RollUpOf; readonly year?: number | undefined },
): Promise<readonly RollUp[]> {
  return rollUps(await allowedContributions(deps, actor, of, year), 'year');
}

/**
 * Results of a program by the design version that its trainings were held under.
 * @throws DomainError NOT_FOUND
 */
export async function viewTrend(deps: Deps, actor: Actor, programId: string): Promise<readonly RollUp[]> {
  return rollUps(await allowedContributions(deps, actor, { programId }), 'designVersion');
}

async function allowedContributions(
  deps: Deps,
  actor: Actor,
  of: RollUpOf,
  year?: number,
): Promise<readonly Contribution[]> {
  if (year !== undefined) requireYear(year);
  const { programId, agencyId, region } = of;
  if ([programId, agencyId, region].filter((one) => one !== undefined).length !== 1) failInput('NOT_EXACTLY_ONE', 'of');
  if (programId !== undefined) {
    authorize(actor, 'rollUp.readProgram', await programResource(deps, actor, programId), 'of');
    return deps.reads.contributionsOf(programId, year);
  }
  if (agencyId !== undefined) {
    authorize(actor, 'rollUp.readAgency', { agencyId }, 'of');
    return deps.reads.contributionsOf(agencyId, year);
  }
  authorize(actor, 'rollUp.readRegion', {}, 'of');
  return deps.reads.contributionsOfRegion(region ?? '', year);
}

export interface Comparison {
  readonly level: Level;
  readonly own: RollUp;
  /** Runs of the program that ended before, as far as the actor may read them; null when there is none. */
  readonly earlier: RollUp | null;
}

/**
 * A training beside the earlier runs of its program, level by level.
 * @throws DomainError NOT_FOUND
 */
export async function compareTraining(deps: Deps, actor: Actor, trainingId: string): Promise<readonly Comparison[]> {
  const { training } = await allowedTraining(deps, actor, 'results.read', trainingId, 'trainingId');
  const { programId, endedAt } = training;
  const all = await deps.reads.contributionsOf(programId);
  const before = all.filter((one) => one.trainingId !== trainingId && one.endedAt < (endedAt ?? ''));
  const readable = await readableOf(deps, actor, programId, before);
  const earlier = new Map(rollUps(readable, 'level').map((one) => [one.level, one]));
  const own = rollUps(
    all.filter((one) => one.trainingId === trainingId),
    'level',
  );
  return own.map((one) => ({ level: one.level, own: one, earlier: earlier.get(one.level) ?? null }));
}

/** Whoever may not read a program's roll-ups learns of its runs by way of a comparison no more than by way of their results. */
async function readableOf(
  deps: Deps,
  actor: Actor,
  programId: string,
  contributions: readonly Contribution[],
): Promise<readonly Contribution[]> {
  if (can(actor, 'rollUp.readProgram', await programResource(deps, actor, programId))) return contributions;
  const ids = [...new Set(contributions.map(({ trainingId }) => trainingId))];
  const trainings = await deps.store.getMany(
    'Training',
    ids.map((id) => ({ id })),
  );
  const readable = new Set(
    trainings.flatMap((training) =>
      training !== undefined && can(actor, 'results.read', trainingResource({ training, sessions: [] }))
        ? training.id
        : [],
    ),
  );
  return contributions.filter(({ trainingId }) => readable.has(trainingId));
}
