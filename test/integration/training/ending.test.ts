import { Change } from '../../../core/change';
import { cancelSession } from '../../../core/training/cancel-session';
import { cancelTraining } from '../../../core/training/cancel-training';
import { endSession } from '../../../core/training/end-session';
import { endTrainingEarly } from '../../../core/training/end-training-early';
import { finalizeDue, finalizeTraining } from '../../../core/training/finalize-training';
import { reopenTraining } from '../../../core/training/reopen-training';
import { startTraining } from '../../../core/training/start-training';
import { sample } from '../../support/entities';
import { failureOf } from '../../support/failures';
import {
  aggregateOf,
  givenDraft,
  givenOpen,
  givenPlace,
  lesson,
  type Place,
  provinceAdmin,
  whenItIs,
} from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';

let table: TestTable;
let place: Place;
let id: string;
let first: string;
let second: string;

const over = { first: '2026-10-20T03:30:00.000Z', second: '2026-10-21T03:30:00.000Z' };

beforeEach(async () => {
  table = await withTable();
  place = await givenPlace(table.deps);
  const { training, sessions } = await givenOpen(table.deps, place);
  id = training.id;
  [first, second] = sessions.map((session) => session.id) as [string, string];
});
afterEach(() => table.close());

const aggregate = () => aggregateOf(table.deps, id);
const training = async () => (await aggregate()).training;
const version = async () => (await training()).version;
const statuses = async () => (await aggregate()).sessions.map(({ status }) => status);
const eventsOf = async (): Promise<string[]> => {
  const { rows } = await table.deps.reads.journalOfEntity(id, { first: 100 });
  return rows.flatMap(({ node }) => node.events.map(({ type }) => type)).filter((type) => type !== 'TrainingPublished');
};

describe('the end of sessions', () => {
  it('comes by the clock; the last one ends the training at its scheduled end, whenever that is processed', async () => {
    table.clock.set('2026-10-20T03:29:59.999Z');
    await endSession(table.deps, id, first);
    expect(await statuses()).toEqual(['PLANNED', 'PLANNED']);
    table.clock.set('2026-10-23T00:00:00.000Z');
    await endSession(table.deps, id, first);
    expect(await training()).toMatchObject({ status: 'OPEN', endedAt: null });
    await endSession(table.deps, id, second);
    expect(await training()).toMatchObject({
      status: 'ENDED',
      endedAt: over.second,
      correctionClosesAt: '2026-10-22T03:30:00.000Z',
    });
    expect((await eventsOf()).sort()).toEqual(['SessionEnded', 'SessionEnded', 'TrainingEnded']);
  });

  it('may come out of order, twice and at once', async () => {
    table.clock.set(over.second);
    await Promise.all([second, first, second, first].map((session) => endSession(table.deps, id, session)));
    await endSession(table.deps, id, first);
    expect(await training()).toMatchObject({ status: 'ENDED', endedAt: over.second });
    expect((await eventsOf()).sort()).toEqual(['SessionEnded', 'SessionEnded', 'TrainingEnded']);
  });

  it('does not lose what is being recorded meanwhile', async () => {
    table.clock.set(over.first);
    const record = new Change({ actor: 'x', role: 'SYSTEM', action: 'test.record', entity: id });
    record.update('Session', { trainingId: id, id: first }, { add: { recorded: 3 } });
    await Promise.all([table.deps.store.commit(record), endSession(table.deps, id, first)]);
    expect((await aggregate()).sessions[0]).toMatchObject({ status: 'ENDED', recorded: 3 });
  });
});

