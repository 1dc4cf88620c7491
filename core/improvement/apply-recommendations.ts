import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { checkProgram } from '../training/create-program';
import { designOf } from '../training/design';
import { step } from '../training/lifecycle';
import type { Program } from '../training/training';
import { requireVersion } from '../versions';
import type { Recommendation, Written } from './recommendation';
import { checkWritten } from './written';

const MOST_RECOMMENDATIONS = 20;

export interface ApplyRecommendations {
  readonly programId: string;
  /** Of the program. */
  readonly expectedVersion: number;
  /** Ids of the 1 to 20 accepted recommendations that the new design contains. */
  readonly recommendations: readonly string[];
  /** What is different now. */
  readonly summary: Written;
  readonly objectives?: Program['objectives'] | undefined;
}

/**
 * Makes the program's next design, which contains accepted recommendations: with new objectives where they are given, with the
 * evaluation plan and the incentive scheme of now. Trainings that are published from now on are held under it, and their
 * evaluations show whether the findings went away.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION (one is not accepted), BAD_INPUT
 */
export async function applyRecommendations(deps: Deps, actor: Actor, command: ApplyRecommendations): Promise<Program> {
  const role = authorize(actor, 'recommendation.decide', {}, 'programId');
  const { programId, expectedVersion, recommendations: ids, summary } = command;
  const problems = new Problems().size(ids, 'recommendations', 1, MOST_RECOMMENDATIONS);
  for (const [i, id] of ids.entries()) problems.when(ids.indexOf(id) < i, `recommendations.${i}`, 'DUPLICATE');
  checkWritten(problems, summary, 'summary.text').throwIfAny();
  const by = nameOfActor(actor);

  return withRetry(async () => {
    const [program, found] = await Promise.all([
      deps.store.get('Program', { id: programId }),
      deps.store.getMany(
        'Recommendation',
        ids.map((id) => ({ programId, id })),
      ),
    ]);
    const before = program ?? fail('NOT_FOUND', 'programId');
    requireVersion(before, expectedVersion);
    const after: Program = {
      ...before,
      objectives: command.objectives ?? before.objectives,
      designVersion: before.designVersion + 1,
      version: before.version + 1,
    };
    checkProgram(new Problems(), after).throwIfAny();

    const now = deps.clock.now();
    const change = new Change({ actor: by, role, action: 'program.applyRecommendations', entity: programId });
    change.replace(before, after).create(designOf(after, { by, at: now, summary, recommendationIds: ids }));
    for (const [i, recommendation] of found.entries()) {
      const accepted: Recommendation = recommendation ?? fail('NOT_FOUND', `recommendations.${i}`);
      change.replace(accepted, {
        ...accepted,
        status: step('Recommendation', 'apply', accepted.status, `recommendations.${i}`),
        decidedBy: by,
        decidedAt: now,
        designVersion: after.designVersion,
      });
      change.emit('RecommendationApplied', programId, { programId, recommendationId: accepted.id });
    }
    await deps.store.commit(change);
    return after;
  });
}
