import { type Actor, nameOfActor } from '../access';
import { Change } from '../change';
import { createOnce } from '../create-once';
import { fail } from '../errors';
import { requireId } from '../ids';
import { originOf } from '../origin';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { takingPart } from '../training/serving';
import { authorOf } from './author';
import type { RecommendationComment, Written } from './recommendation';
import { checkWritten } from './written';

export interface CommentOnRecommendation extends Written {
  readonly id?: string | undefined;
  readonly programId: string;
  readonly recommendationId: string;
}

/**
 * Adds to the discussion of a recommendation, whatever its status: what was said stays, so that it can be read why something was
 * changed, or was not.
 * @throws DomainError NOT_FOUND, AGREEMENT_ENDED, BAD_INPUT, ID_TAKEN
 */
export async function commentOnRecommendation(
  deps: Deps,
  actor: Actor,
  command: CommentOnRecommendation,
): Promise<RecommendationComment> {
  const { programId, recommendationId, text, language } = command;
  const role = await takingPart(deps, actor, programId);
  checkWritten(new Problems(), command).throwIfAny();
  const id = command.id === undefined ? `cmt_${deps.ids.ulid()}` : requireId('comment', command.id);
  const discussed = await deps.store.get('Recommendation', { programId, id: recommendationId });
  if (discussed === undefined) fail('NOT_FOUND', 'recommendationId');
  const content = { text, language };
  const comment: RecommendationComment = {
    kind: 'RecommendationComment',
    id,
    programId,
    recommendationId,
    ...content,
    author: authorOf(actor, role),
    at: deps.clock.now(),
    origin: originOf(actor, content),
  };
  const header = { actor: nameOfActor(actor), role, action: 'recommendation.comment', entity: recommendationId };
  const change = new Change(header).create(comment);
  return createOnce(deps, change, comment, () =>
    deps.store.get('RecommendationComment', { programId, recommendationId, id }),
  );
}
