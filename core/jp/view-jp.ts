import { type Actor, authorize, can } from '../access';
import { withNodes } from '../page';
import type { Person } from '../people/people';
import { personViews } from '../people/person-views';
import { type PersonView, personResource, personView } from '../people/standing';
import type { Deps, Page, PageRequest } from '../ports';
import { requireYear } from '../problems';
import { localYearOf } from '../time';
import type { JpYear } from './jp';
import { type JpByDay, type JpWindow, jpWindows, yearsOfWindows } from './jp-windows';

/** A person with their JP of a year. */
export interface JpView extends PersonView {
  readonly windows: readonly JpWindow[];
}

const thisYear = (deps: Deps): number => localYearOf(deps.clock.now());

/** A person's JP of a calendar year; of this one by default. @throws DomainError NOT_FOUND */
export async function viewJp(deps: Deps, actor: Actor, personId: string, year = thisYear(deps)): Promise<JpView> {
  requireYear(year);
  const view = await personView(deps, personId, 'personId');
  authorize(actor, 'jp.read', personResource(personId, view.assignment), 'personId');
  const [windows = []] = await windowsOf(deps, [view.person], year);
  return { ...view, windows };
}

/** The actor's own JP of this year; none for who takes part in nothing. */
export async function ownJp(deps: Deps, actor: Actor): Promise<readonly JpWindow[]> {
  const { personId } = actor;
  if (personId === null || !can(actor, 'jp.read', { personId })) return [];
  const year = thisYear(deps);
  // All years that any employment needs, so that nothing waits for the person: one read.
  const keys = [year - 1, year, year + 1].map((of) => ({ personId, year: of }));
  const [[person], found] = await Promise.all([
    deps.store.getMany('Person', [{ id: personId }]),
    deps.store.getMany('JpYear', keys),
  ]);
  return person === undefined ? [] : jpWindows(person, daysOf(found), year);
}

/** The people of an agency with their JP, by three reads for a page of any size. @throws DomainError NOT_FOUND */
export async function jpOfAgency(
  deps: Deps,
  actor: Actor,
  agencyId: string,
  page: PageRequest,
  year = thisYear(deps),
): Promise<Page<JpView>> {
  authorize(actor, 'jp.list', { agencyId }, 'agencyId');
  requireYear(year);
  const people = await personViews(deps, await deps.reads.peopleOfAgency(agencyId, page));
  const views = people.rows.map(({ node }) => node);
  const windows = await windowsOf(
    deps,
    views.map(({ person }) => person),
    year,
  );
  return withNodes(
    people,
    views.map((view, i) => ({ ...view, windows: windows[i] ?? [] })),
  );
}

async function windowsOf(deps: Deps, people: readonly Person[], year: number): Promise<JpWindow[][]> {
  const keys = people.flatMap((person) =>
    yearsOfWindows(person, year).map((of) => ({ personId: person.id, year: of })),
  );
  const found = (await deps.store.getMany('JpYear', keys)).flatMap((one) => one ?? []);
  const byPerson = Map.groupBy(found, ({ personId }) => personId);
  return people.map((person) => jpWindows(person, daysOf(byPerson.get(person.id) ?? []), year));
}

function daysOf(years: readonly (JpYear | undefined)[]): JpByDay {
  return Object.assign({}, ...years.map((one) => one?.days));
}
