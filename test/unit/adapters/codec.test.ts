import fc from 'fast-check';
import { fieldsInKeys, fromItem, keyOf, packField, toItem } from '../../../adapters/table/codec';
import { attendanceSources, attendanceStatuses } from '../../../core/enrollment/enrollment';
import type { Kind } from '../../../core/entities';
import { idOf, sample, sampledKinds } from '../../support/entities';

describe.each(sampledKinds)('%s', (kind: Kind) => {
  const entity = sample(kind);

  test('comes out of its item as it went in', () => {
    expect(fromItem(kind, toItem(entity))).toEqual(entity);
  });

  test('stands where its identity alone says', () => {
    expect(toItem(entity)).toMatchObject(keyOf(kind, entity));
  });

  test('is not taken for another kind', () => {
    const other = kind === 'Agency' ? 'Partner' : 'Agency';
    expect(() => fromItem(other, toItem(entity))).toThrow(`is no ${other}`);
  });
});

test('no two kinds share a key', () => {
  const places = sampledKinds.map((kind) => JSON.stringify(keyOf(kind, sample(kind))));
  expect(new Set(places).size).toBe(places.length);
});

test('the whole of a training begins with #, and nothing else of it does', () => {
  const whole: Kind[] = ['Training', 'TrainingCounts', 'Session', 'Wave'];
  const partition = keyOf('Training', { id: idOf('training') }).pk;
  const ofTraining = sampledKinds.filter((kind) => keyOf(kind, sample(kind)).pk === partition);
  expect(ofTraining.filter((kind) => keyOf(kind, sample(kind)).sk.startsWith('#'))).toEqual(whole);
  expect(ofTraining.length).toBeGreaterThan(whole.length);
});

describe('indexes', () => {
  const keysOf = (item: object) => Object.fromEntries(Object.entries(item).filter(([name]) => name.startsWith('gsi')));

  test('a nomination is in its agency’s worklist; a certificate replaces it; otherwise nothing does', () => {
    const nominated = sample('Enrollment', { status: 'NOMINATED' });
    expect(toItem(nominated)).toMatchObject({ gsi3pk: `AGY#${idOf('agency')}`, gsi3sk: `NOM#${nominated.statusAt}` });
    expect(toItem(sample('Enrollment'))).not.toHaveProperty('gsi3pk');
    const certificate = { code: 'C1', issuedAt: '2026-10-21T10:00:00.000Z', revokedAt: null };
    expect(toItem(sample('Enrollment', { status: 'COMPLETED', certificate }))).toMatchObject({ gsi3pk: 'CERT#C1' });
  });

  test('a task is owed only while it is open, by a person or an agency', () => {
    const open = sample('Task');
    expect(keysOf(toItem(open))).toEqual({ gsi1pk: `PER#${open.raterId}`, gsi1sk: `TSK#${open.closesAt}` });
    expect(keysOf(toItem(sample('Task', { status: 'ANSWERED' })))).toEqual({});
    expect(toItem(sample('Task', { raterId: idOf('agency') }))).toMatchObject({ gsi1pk: `AGY#${idOf('agency')}` });
  });

  test('a wave is due at its next moment: opening, unsent reminders, close; then never', () => {
    const wave = sample('Wave');
    const due = (differing: Partial<typeof wave>) => toItem({ ...wave, ...differing }).gsi3sk;
    expect(due({})).toBe(wave.opensAt);
    expect(due({ status: 'OPEN' })).toBe(wave.reminders[0]);
    expect(due({ status: 'OPEN', remindersSent: 1 })).toBe(wave.reminders[1]);
    expect(due({ status: 'OPEN', remindersSent: 2 })).toBe(wave.closesAt);
    expect(due({ status: 'CLOSED' })).toBeUndefined();
    expect(due({ status: 'CANCELLED' })).toBeUndefined();
  });

  test('an award waits for approval while proposed, and for payment while approved; money alone is in a budget’s ledger', () => {
    expect(toItem(sample('Award'))).toMatchObject({ gsi3pk: `APPROVE#${idOf('program')}` });
    const money = { waiting: [], proposed: 0, approved: 0, payments: [], lost: null } as const;
    expect(toItem(sample('Award', { money: { ...money, approved: 1 } }))).toMatchObject({
      gsi3pk: `PAY#${idOf('program')}`,
    });
    expect(toItem(sample('Award', { money }))).not.toHaveProperty('gsi3pk');
    expect(toItem(sample('Award', { money: null }))).not.toHaveProperty('gsi3pk');
    expect(toItem(sample('LedgerEntry'))).toMatchObject({ gsi2pk: `BUD#${idOf('program')}#2027` });
    expect(toItem(sample('LedgerEntry', { amount: 0 }))).not.toHaveProperty('gsi2pk');
  });

  test('an assignment that has ended is in no list; the head of an agency is under nobody', () => {
    expect(keysOf(toItem(sample('Assignment', { to: '2026-06-01' })))).toEqual({});
    expect(toItem(sample('Assignment', { supervisorId: null }))).not.toHaveProperty('gsi3pk');
  });

  test('a training without a date sorts behind all that have one', () => {
    expect(String(toItem(sample('Training', { startsAt: null })).gsi3sk) > '9999-12-31T23:59:59.999Z').toBe(true);
  });
});

test('fields that an update in place may not touch', () => {
  expect([...fieldsInKeys('Enrollment')].sort()).toEqual([
    'agencyId',
    'certificate',
    'nominatedAt',
    'status',
    'statusAt',
  ]);
  expect(fieldsInKeys('TrainingCounts').size).toBe(0);
});

test('attendance takes 17 bytes a session, in an update in place too', () => {
  const { attendance } = sample('Enrollment');
  expect(packField('Enrollment', 'attendance', attendance)).toHaveProperty('length', 10 * 17);
  expect(packField('Enrollment', 'jp', 20)).toBe(20);
  expect(() => packField('Enrollment', 'attendance', { ses_1: { status: 'LATE', source: 'RECORD' } })).toThrow(
    'no ULID',
  );
});

test('every mark of every session comes back', () => {
  const digit = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
  const session = fc
    .tuple(fc.constantFrom(...'01234567'), fc.array(digit, { minLength: 25, maxLength: 25 }))
    .map(([first, rest]) => `ses_${first}${rest.join('')}`);
  const mark = fc.record({
    status: fc.constantFrom(...attendanceStatuses),
    source: fc.constantFrom(...attendanceSources),
  });
  fc.assert(
    fc.property(fc.dictionary(session, mark), (attendance) => {
      const enrollment = sample('Enrollment', { attendance: { ...attendance } });
      expect(fromItem('Enrollment', toItem(enrollment))).toEqual(enrollment);
    }),
  );
});

test('numbers within keys sort as numbers', () => {
  const key = (revision: number) => keyOf('Instrument', { programId: 'p', code: 'X', revision }).sk;
  expect(key(9) < key(10)).toBe(true);
});
