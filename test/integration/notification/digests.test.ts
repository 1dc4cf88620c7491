import { Change } from '../../../core/change';
import { announceWave } from '../../../core/notification/announce-wave';
import { MailRefused } from '../../../core/notification/notification';
import { notifyRaters } from '../../../core/notification/notify-raters';
import { sendDigests } from '../../../core/notification/send-digests';
import { noteBounce } from '../../../core/people/note-bounce';
import { updateProfile } from '../../../core/people/update-profile';
import { momentsOf } from '../../../core/training/moments';
import { idOf, sample } from '../../support/entities';
import { provinceAdmin } from '../../support/given';
import { type TestTable, withTable } from '../../support/with-table';
import { agencyId, answer, chief, givenEnded, openBehavior, participant, put, settle, trainingId } from '../run/scene';
import { announce, giveProfile, type Mailing, mailing } from './scene';

let table: TestTable;
let mail: Mailing;

/** Three people completed a training on 31 October at 16:00; their two evaluations opened at once. */
beforeEach(async () => {
  table = await withTable();
  mail = mailing(table);
  await givenEnded(table, { people: 3 });
  for (const n of [1, 2, 3]) await giveProfile(table, participant(n), n);
  await giveProfile(table, chief, 9);
  await settle(table);
});
afterEach(() => table.close());

/** 08:00 WIB of a day. */
const morning = (day: string): void => table.clock.set(`${day}T01:00:00.000Z`);
const waveOf = (code: string) => table.deps.store.get('Wave', { trainingId, code });
const events = async (type: string) => {
  const { rows } = await table.deps.reads.journalOfEntity(trainingId, { first: 100 });
  return rows.flatMap(({ node }) => node.events).filter((happened) => happened.type === type);
};

describe('an opening', () => {
  it('is told with the first mail that leaves after it, once', async () => {
    const { reads } = table.deps;
    const announcements = async () =>
      momentsOf((await reads.trainingAggregate(trainingId)) ?? fail()).filter(({ of }) => of === 'announce');
    expect(await announcements()).toEqual([
      expect.objectContaining({ name: 'announce-LEARNING', at: '2026-11-01T01:00:00.000Z' }),
      expect.objectContaining({ name: 'announce-REACTION', at: '2026-11-01T01:00:00.000Z' }),
    ]);
    table.clock.set('2026-11-01T00:59:59.999Z');
    await announceWave(table.deps, trainingId, 'REACTION');
    expect(await events('EvaluationNoticeDue')).toEqual([]);
    morning('2026-11-01');
    for (let i = 0; i < 2; i++) await announceWave(table.deps, trainingId, 'REACTION');
    expect(await events('EvaluationNoticeDue')).toHaveLength(1);
    expect(await announcements()).toHaveLength(1);
  });

  it('of a wave that opens at midnight is told on the same day', async () => {
    await openBehavior(table);
    const moments = momentsOf((await table.deps.reads.trainingAggregate(trainingId)) ?? fail());
    expect(moments).toContainEqual(
      expect.objectContaining({ name: 'announce-BEHAVIOR', at: '2027-02-28T01:00:00.000Z' }),
    );
  });

  it('waits while tasks are still being created', async () => {
    const run = await table.deps.store.get('Run', { trainingId, name: 'OPEN_WAVE-REACTION-r0' });
    const header = { actor: 'test', role: 'SYSTEM', action: 'test.put', entity: 'test' };
    const reopened = { status: 'RUNNING', remaining: 1 } as const;
    await table.deps.store.commit(
      new Change(header).update('Run', { trainingId, name: run?.name ?? '' }, { set: reopened }),
    );
    morning('2026-11-01');
    await announceWave(table.deps, trainingId, 'REACTION');
    expect(await events('EvaluationNoticeDue')).toEqual([]);
  });
});

