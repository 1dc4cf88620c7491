import { withNodes } from '../page';
import type { Deps, Page } from '../ports';
import type { Assignment } from './people';
import type { PersonView } from './standing';

/** Adds to a page of assignments the people who hold them, by one batch read. */
export async function personViews(deps: Deps, page: Page<Assignment>): Promise<Page<PersonView>> {
  const assignments = page.rows.map(({ node }) => node);
  const people = await deps.store.getMany(
    'Person',
    assignments.map(({ personId }) => ({ id: personId })),
  );
  const views = assignments.map((assignment, i) => {
    const person = people[i];
    if (person === undefined) throw new Error(`assignment of a person who does not exist: ${assignment.personId}`);
    return { person, assignment };
  });
  return withNodes(page, views);
}