describe('cancelling sessions', () => {
  const cancel = (sessionId: string, expectedVersion = 1) =>
    cancelSession(table.deps, place.organizer, { trainingId: id, sessionId, expectedVersion, reason: 'Banjir' });

  it('leaves the training as it is while another one is planned, and moves its start', async () => {
    const after = await cancel(first);
    expect(after).toEqual(await aggregate());
    expect(after.training).toMatchObject({ status: 'OPEN', startsAt: '2026-10-21T02:00:00.000Z' });
    expect(await failureOf(cancel(first, 2))).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('ends the training at the cancellation when none is left and one was held, recorded already or not', async () => {
    for (const fires of ['before', 'after'] as const) {
      const open = await givenOpen(table.deps, place);
      id = open.training.id;
      [first, second] = open.sessions.map((session) => session.id) as [string, string];
      table.clock.set('2026-10-20T08:00:00.000Z');
      if (fires === 'before') await endSession(table.deps, id, first);
      const after = await cancel(second);
      if (fires === 'after') await endSession(table.deps, id, first);
      expect(after).toEqual(await aggregate());
      expect(after.sessions.map(({ status }) => status)).toEqual(['ENDED', 'CANCELLED']);
      expect(after.training).toMatchObject({ status: 'ENDED', endedAt: '2026-10-20T08:00:00.000Z' });
      expect((await eventsOf()).sort()).toEqual(['SessionCancelled', 'SessionEnded', 'TrainingEnded']);
      table.clock.set('2026-10-01T02:00:00.000Z');
    }
  });

  it('cancels the training when none was held', async () => {
    await cancel(first);
    const { training: after } = await cancel(second);
    expect(after).toMatchObject({ status: 'CANCELLED', endedAt: null });
    expect(await eventsOf()).toContain('TrainingCancelled');
  });
});

describe('ending early', () => {
  const endEarly = async () =>
    endTrainingEarly(table.deps, place.organizer, { id, expectedVersion: await version(), reason: 'Selesai' });

  it('takes the organizer’s instant; what was not over is cancelled', async () => {
    // Over by the clock, though its end has not been recorded yet.
    table.clock.set('2026-10-20T05:00:00.000Z');
    const after = await endEarly();
    expect(after).toEqual(await aggregate());
    expect(after.sessions.map(({ status }) => status)).toEqual(['ENDED', 'CANCELLED']);
    expect(after.training).toMatchObject({
      status: 'ENDED',
      endedAt: '2026-10-20T05:00:00.000Z',
      correctionClosesAt: '2026-10-21T05:00:00.000Z',
    });
  });

  it('before any session was held cancels the training', async () => {
    expect((await endEarly()).training).toMatchObject({ status: 'CANCELLED', endedAt: null });
    expect(await failureOf(endEarly())).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });
});

describe('finalizing', () => {
  beforeEach(() => whenItIs(table, id, over.second));

  it('follows when the correction window closes, and not before', async () => {
    table.clock.set('2026-10-22T03:29:59.999Z');
    await finalizeDue(table.deps, id);
    expect(await training()).toMatchObject({ status: 'ENDED' });
    table.clock.set('2026-10-22T03:30:00.000Z');
    await finalizeDue(table.deps, id);
    await finalizeDue(table.deps, id);
    expect(await training()).toMatchObject({ status: 'FINALIZED' });
    expect((await eventsOf()).filter((type) => type === 'TrainingFinalized')).toHaveLength(1);
  });

  it('is done earlier by the organizer', async () => {
    const command = { id, expectedVersion: await version() };
    expect(await finalizeTraining(table.deps, place.organizer, command)).toEqual(await training());
    expect(await failureOf(finalizeTraining(table.deps, place.organizer, command))).toMatchObject({
      code: 'STALE_VERSION',
    });
  });

  it('is undone by reopening, which changes neither the end nor the sessions', async () => {
    await finalizeTraining(table.deps, place.organizer, { id, expectedVersion: await version() });
    const before = await aggregate();
    table.clock.set('2026-11-01T00:00:00.000Z');
    const command = { id, expectedVersion: before.training.version, reason: 'Koreksi kehadiran' };
    expect(await failureOf(reopenTraining(table.deps, place.organizer, command))).toMatchObject({ code: 'NOT_FOUND' });
    const reopened = await reopenTraining(table.deps, provinceAdmin, command);
    expect(reopened).toEqual({
      ...before.training,
      status: 'ENDED',
      revision: before.training.revision + 1,
      correctionClosesAt: '2026-11-02T00:00:00.000Z',
      version: before.training.version + 1,
    });
    expect((await aggregate()).sessions).toEqual(before.sessions);
    await finalizeDue(table.deps, id);
    expect((await training()).status).toBe('ENDED');
    const again = { ...command, expectedVersion: reopened.version };
    expect(await failureOf(reopenTraining(table.deps, provinceAdmin, again))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
  });
});

describe('cancelling a training', () => {
  const cancel = async (trainingId = id) => {
    const { training: seen } = await aggregateOf(table.deps, trainingId);
    const command = { id: trainingId, expectedVersion: seen.version, reason: 'Anggaran' };
    return cancelTraining(table.deps, place.organizer, command);
  };

  it('cancels what is planned and leaves what was held', async () => {
    await whenItIs(table, id, over.first);
    const after = await cancel();
    expect(after).toEqual(await aggregate());
    expect(after.training.status).toBe('CANCELLED');
    expect(after.sessions.map(({ status }) => status)).toEqual(['ENDED', 'CANCELLED']);
    expect(await eventsOf()).toContain('TrainingCancelled');
    expect(await failureOf(cancel())).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('of a draft tells nobody', async () => {
    const draft = await givenDraft(table.deps, place, { sessions: [lesson('2026-11-20')] });
    expect((await cancel(draft.training.id)).training.status).toBe('CANCELLED');
    const { rows } = await table.deps.reads.journalOfEntity(draft.training.id, { first: 10 });
    expect(rows.flatMap(({ node }) => node.events)).toEqual([]);
  });

  it('is refused once money has been paid', async () => {
    await whenItIs(table, id, over.second);
    const award = sample('Award', {
      trainingId: id,
      status: 'SETTLED',
      money: {
        waiting: [],
        proposed: 0,
        approved: 0,
        payments: [
          { reference: '04118/SP2D/2027', year: 2027, amount: 300_000, takenBack: 0, at: '2027-04-01T02:00:00.000Z' },
        ],
        lost: null,
      },
    });
    await table.deps.store.commit(
      new Change({ actor: 'x', role: 'FINANCE', action: 'award.settle', entity: id }).create(award),
    );
    expect(await failureOf(cancel())).toEqual({ code: 'AWARD_SETTLED', fields: ['id'] });
    expect((await training()).status).toBe('ENDED');
  });

  it('is refused of a finalized training', async () => {
    await whenItIs(table, id, over.second);
    await finalizeTraining(table.deps, place.organizer, { id, expectedVersion: await version() });
    expect(await failureOf(cancel())).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });
});

it('a training starts once, with its first session', async () => {
  table.clock.set('2026-10-20T01:59:59.999Z');
  expect(await startTraining(table.deps, id)).toBeUndefined();
  table.clock.set('2026-10-20T02:00:00.000Z');
  const started = await startTraining(table.deps, id);
  expect(started).toMatchObject({ started: true });
  expect(await startTraining(table.deps, id)).toEqual(started);
});
