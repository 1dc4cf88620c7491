import type { Deps, TrainingAggregate } from '../ports';
import type { CompletionRules } from './settle-person';

/** @throws Error when the training or its pinned scheme is missing */
export async function completionRules(deps: Deps, aggregate: TrainingAggregate | undefined): Promise<CompletionRules> {
  if (aggregate === undefined) throw new Error('no such training');
  const { training, sessions } = aggregate;
  const { programId, pinned } = training;
  const scheme = await deps.store.get('Scheme', { programId, schemeVersion: pinned?.schemeVersion ?? 0 });
  if (scheme === undefined) throw new Error(`${programId} lacks the scheme that ${training.id} has pinned`);
  return { training, sessions, scheme };
}
