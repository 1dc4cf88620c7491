import { Change } from '../../../core/change';
import { CommitConflict } from '../../../core/errors';
import { idOf, sample } from '../../support/entities';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
beforeEach(async () => {
  table = await withTable();
});
afterEach(() => table.close());

const training = sample('Training');
const counts = sample('TrainingCounts', { quota: 2 });
const trainingId = training.id;

const change = () =>
  new Change({ actor: idOf('person'), role: 'ORGANIZER', action: 'training.plan', entity: trainingId });
const journal = async () => {
  const page = await table.deps.reads.journalOfEntity(trainingId, { first: 100 });
  return page.rows.map(({ node }) => node);
};
/** What is stored stays as it was, and the journal too. */
const refused = async (attempt: Change, failed: number[]) => {
  const before = [await table.deps.store.get('Training', training), await journal()];
  await expect(table.deps.store.commit(attempt)).rejects.toEqual(new CommitConflict(failed));
  expect([await table.deps.store.get('Training', training), await journal()]).toEqual(before);
};

test('a create stands with its journal entry, which says who, what and why', async () => {
  const { store } = table.depsFor({ requestId: 'r-1', correlationId: 'c-1', causationId: 'jrn_x.0' });
  const header = { actor: 'subject', role: 'ORGANIZER', action: 'training.plan', entity: trainingId, reason: 'why' };
  const entry = await store.commit(new Change(header).create(counts).emit('QuotaRaised', trainingId, { trainingId }));
  expect(await store.get('TrainingCounts', { trainingId })).toEqual(counts);
  expect(entry).toEqual({
    id: expect.stringMatching(/^jrn_[0-9A-HJKMNP-TV-Z]{26}$/),
    at: table.clock.now(),
    ...header,
    changes: [
      {
        of: `TrainingCounts/${trainingId}`,
        after: { trainingId, quota: 2, nominated: 0, confirmed: 0, waitlisted: 0 },
      },
    ],
    requestId: 'r-1',
    correlationId: 'c-1',
    causationId: 'jrn_x.0',
    events: [{ type: 'QuotaRaised', aggregateId: trainingId, data: { trainingId } }],
  });
  expect(await journal()).toEqual([entry]);
});

test('a second create of the same entity is refused, and its whole change with it', async () => {
  await table.deps.store.commit(change().create(training));
  await refused(change().create(counts).create(training), [1]);
  expect(await table.deps.store.get('TrainingCounts', { trainingId })).toBeUndefined();
});

test('a replacement meets the version that it was decided on, or is refused', async () => {
  const { store } = table.deps;
  await store.commit(change().create(training));
  await store.commit(change().replace(training, { ...training, status: 'ENDED' }));
  expect(await store.get('Training', training)).toEqual({ ...training, status: 'ENDED', version: 2 });
  await refused(change().replace(training, { ...training, status: 'CANCELLED' }), [0]);
  const [latest] = await journal();
  expect(latest?.changes).toEqual([
    { of: `Training/${trainingId}`, before: { status: 'OPEN' }, after: { status: 'ENDED' } },
  ]);
});

test('what does not exist is neither replaced, removed, updated nor checked', async () => {
  await refused(
    change()
      .replace(training, training)
      .remove(sample('Session'))
      .update('TrainingCounts', { trainingId }, { add: { confirmed: 1 } })
      .check('Wave', { trainingId, code: 'BEHAVIOR' }),
    [0, 1, 2, 3],
  );
});

test('a removal meets the version that it was decided on; kinds without one are just removed', async () => {
  const { store } = table.deps;
  await store.commit(change().create(training).create(counts));
  await refused(change().remove({ ...training, version: 2 }), [0]);
  await store.commit(change().remove(training).remove(counts));
  expect(await store.get('Training', training)).toBeUndefined();
  expect(await store.get('TrainingCounts', { trainingId })).toBeUndefined();
});

test('an update in place adds, sets and obeys conditions on values and on other fields', async () => {
  const { store } = table.deps;
  await store.commit(change().create(counts).create(training));
  const confirm = () =>
    change().update(
      'TrainingCounts',
      { trainingId },
      { add: { confirmed: 1 }, when: [{ field: 'confirmed', is: '<', than: { field: 'quota' } }] },
    );
  await store.commit(confirm());
  await store.commit(confirm());
  await refused(confirm(), [0]);
  await store.commit(change().update('TrainingCounts', { trainingId }, { set: { quota: 3 }, add: { waitlisted: 2 } }));
  expect(await store.get('TrainingCounts', { trainingId })).toEqual({
    ...counts,
    quota: 3,
    confirmed: 2,
    waitlisted: 2,
  });
});

