import { type Actor, authorize } from '../access';
import { missingSessions } from '../enrollment/attendance';
import { fail } from '../errors';
import type { Deps } from '../ports';
import type { AwardValue } from './award-value';
import { completionRules } from './completion-rules';
import { decisionFor } from './settle-person';

/** Stage COMPLETION as it would be decided now. */
export interface IncentivePreview {
  readonly trainingId: string;
  readonly personId: string;
  readonly completed: boolean;
  readonly jp: number;
  readonly value: AwardValue;
  /** Held sessions without a record of the person: they count as ABSENT here. */
  readonly unrecorded: number;
  /** Whether records may still change it. */
  readonly provisional: boolean;
}

/**
 * What a person's records so far are worth.
 * @throws DomainError NOT_FOUND, NOT_CONFIRMED
 */
export async function incentivePreview(
  deps: Deps,
  actor: Actor,
  { trainingId, personId }: { readonly trainingId: string; readonly personId: string },
): Promise<IncentivePreview> {
  authorize(actor, 'award.read', { personId }, 'personId');
  const [aggregate, enrollment] = await Promise.all([
    deps.reads.trainingAggregate(trainingId),
    deps.store.get('Enrollment', { trainingId, personId }),
  ]);
  if (aggregate === undefined || enrollment === undefined) fail('NOT_FOUND', 'trainingId');
  if (aggregate.training.pinned === null) fail('NOT_CONFIRMED', 'personId');
  const rules = await completionRules(deps, aggregate);
  const { completed, jp, value } = decisionFor(enrollment, rules) ?? fail('NOT_CONFIRMED', 'personId');
  const unrecorded = missingSessions(enrollment.attendance, rules.sessions).length;
  return { trainingId, personId, completed, jp, value, unrecorded, provisional: rules.training.status !== 'FINALIZED' };
}
