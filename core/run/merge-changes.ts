import type { Change, Write } from '../change';
import { nameOf } from '../entities';
import type { RecordedEvent } from '../events';

type Update = Extract<Write, { op: 'update' }>;
type PeopleEvent = RecordedEvent & { readonly data: { readonly personIds: string[] } };

function isAbout(write: Write, other: Update): write is Update {
  return write.op === 'update' && nameOf(write.kind, write.key) === nameOf(other.kind, other.key);
}

function add(a: Update['add'], b: Update['add']): Update['add'] {
  const total: Record<string, number> = { ...a };
  for (const [field, by] of Object.entries(b)) total[field] = (total[field] ?? 0) + by;
  return total;
}

function namesPeople(event: RecordedEvent): event is PeopleEvent {
  return 'personIds' in event.data;
}

function isSameBut(event: RecordedEvent, other: PeopleEvent): boolean {
  const apart = ({ type, aggregateId, data }: RecordedEvent) =>
    JSON.stringify([type, aggregateId, { ...data, personIds: null }]);
  return namesPeople(event) && apart(event) === apart(other);
}

/**
 * Adds the writes of several people to one transaction: counts of the same item become one update, events that name
 * people become one event. Returns whose write stands at each position.
 */
export function mergeChanges(into: Change, parts: ReadonlyMap<string, Change>): string[][] {
  const owners: string[][] = into.writes.map(() => []);
  for (const [id, part] of parts) {
    for (const write of part.writes) {
      const position = write.op === 'update' ? into.writes.findIndex((known) => isAbout(known, write)) : -1;
      const known = into.writes[position];
      if (write.op === 'update' && known?.op === 'update') {
        into.writes[position] = {
          ...known,
          add: add(known.add, write.add),
          set: { ...known.set, ...write.set },
          when: [...known.when, ...write.when],
        };
        owners[position]?.push(id);
      } else {
        into.writes.push(write);
        owners.push([id]);
      }
    }
    into.changes.push(...part.changes);
    for (const event of part.events) {
      const known = namesPeople(event)
        ? into.events.find((other): other is PeopleEvent => isSameBut(other, event))
        : undefined;
      if (known !== undefined && namesPeople(event)) known.data.personIds.push(...event.data.personIds);
      else if (!into.events.some((other) => JSON.stringify(other) === JSON.stringify(event)))
        into.events.push(structuredClone(event));
    }
  }
  return owners;
}
