import { type Actor, authorize } from '../access';
import { failInput } from '../errors';
import type { Deps } from '../ports';
import { requireYear } from '../problems';
import { allowedTraining } from '../training/aggregate';
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
  /** Runs of the program that ended before; null when there is none. */
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
  const earlier = new Map(rollUps(before, 'level').map((one) => [one.level, one]));
  const own = rollUps(
    all.filter((one) => one.trainingId === trainingId),
    'level',
  );
  return own.map((one) => ({ level: one.level, own: one, earlier: earlier.get(one.level) ?? null }));
}
