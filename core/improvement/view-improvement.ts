import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import type { Contribution } from '../evaluation/evaluation';
import { ofKnown } from '../known';
import { withNodes } from '../page';
import type { Deps, Page, PageRequest } from '../ports';
import { programResource } from '../training/serving';
import type { ProgramDesign } from '../training/training';
import type { LocatedFinding, Recommendation, RecommendationComment, RecommendationStatus } from './recommendation';

interface OfProgram {
  readonly programId: string;
}

async function mayRead(deps: Deps, actor: Actor, programId: string): Promise<void> {
  authorize(actor, 'recommendation.read', await programResource(deps, actor, programId), 'programId');
}

/**
 * Findings of a program's closed waves, those of one wave together, latest close first.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function listFindings(
  deps: Deps,
  actor: Actor,
  { programId, ...page }: PageRequest & OfProgram,
): Promise<Page<readonly LocatedFinding[]>> {
  await mayRead(deps, actor, programId);
  const waves = await deps.reads.wavesWithFindings(programId, page);
  return withNodes(
    waves,
    waves.rows.map(({ node }) => locatedIn(node)),
  );
}

function locatedIn({ trainingId, waveCode, level, designVersion, closedAt, findings }: Contribution): LocatedFinding[] {
  return findings.map((finding) => ({ trainingId, waveCode, level, designVersion, closedAt, ...finding }));
}

/**
 * Recommendations of a program in a status; in all of them, the open ones come first. Latest first.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function listRecommendations(
  deps: Deps,
  actor: Actor,
  { programId, ...page }: PageRequest & OfProgram & { readonly status?: RecommendationStatus | undefined },
): Promise<Page<Recommendation>> {
  await mayRead(deps, actor, programId);
  return deps.reads.recommendationsOf(programId, page);
}

/** @throws DomainError NOT_FOUND */
export async function viewRecommendation(
  deps: Deps,
  actor: Actor,
  { programId, id }: OfProgram & { readonly id: string },
): Promise<Recommendation> {
  await mayRead(deps, actor, programId);
  return (await deps.store.get('Recommendation', { programId, id })) ?? fail('NOT_FOUND', 'id');
}

/**
 * What was said about a recommendation, oldest first.
 * @throws DomainError NOT_FOUND, BAD_CURSOR
 */
export async function listComments(
  deps: Deps,
  actor: Actor,
  { programId, id, ...page }: PageRequest & OfProgram & { readonly id: string },
): Promise<Page<RecommendationComment>> {
  await viewRecommendation(deps, actor, { programId, id });
  return deps.reads.commentsOf(programId, id, page);
}

/** A version of a program's design with the recommendations that it contains. */
export interface DesignView {
  readonly design: ProgramDesign;
  readonly recommendations: readonly Recommendation[];
}

/**
 * Every version of a program's design, oldest first.
 * @throws DomainError NOT_FOUND
 */
export async function listDesigns(deps: Deps, actor: Actor, programId: string): Promise<readonly DesignView[]> {
  await mayRead(deps, actor, programId);
  const designs = await ofKnown(deps, 'Program', programId, await deps.reads.designsOf(programId));
  const ids = designs.flatMap(({ recommendationIds }) => recommendationIds);
  const found = await deps.store.getMany(
    'Recommendation',
    ids.map((id) => ({ programId, id })),
  );
  return designs.map((design) => ({
    design,
    recommendations: found.filter(
      (one) => one !== undefined && design.recommendationIds.includes(one.id),
    ) as Recommendation[],
  }));
}
