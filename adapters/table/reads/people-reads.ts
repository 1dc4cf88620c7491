import type { Reads } from '../../../core/ports';
import { fromItem, type Item } from '../codec';
import { at, start } from '../keys';
import { beginning, type Queries } from '../query';

type PeopleReads = Pick<
  Reads,
  | 'agencies'
  | 'agenciesOfRegion'
  | 'participationOf'
  | 'participationOfRegion'
  | 'partners'
  | 'personFile'
  | 'assignmentsOf'
  | 'peopleOfAgency'
  | 'administratorsOf'
  | 'reportsOf'
>;

const participation = (item: Item) => fromItem('Participation', item);
const assignment = (item: Item) => fromItem('Assignment', item);

export function peopleReads({ page, all }: Queries): PeopleReads {
  return {
    agencies: (request) =>
      page({ index: 'GSI3', pk: at.catalogue('agency') }, (item) => fromItem('Agency', item), request),
    agenciesOfRegion: (region) =>
      all({ index: 'GSI2', pk: at.region(region), ...beginning(start.agency) }, (item) => fromItem('Agency', item)),
    participationOf: (agencyId, year) =>
      all({ pk: at.agency(agencyId), ...beginning(start.participationOf(year)) }, participation),
    participationOfRegion: (region, year) =>
      all({ index: 'GSI2', pk: at.region(region), ...beginning(start.participationOf(year)) }, participation),
    partners: (request) =>
      page({ index: 'GSI3', pk: at.catalogue('partner') }, (item) => fromItem('Partner', item), request),
    async personFile(personId) {
      // Between a person's own item and their assignments nothing else sorts.
      const items = await all(
        { pk: at.person(personId), from: start.whole, to: `${start.assignment}~` },
        (item) => item,
      );
      const [own, ...rest] = items;
      if (own?.kind !== 'Person') return undefined;
      return { person: fromItem('Person', own), assignments: rest.map(assignment).reverse() };
    },
    assignmentsOf: (personId) =>
      all({ pk: at.person(personId), ...beginning(start.assignment), descending: true }, assignment),
    peopleOfAgency: (agencyId, request) => page({ index: 'GSI2', pk: at.agency(agencyId) }, assignment, request),
    async administratorsOf(agencyId) {
      const range = { index: 'GSI3', pk: at.agency(agencyId), ...beginning(start.administrator) } as const;
      const people = await all(range, (item) => fromItem('Account', item).personId);
      return [...new Set(people)].filter((personId) => personId !== null);
    },
    reportsOf: (supervisorId, request) => page({ index: 'GSI3', pk: at.supervisor(supervisorId) }, assignment, request),
  };
}
