import type { Reads } from '../../../core/ports';
import { fromItem, type Item } from '../codec';
import { at } from '../keys';
import type { Queries } from '../query';

/** In a person's partition of the index stand their awards, enrollments and unanswered tasks, each by its time. */
export function personScreen({ all }: Queries): Pick<Reads, 'screenOfPerson'> {
  return {
    async screenOfPerson(personId) {
      const items = await all<Item>({ index: 'GSI1', pk: at.person(personId) }, (item) => item);
      const of = (kind: 'Award' | 'Enrollment' | 'Task'): Item[] => items.filter((item) => item.kind === kind);
      return {
        enrollments: of('Enrollment')
          .map((item) => fromItem('Enrollment', item))
          .reverse(),
        awards: of('Award')
          .map((item) => fromItem('Award', item))
          .reverse(),
        tasks: of('Task').map((item) => fromItem('Task', item)),
      };
    },
  };
}