describe('a digest', () => {
  it('is one a person and day, whatever they owe, and tells all of it', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION', 'LEARNING');
    await mail.deliver();
    const [first, ...others] = mail.office.taken.toSorted((a, b) => (a.to < b.to ? -1 : 1));
    expect(others).toHaveLength(2);
    expect(first).toEqual({
      to: 'p1@contoh.go.id',
      subject: 'Siger: 2 evaluasi menunggu jawaban',
      personId: participant(1),
      address: 1,
      text: [
        'Yth. Pegawai 1,',
        '',
        'Evaluasi berikut menunggu jawaban Anda:',
        '',
        '- Pelatihan Manajemen Risiko Angkatan I: Reaksi',
        '  batas pengisian 3 November 2026, ditutup 6 November 2026 pukul 24.00 WIB',
        '- Pelatihan Manajemen Risiko Angkatan I: Pembelajaran',
        '  batas pengisian 3 November 2026, ditutup 6 November 2026 pukul 24.00 WIB',
        '',
        'Isi di sini: https://siger.contoh.go.id/tugas',
        '',
        'Surel ini dikirim otomatis, paling banyak sekali sehari. Mohon tidak dibalas.',
        '',
      ].join('\n'),
    });
  });

  it('goes to who owes an answer when it is sent, and to nobody else', async () => {
    await answer(table, 1, 'REACTION');
    await answer(table, 2, 'REACTION');
    morning('2026-11-01');
    await announce(table, 'REACTION');
    expect(table.digests.sent).toEqual([{ recipients: [{ raterId: participant(3), personId: participant(3) }] }]);
    // Who answers everything in the meantime is left in peace.
    for (const code of ['REACTION', 'LEARNING'] as const) await answer(table, 3, code);
    await mail.deliver();
    expect(mail.recipients()).toEqual([]);
  });

  it('is not sent again by another delivery, another wave or another event of the day, but on the next day', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION');
    const [message] = table.digests.sent;
    await mail.deliver();
    expect(mail.recipients()).toEqual(['p1', 'p2', 'p3']);
    await sendDigests(mail.deps, message ?? fail(), second('message-1'));
    await announce(table, 'REACTION', 'LEARNING');
    await mail.deliver();
    expect(mail.recipients()).toEqual([]);
    table.clock.set('2026-11-02T02:00:00.000Z');
    await notifyRaters(table.deps, trainingId, 'LEARNING');
    await mail.deliver();
    expect(mail.recipients()).toEqual(['p1', 'p2', 'p3']);
  });

  it('is sent once by messages that are handled at the same time, or one that is handed over twice', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION', 'LEARNING');
    const messages = table.digests.take();
    expect(messages).toHaveLength(2);
    const handed = [...messages, messages[0] ?? fail()];
    await Promise.all(handed.map((message, i) => sendDigests(mail.deps, message, first(`at-once-${i % 2}`))));
    expect(mail.recipients()).toEqual(['p1', 'p2', 'p3']);
  });

  it('comes to a supervisor once for all reports, and tells how many they are', async () => {
    await openBehavior(table);
    morning('2027-02-28');
    await announce(table, 'BEHAVIOR');
    await mail.deliver();
    const [own] = mail.office.taken.filter(({ personId }) => personId === chief);
    expect(own?.subject).toBe('Siger: 3 evaluasi menunggu jawaban');
    expect(own?.text).toContain('- Pelatihan Manajemen Risiko Angkatan I: Perilaku, 3 orang\n');
    expect(mail.recipients()).toEqual(['p1', 'p2', 'p3', 'p9']);
    for (const text of [own?.text, own?.subject]) expect(text).not.toMatch(/Pegawai [123]/);
  });

  it('is written in the language of the person', async () => {
    const { version = 0 } = (await table.deps.store.get('Person', { id: participant(2) })) ?? {};
    await put(table.deps, [sample('Assignment', { personId: participant(2), from: '2025-01-01' })]);
    await updateProfile(table.deps, provinceAdmin, { id: participant(2), expectedVersion: version, language: 'en' });
    for (const n of [1, 2, 3]) await answer(table, n, 'LEARNING');
    morning('2026-11-01');
    await announce(table, 'REACTION');
    await mail.deliver();
    const [english] = mail.office.taken.filter(({ personId }) => personId === participant(2));
    expect(english?.subject).toBe('Siger: 1 evaluation waiting for an answer');
    expect(english?.text).toContain('Dear Pegawai 2,\n\nThese evaluations wait for your answer:\n\n- Pelatihan');
    expect(english?.text).toContain(': Reaction\n  due 3 November 2026, closes on 6 November 2026 at 24:00 WIB\n');
  });

  it('leaves at no hour before eight', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION');
    table.clock.set('2026-11-02T00:59:00.000Z');
    await expect(mail.deliver()).rejects.toThrow('no mail leaves at this hour');
    expect(mail.recipients()).toEqual([]);
  });

  it('goes to nobody once the wave has closed', async () => {
    table.clock.set('2026-11-07T02:00:00.000Z');
    await notifyRaters(table.deps, trainingId, 'REACTION');
    expect(table.digests.sent).toEqual([]);
  });
});

