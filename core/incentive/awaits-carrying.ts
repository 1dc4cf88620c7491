import type { Deps } from '../ports';

/** Whether the year before still has to hand over its money and its queue: those stand first, so nobody is served before. */
export async function awaitsCarrying(deps: Deps, programId: string, year: number): Promise<boolean> {
  const before = await deps.store.get('Budget', { programId, year: year - 1 });
  return before?.carries === true && before.closedAt === null;
}
