import { Change } from '../../../core/change';
import { idOf, sample } from '../../support/entities';

const header = { actor: 'x', role: 'SYSTEM', action: 'test.change', entity: idOf('training') };
const enrollment = sample('Enrollment', {
  attendance: {
    [idOf('session', 1)]: { status: 'PRESENT', source: 'CHECK_IN' },
    [idOf('session', 2)]: { status: 'PRESENT', source: 'RECORD' },
  },
});

it('a replacement tells the fields that differ, and of a map the entries', () => {
  const corrected = { ...enrollment.attendance, [idOf('session', 2)]: { status: 'LATE', source: 'RECORD' } as const };
  const change = new Change(header).replace(enrollment, { ...enrollment, jp: 20, attendance: corrected });
  expect(change.changes).toEqual([
    {
      of: `Enrollment/${enrollment.trainingId}/${enrollment.personId}`,
      before: { jp: 0, attendance: { [idOf('session', 2)]: { status: 'PRESENT' } } },
      after: { jp: 20, attendance: { [idOf('session', 2)]: { status: 'LATE' } } },
    },
  ]);
});

it('what appears or disappears stands against null', () => {
  const added = { ...enrollment.attendance, [idOf('session', 3)]: { status: 'LATE', source: 'RECORD' } as const };
  const certificate = { code: 'A', issuedAt: '2026-10-31T09:00:00.000Z', revokedAt: null };
  const change = new Change(header).replace(enrollment, { ...enrollment, attendance: added, certificate });
  expect(change.changes[0]).toMatchObject({
    before: { attendance: { [idOf('session', 3)]: null }, certificate: null },
    after: { attendance: { [idOf('session', 3)]: { status: 'LATE', source: 'RECORD' } }, certificate },
  });
});

it('an update in place tells what was set, what it was, and what was added', () => {
  const { trainingId } = enrollment;
  const how = { add: { confirmed: 1 }, set: { quota: 3 }, was: { quota: 2 } };
  const change = new Change(header).update('TrainingCounts', { trainingId }, how);
  expect(change.changes).toEqual([
    { of: `TrainingCounts/${trainingId}`, before: { quota: 2 }, after: { quota: 3, confirmed: { add: 1 } } },
  ]);
});