describe('an agency that owes an answer', () => {
  it('is told by each of its administrators who is a person', async () => {
    const [one, two] = [idOf('person', 501), idOf('person', 502)];
    const account = { agencyId, roles: ['AGENCY_ADMIN'] } as const;
    await put(table.deps, [
      ...[one, two].map((id) => sample('Person', { id })),
      sample('Account', { ...account, subject: 'one', personId: one }),
      sample('Account', { ...account, subject: 'two', personId: two }),
      sample('Account', { ...account, subject: 'two-again', personId: two }),
      sample('Account', { ...account, subject: 'no-person', personId: null }),
      sample('Account', { ...account, subject: 'organizer', personId: chief, roles: ['ORGANIZER'] }),
      sample('Task', {
        waveCode: 'REACTION',
        subjectId: agencyId,
        raterKind: 'AGENCY',
        raterId: agencyId,
        opensAt: '2026-10-31T09:00:00.000Z',
        closesAt: '2026-11-06T17:00:00.000Z',
        dueDate: '2026-11-03',
      }),
    ]);
    await giveProfile(table, one, 51);
    await giveProfile(table, two, 52);
    morning('2026-11-01');
    await announce(table, 'REACTION');
    await mail.deliver();
    const office = mail.office.taken.filter(({ personId }) => [one, two].includes(personId));
    expect(office.map(({ to }) => to).sort()).toEqual(['p51@contoh.go.id', 'p52@contoh.go.id']);
    expect(office[0]?.text).toContain('Evaluasi berikut menunggu jawaban perangkat daerah Anda:');
  });
});

describe('whom no mail reaches', () => {
  const states = async () => ({ notice: (await waveOf('REACTION'))?.lastNotice, to: mail.recipients() });

  it('is counted and no error: without an address, bounced, or complained', async () => {
    await put(table.deps, [sample('Assignment', { personId: participant(1), from: '2025-01-01' })]);
    await updateProfile(table.deps, provinceAdmin, { id: participant(1), expectedVersion: 1, email: null });
    await noteBounce(table.deps, { personId: participant(2), address: 1, status: 'BOUNCED' });
    morning('2026-11-01');
    await announce(table, 'REACTION');
    await mail.deliver();
    expect(await states()).toEqual({
      notice: { at: '2026-11-01T01:00:00.000Z', people: 3, unreachable: 2 },
      to: ['p3'],
    });
  });

  it('is reached again with a new address; what comes back late of the former one changes nothing', async () => {
    await put(table.deps, [sample('Assignment', { personId: participant(2), from: '2025-01-01' })]);
    await noteBounce(table.deps, { personId: participant(2), address: 1, status: 'BOUNCED' });
    const { version = 0 } = (await table.deps.store.get('Person', { id: participant(2) })) ?? {};
    await updateProfile(table.deps, provinceAdmin, {
      id: participant(2),
      expectedVersion: version,
      email: 'baru@contoh.go.id',
    });
    await noteBounce(table.deps, { personId: participant(2), address: 1, status: 'COMPLAINED' });
    morning('2026-11-01');
    await announce(table, 'REACTION');
    await mail.deliver();
    expect((await states()).to).toEqual(['baru', 'p1', 'p3']);
  });

  it('is not written to when mail came back after the message was made', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION');
    await noteBounce(table.deps, { personId: participant(1), address: 1, status: 'COMPLAINED' });
    await mail.deliver();
    expect((await states()).to).toEqual(['p2', 'p3']);
  });

  it('the trail says so without an address', async () => {
    await noteBounce(table.deps, { personId: participant(1), address: 1, status: 'BOUNCED' });
    await noteBounce(table.deps, { personId: participant(1), address: 1, status: 'COMPLAINED' });
    const { rows } = await table.deps.reads.journalOfEntity(participant(1), { first: 100 });
    const noted = rows.filter(({ node }) => node.action === 'person.noteBounce');
    expect(noted).toHaveLength(1);
    expect(JSON.stringify(noted)).not.toContain('@');
  });
});

