import type { Entity } from '../../../core/entities';
import { DomainError } from '../../../core/errors';
import { put } from '../../integration/run/scene';
import { withTable } from '../../support/with-memory-table';

export const year = 2027;
export const at = '2027-05-01T02:00:00.000Z';

/** What stands on a table in memory, at a moment. */
export async function tableWith(...entities: Entity[]) {
  const { deps, clock } = await withTable();
  clock.set(at);
  await put(deps, entities);
  return deps;
}
export type Given = Awaited<ReturnType<typeof tableWith>>;

/** How a refusal reads: its code, the fields that it names, and its details. */
export function read({ code, problems, details }: DomainError) {
  return [code, problems.map(({ field }) => field).join(), details];
}

export async function refusalOf(attempt: Promise<unknown>) {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error(`no refusal: ${String(error)}`);
  return read(error);
}

/** What the trail keeps of an entity's changes, the latest first; whom each tells, and what it wrote into a budget's statement. */
export async function trailsOf(deps: Given, entity: string) {
  const { rows } = await deps.reads.journalOfEntity(entity, { first: 50 });
  return rows.map(({ node: { actor, role, action, reason, events, changes } }) => ({
    who: [actor, role, action, reason],
    told: events.map(({ type, aggregateId, data }) => [type, aggregateId, data]),
    entries: changes.filter(({ of }) => of.startsWith('BudgetEntry')).map(({ after }) => after),
  }));
}
