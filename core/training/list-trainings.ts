import { type Actor, authorize, can } from '../access';
import { keepNodes, visiblePage, withNodes } from '../page';
import type { Deps, Page, PageRequest } from '../ports';
import { trainingResource } from './aggregate';
import type { Training, TrainingStatus } from './training';

/** One list of trainings; each has an index of its own. Bounds of the start belong to the list by status. */
export type TrainingFilter =
  | {
      readonly by: 'status';
      readonly status: TrainingStatus;
      readonly startsFrom?: string | undefined;
      readonly startsBefore?: string | undefined;
    }
  | { readonly by: 'program'; readonly programId: string }
  | { readonly by: 'organizer'; readonly agencyId: string }
  | { readonly by: 'partner'; readonly partnerId: string };

/** Trainings by start (a partner's by age). Drafts that the actor may not see leave no trace, not even an empty page. */
export async function listTrainings(
  deps: Deps,
  actor: Actor,
  filter: TrainingFilter,
  page: PageRequest,
): Promise<Page<Training>> {
  authorize(actor, 'training.read');
  return visiblePage(
    (request) => trainings(deps, filter, request),
    page,
    (training) =>
      training.status !== 'DRAFT' || can(actor, 'training.readDraft', trainingResource({ training, sessions: [] })),
  );
}

async function trainings(deps: Deps, filter: TrainingFilter, page: PageRequest): Promise<Page<Training>> {
  switch (filter.by) {
    case 'status': {
      const { status, startsFrom, startsBefore } = filter;
      return deps.reads.trainingsByStatus(status, { ...page, startsFrom, startsBefore });
    }
    case 'program':
      return deps.reads.trainingsOfProgram(filter.programId, page);
    case 'organizer':
      return deps.reads.trainingsOfOrganizer(filter.agencyId, page);
    case 'partner': {
      const links = await deps.reads.trainingIdsOfPartner(filter.partnerId, page);
      const keys = links.rows.map(({ node }) => ({ id: node.trainingId }));
      const found = withNodes(links, await deps.store.getMany('Training', keys));
      return keepNodes(found, (training) => training !== undefined) as Page<Training>;
    }
  }
}
