import { type Actor, authorize } from '../access';
import type { KeyOf } from '../entities';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { explain } from './explain';
import type { ExplanationLine } from './explanation';
import type { Award } from './incentive';

export interface AwardExplanation {
  readonly award: Award;
  readonly lines: readonly ExplanationLine[];
}

/**
 * Why an award has the value it has, in words; also of those who got nothing.
 * @throws DomainError NOT_FOUND
 */
export async function explainAward(deps: Deps, actor: Actor, key: KeyOf<'Award'>): Promise<AwardExplanation> {
  authorize(actor, 'award.read', { personId: key.personId });
  const award = (await deps.store.get('Award', key)) ?? fail('NOT_FOUND', 'id');
  const { programId, schemeVersion, trainingId } = award;
  const [scheme, training] = await Promise.all([
    deps.store.get('Scheme', { programId, schemeVersion }),
    deps.store.get('Training', { id: trainingId }),
  ]);
  if (scheme === undefined || training === undefined) throw new Error(`${trainingId} lacks scheme ${schemeVersion}`);
  return { award, lines: explain({ award, scheme, training }) };
}