describe('a notifier that fails', () => {
  const failing = (personId: string, error: Error) => {
    mail.office.refuse = (letter) => {
      if (letter.personId === personId) throw error;
    };
  };

  it('for a while: the others are sent, the message arrives again, and the one is sent then', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION');
    const [message] = table.digests.take();
    failing(participant(2), new Error('throttled'));
    await expect(sendDigests(mail.deps, message ?? fail(), first('m'))).rejects.toThrow('1 digests failed: throttled');
    expect(mail.recipients()).toEqual(['p1', 'p3']);
    mail.office.refuse = undefined;
    await sendDigests(mail.deps, message ?? fail(), second('m'));
    expect(mail.recipients()).toEqual(['p2']);
    expect(mail.letters).toEqual([]);
  });

  it('for good: it is noted, goes to the dead letters with its cause, and a redrive sends it once', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION');
    failing(participant(2), new MailRefused('MessageRejected'));
    await mail.deliver();
    const recipients = [{ raterId: participant(2), personId: participant(2) }];
    expect(mail.letters).toEqual([{ message: { recipients, again: true }, cause: 'MessageRejected' }]);
    expect(await table.deps.store.get('Digest', { ...recipients[0]!, day: '2026-11-01' })).toMatchObject({
      status: 'REFUSED',
      cause: 'MessageRejected',
    });
    mail.office.refuse = undefined;
    mail.recipients();
    // Another wave of the day does not try what was refused; a redrive does.
    await announce(table, 'LEARNING');
    await mail.deliver();
    expect(mail.recipients()).toEqual([]);
    for (let i = 0; i < 2; i++) await sendDigests(mail.deps, mail.letters[0]!.message, first(`redriven-${i}`));
    expect(mail.recipients()).toEqual(['p2']);
  });

  it('until the queue gives up: only who was not served goes to the dead letters, and is written to by a redrive alone', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION');
    const [message] = table.digests.take();
    failing(participant(2), new Error('the notifier failed: TooManyRequestsException'));
    await expect(sendDigests(mail.deps, message ?? fail(), first('m'))).rejects.toThrow('1 digests failed');
    expect(mail.letters).toEqual([]);
    await sendDigests(mail.deps, message ?? fail(), last('m'));
    const recipients = [{ raterId: participant(2), personId: participant(2) }];
    const cause = 'the notifier failed: TooManyRequestsException';
    expect(mail.letters).toEqual([{ message: { recipients, again: true }, cause }]);
    expect(await table.deps.store.get('Digest', { ...recipients[0]!, day: '2026-11-01' })).toMatchObject({
      status: 'FAILED',
      cause,
    });
    expect(mail.recipients()).toEqual(['p1', 'p3']);
    mail.office.refuse = undefined;
    morning('2026-11-02');
    for (let i = 0; i < 2; i++) await sendDigests(mail.deps, mail.letters[0]!.message, first(`redriven-${i}`));
    expect(mail.recipients()).toEqual(['p2']);
  });

  it('by dying after it has sent: the next delivery of its message sends what is in doubt, nobody else', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION');
    const [message] = table.digests.take();
    const dying = { ...mail.deps.outbox, settle: () => Promise.reject(new Error('killed')) };
    await expect(sendDigests({ ...mail.deps, outbox: dying }, message ?? fail(), first('m'))).rejects.toThrow('killed');
    expect(mail.recipients()).toEqual(['p1']);
    // The same delivery, handed over twice, is no proof that the first handling is over; nor is another message.
    await sendDigests(mail.deps, message ?? fail(), first('m'));
    await sendDigests(mail.deps, message ?? fail(), first('another'));
    expect(mail.recipients()).toEqual(['p2', 'p3']);
    for (let i = 0; i < 2; i++) await sendDigests(mail.deps, message ?? fail(), second('m'));
    expect(mail.recipients()).toEqual(['p1']);
  });

  it('by dying for good: whoever comes a quarter of an hour later sends what it left behind', async () => {
    morning('2026-11-01');
    await announce(table, 'REACTION');
    const [message] = table.digests.take();
    const dying = { ...mail.deps.outbox, settle: () => Promise.reject(new Error('killed')) };
    await expect(sendDigests({ ...mail.deps, outbox: dying }, message ?? fail(), first('m'))).rejects.toThrow('killed');
    mail.recipients();
    table.clock.advance({ minutes: 16 });
    await sendDigests(mail.deps, message ?? fail(), first('redriven'));
    expect(mail.recipients()).toEqual(['p1', 'p2', 'p3']);
  });

  it('leaves the wave alone: it reminds and goes on', async () => {
    mail.office.refuse = () => {
      throw new Error('down');
    };
    morning('2026-11-01');
    await announce(table, 'REACTION');
    await expect(mail.deliver()).rejects.toThrow('3 digests failed: down; down; down');
    expect(await waveOf('REACTION')).toMatchObject({
      status: 'OPEN',
      announcedAt: '2026-11-01T01:00:00.000Z',
      lastNotice: { people: 3, unreachable: 0 },
    });
    await answer(table, 1, 'REACTION');
  });
});

it('messages hold ids alone, 25 people each', async () => {
  await put(
    table.deps,
    Array.from({ length: 60 }, (_, i) => idOf('person', 600 + i)).flatMap((id) => [
      sample('Person', { id }),
      sample('Task', { waveCode: 'REACTION', subjectId: id, raterKind: 'SELF', raterId: id }),
    ]),
  );
  morning('2026-11-01');
  await notifyRaters(table.deps, trainingId, 'REACTION');
  expect(table.digests.sent.map(({ recipients }) => recipients.length)).toEqual([25, 25, 13]);
  expect(JSON.stringify(table.digests.sent)).not.toMatch(/@|Pegawai/);
});

const first = (message: string) => ({ message, number: 1, isLast: false });
const second = (message: string) => ({ message, number: 2, isLast: false });
const last = (message: string) => ({ message, number: 5, isLast: true });

function fail(): never {
  throw new Error('it is not there');
}
