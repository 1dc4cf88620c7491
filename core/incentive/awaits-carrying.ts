import type { Deps } from '../ports';
import type { Budget } from './incentive';

/**
 * Whether who comes now may draw on a budget: nobody waits in it, and nobody is yet to be carried into it.
 * @param isLastEnded whether the year before is known to be closed, or to have no budget
 */
export async function isWithoutQueue(
  deps: Deps,
  { programId, year, waiting }: Budget,
  isLastEnded = false,
): Promise<boolean> {
  return waiting === 0 && (isLastEnded || !(await awaitsCarrying(deps, programId, year)));
}

/** Whether the year before still has to hand over its money and its queue: those stand first, so nobody is served before. */
export async function awaitsCarrying(deps: Deps, programId: string, year: number): Promise<boolean> {
  const before = await deps.store.get('Budget', { programId, year: year - 1 });
  return before?.carries === true && before.closedAt === null;
}