test('an update in place that would leave an index behind is an error, not a write', async () => {
  await table.deps.store.commit(change().create(training));
  const attempt = change().update('Training', { id: trainingId }, { set: { status: 'ENDED' } });
  await expect(table.deps.store.commit(attempt)).rejects.toThrow('status stand in an index key');
});

test('a check holds or refuses the change', async () => {
  const { store } = table.deps;
  await store.commit(change().create(training));
  const given = (status: string) =>
    change()
      .create(counts)
      .check('Training', training, [{ field: 'status', is: '=', than: status }]);
  await refused(given('ENDED'), [1]);
  await store.commit(given('OPEN'));
});

test('more writes than a transaction takes are an error', async () => {
  const many = change();
  for (let n = 0; n < 99; n++) many.create(sample('Session', { id: idOf('session', n) }));
  await expect(table.deps.store.commit(many)).rejects.toThrow('99 writes');
});

test('98 writes and their entry are one transaction', async () => {
  const many = change();
  for (let n = 0; n < 98; n++) many.create(sample('Session', { id: idOf('session', n) }));
  const calls = await table.meter.during(() => table.deps.store.commit(many));
  expect(calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
});

test('many are read at once, in the order asked, with gaps and repetitions', async () => {
  const { store } = table.deps;
  for (const from of [0, 75]) {
    const some = change();
    for (let n = from; n < from + 75; n++) some.create(sample('Session', { id: idOf('session', n) }));
    await store.commit(some);
  }
  const keys = [
    ...Array.from({ length: 150 }, (_, n) => ({ trainingId, id: idOf('session', 149 - n) })),
    { trainingId, id: 'no' },
    { trainingId, id: idOf('session', 7) },
  ];
  let found: Awaited<ReturnType<typeof store.getMany<'Session'>>> = [];
  const calls = await table.meter.during(async () => {
    found = await store.getMany('Session', keys);
  });
  expect(found.map((session) => session?.id)).toEqual(keys.map(({ id }) => (id === 'no' ? undefined : id)));
  expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem', 'BatchGetItem']);
  expect(await store.getMany('Session', [])).toEqual([]);
});

describe('an entry that says nothing finer than the day', () => {
  // 00:30 on 1 November in Lampung is still 31 October in UTC.
  const answered = '2026-10-31T17:30:00.000Z';
  const header = {
    actor: 'per_rater',
    role: 'PARTICIPANT',
    action: 'task.answer',
    entity: trainingId,
    dayOnly: true,
  } as const;

  test('has the start of the local day and no request', async () => {
    table.clock.set(answered);
    const entry = await table.deps.store.commit(new Change(header).create(sample('Response')));
    expect(entry).toMatchObject({
      at: '2026-10-31T17:00:00.000Z',
      requestId: 'withheld',
      correlationId: 'withheld',
      causationId: null,
    });
  });

  test('has an id of that time, whose rest is fresh', async () => {
    table.clock.set('2026-10-31T17:00:00.000Z');
    const start = table.deps.ids.ulid().slice(0, 10);
    table.clock.set(answered);
    const first = await table.deps.store.commit(new Change(header).create(sample('Response', { random: '1' })));
    const second = await table.deps.store.commit(new Change(header).create(sample('Response', { random: '2' })));
    for (const { id } of [first, second]) expect(id.slice(4, 14)).toBe(start);
    expect(first.id).not.toBe(second.id);
  });
});

test('the id of every other entry has the entry’s own time', async () => {
  const { ids, store } = table.deps;
  const entry = await store.commit(change().create(training));
  expect(entry.id.slice(4, 14)).toBe(ids.ulid().slice(0, 10));
});

test('of 200 who race for 50 seats, 50 win', async () => {
  const { store } = table.deps;
  await store.commit(change().create({ ...counts, quota: 50 }));
  const race = Array.from({ length: 200 }, async (_, n) => {
    for (;;) {
      try {
        await store.commit(
          change()
            .create(sample('Enrollment', { personId: idOf('person', n) }))
            .update(
              'TrainingCounts',
              { trainingId },
              { add: { confirmed: 1 }, when: [{ field: 'confirmed', is: '<', than: { field: 'quota' } }] },
            ),
        );
        return true;
      } catch (error) {
        if (!(error instanceof CommitConflict)) throw error;
        if (error.failed.length > 0) return false;
      }
    }
  });
  const won = (await Promise.all(race)).filter(Boolean).length;
  expect(won).toBe(50);
  expect(await store.get('TrainingCounts', { trainingId })).toMatchObject({ confirmed: 50 });
  const enrolled = await table.deps.reads.enrollmentsInRange(trainingId, {
    from: idOf('person', 0),
    to: idOf('person', 999),
  });
  expect(enrolled).toHaveLength(50);
});
