import type { Actor } from '../access';
import { DomainError } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { type DecideNomination, decideNomination } from './decide-nomination';
import type { Enrollment } from './enrollment';

export interface DecideNominations {
  readonly trainingId: string;
  /** 1 to 20 people. */
  readonly decisions: readonly Omit<DecideNomination, 'trainingId'>[];
}

/** What became of one decision: the enrollment, or why nothing was written. */
export type Decided = { readonly personId: string } & (
  | { readonly enrollment: Enrollment }
  | { readonly refusal: DomainError }
);

const MOST_DECISIONS = 20;

/**
 * Decides on a list of nominations, one after another in its order, for seats are given in it. Each stands by itself:
 * one that is refused leaves the others as they are.
 * @throws DomainError BAD_INPUT for the list as a whole
 */
export async function decideNominations(
  deps: Deps,
  actor: Actor,
  { trainingId, decisions }: DecideNominations,
): Promise<readonly Decided[]> {
  new Problems()
    .size(decisions, 'decisions', 1, MOST_DECISIONS)
    .distinct(
      decisions.map(({ personId }) => personId),
      'decisions',
    )
    .throwIfAny();
  const decided: Decided[] = [];
  for (const decision of decisions) {
    const { personId } = decision;
    try {
      decided.push({ personId, enrollment: await decideNomination(deps, actor, { trainingId, ...decision }) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      decided.push({ personId, refusal: error });
    }
  }
  return decided;
}
