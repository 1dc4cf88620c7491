import type { Reads } from '../../../core/ports';
import { fromItem, type Item } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';

type PeopleReads = Pick<Reads, 'agencies' | 'partners' | 'assignmentsOf' | 'peopleOfAgency' | 'reportsOf'>;

const assignment = (item: Item) => fromItem('Assignment', item);

export function peopleReads({ page, all }: Queries): PeopleReads {
  return {
    agencies: (request) =>
      page({ index: 'GSI3', pk: at.catalogue('agency') }, (item) => fromItem('Agency', item), request),
    partners: (request) =>
      page({ index: 'GSI3', pk: at.catalogue('partner') }, (item) => fromItem('Partner', item), request),
    assignmentsOf: (personId) =>
      all({ pk: at.person(personId), ...beginning(start.assignment), descending: true }, assignment),
    peopleOfAgency: (agencyId, request) => page({ index: 'GSI2', pk: at.agency(agencyId) }, assignment, request),
    reportsOf: (supervisorId, request) => page({ index: 'GSI3', pk: at.supervisor(supervisorId) }, assignment, request),
  };
}
