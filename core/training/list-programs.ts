import { type Actor, authorize } from '../access';
import type { Deps, Page, PageRequest } from '../ports';
import type { Program } from './training';

/** All programs, by name. */
export async function listPrograms(deps: Deps, actor: Actor, page: PageRequest): Promise<Page<Program>> {
  authorize(actor, 'program.read');
  return deps.reads.programs(page);
}
