import { type Actor, authorize } from '../access';
import { fail } from '../errors';
import type { Deps } from '../ports';
import type { Program } from './training';

/** @throws DomainError NOT_FOUND */
export async function viewProgram(deps: Deps, actor: Actor, id: string): Promise<Program> {
  authorize(actor, 'program.read');
  return (await deps.store.get('Program', { id })) ?? fail('NOT_FOUND', 'id');
}
