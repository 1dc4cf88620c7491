import { type Actor, authorize, nameOfActor } from '../access';
import { Change, isUnchanged } from '../change';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import { checkProgram } from './create-program';
import { designOf } from './design';
import type { Program } from './training';

/** What is left out stays. New objectives are a new design: they raise `designVersion`. */
export interface UpdateProgram {
  readonly id: string;
  readonly expectedVersion: number;
  readonly name?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly objectives?: Program['objectives'] | undefined;
}

/** @throws DomainError NOT_FOUND, STALE_VERSION, BAD_INPUT */
export async function updateProgram(deps: Deps, actor: Actor, command: UpdateProgram): Promise<Program> {
  const role = authorize(actor, 'program.edit');
  const { id, expectedVersion } = command;
  return withRetry(async () => {
    const before = (await deps.store.get('Program', { id })) ?? fail('NOT_FOUND', 'id');
    requireVersion(before, expectedVersion);
    const { name = before.name, nameEn = before.nameEn, objectives = before.objectives } = command;
    const sameDesign = isUnchanged({ objectives: before.objectives }, { objectives });
    const after: Program = {
      ...before,
      name,
      nameEn,
      objectives,
      designVersion: before.designVersion + (sameDesign ? 0 : 1),
      version: before.version + 1,
    };
    checkProgram(new Problems(), after).throwIfAny();
    if (isUnchanged(before, after)) return before;
    const header = { actor: nameOfActor(actor), role, action: 'program.update', entity: id };
    const change = new Change(header).replace(before, after);
    if (!sameDesign) change.create(designOf(after, { by: header.actor, at: deps.clock.now() }));
    await deps.store.commit(change);
    return after;
  });
}
