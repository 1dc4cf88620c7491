import fc from 'fast-check';
import { COMPRESSED_FROM, entryFromItem, entryToItem } from '../../../adapters/table/journal-codec';
import { entryFromStream, UnreadableRecord } from '../../../adapters/table/stream';
import { canonicalJson, type JournalEntry, type JsonValue, journalBytes } from '../../../core/journal';
import { idOf, sample } from '../../support/entities';

const entry: JournalEntry = {
  id: idOf('journal'),
  at: '2026-10-31T20:00:00.000Z',
  actor: idOf('person'),
  role: 'ORGANIZER',
  action: 'training.publish',
  entity: idOf('training'),
  changes: [
    { of: 'Training/t', before: { status: 'DRAFT' }, after: { status: 'OPEN', startsAt: null, hasTest: true } },
  ],
  reason: null,
  requestId: 'request',
  correlationId: 'correlation',
  causationId: null,
  events: [{ type: 'TrainingPublished', aggregateId: 't', data: { trainingId: 't' } }],
};
const large: JournalEntry = {
  ...entry,
  changes: Array.from({ length: 32 }, (_, n) => ({
    of: `Award/${n}`,
    after: JSON.parse(JSON.stringify(sample('Award', { personId: idOf('person', n) }))) as Record<string, JsonValue>,
  })),
};

/** As a function's event carries a value: typed, numbers as text, binary in base64. */
function streamValue(value: unknown): Record<string, unknown> {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(streamValue) };
  return { M: streamImage(value as object) };
}

function streamImage(item: object): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, streamValue(value)]));
}

const streamed = (item: object) => ({ eventID: 'event-1', dynamodb: { NewImage: streamImage(item) } });

test.each([
  ['small', entry],
  ['large', large],
])('a %s entry has the same canonical bytes after the table and after the stream', (_, written) => {
  expect(journalBytes(entryFromItem(entryToItem(written)))).toEqual(journalBytes(written));
  expect(journalBytes(entryFromStream(streamed(entryToItem(written))))).toEqual(journalBytes(written));
});

test('whatever was changed keeps its canonical bytes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (after) => {
      const changes = [{ of: 'Training/t', after: JSON.parse(JSON.stringify(after)) }];
      const read = entryFromItem(entryToItem({ ...entry, changes }));
      expect(canonicalJson(read.changes as unknown as JsonValue)).toBe(canonicalJson(changes as unknown as JsonValue));
    }),
  );
});

test('few changes stay readable in the table, many are compressed', () => {
  expect(entryToItem(entry)).toMatchObject({ changes: entry.changes, events: entry.events });
  expect(entryToItem(entry)).not.toHaveProperty('packed');
  const { changes, events, packed } = entryToItem(large);
  expect([changes, events]).toEqual([undefined, undefined]);
  const plain = Buffer.byteLength(canonicalJson(large.changes as unknown as JsonValue));
  expect(plain).toBeGreaterThan(COMPRESSED_FROM);
  expect((packed as Uint8Array).byteLength).toBeLessThan(plain / 12);
});

test('events that name the people of a slice cost next to nothing beside its changes', () => {
  const personIds = Array.from({ length: 32 }, (_, n) => idOf('person', n));
  const data = { trainingId: entry.entity, personIds };
  const telling = { ...large, events: [{ type: 'CertificateIssued', aggregateId: entry.entity, data } as const] };
  const bytes = (item: object) => (item as { packed: Uint8Array }).packed.byteLength;
  expect(bytes(entryToItem(telling)) - bytes(entryToItem(large))).toBeLessThan(400);
});

test('is found by day (UTC), by actor and by entity; what the platform did has no actor’s index', () => {
  const ulid = entry.id.slice(4);
  expect(entryToItem(entry)).toMatchObject({
    pk: 'JRN#2026-10-31',
    sk: ulid,
    gsi1pk: `ACT#${entry.actor}`,
    gsi1sk: ulid,
    gsi2pk: `ENT#${entry.entity}`,
    gsi2sk: ulid,
  });
  expect(entryToItem({ ...entry, actor: 'system' })).not.toHaveProperty('gsi1pk');
});

test.each([
  ['without an image', { eventID: 'event-1' }],
  ['of another item', streamed({ pk: 'JRN#2026-10-31', sk: 'x' })],
  ['with changes that do not decompress', streamed({ ...entryToItem(large), packed: Buffer.from('no') })],
  ['with an unknown type', { eventID: 'event-1', dynamodb: { NewImage: { pk: { X: '1' } } } }],
])('a record %s is told apart from what a retry could mend', (_, record) => {
  expect(() => entryFromStream(record)).toThrow(UnreadableRecord);
  expect(() => entryFromStream(record)).toThrow('event-1');
});
