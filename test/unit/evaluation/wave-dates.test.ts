import fc from 'fast-check';
import { defaultPlan } from '../../../core/evaluation/default-plan';
import type { PlannedWave } from '../../../core/evaluation/evaluation';
import { dueFromJoining, opensOf, waveDates } from '../../../core/evaluation/wave-dates';
import { addDays, atLocal, daysBetween, localDateOf } from '../../../core/time';

const plan = defaultPlan('prg');
const planned = (code: string): PlannedWave => plan.waves.find((wave) => wave.code === code)!;
const endedAt = '2026-10-31T09:00:00.000Z';

describe('waveDates', () => {
  it('opens P4M after the end at local midnight, for a month', () => {
    expect(waveDates(planned('BEHAVIOR'), endedAt, 'TECHNICAL')).toEqual({
      opensAt: '2027-02-27T17:00:00.000Z',
      closesAt: '2027-03-27T17:00:00.000Z',
      dueDate: '2027-03-14',
      reminders: ['2027-03-13T01:00:00.000Z', '2027-03-26T01:00:00.000Z'],
    });
  });

  it('counts a wave that opens at the end from the end', () => {
    expect(waveDates(planned('REACTION'), endedAt, 'TECHNICAL')).toEqual({
      opensAt: endedAt,
      closesAt: '2026-11-06T17:00:00.000Z',
      dueDate: '2026-11-03',
      reminders: ['2026-11-02T01:00:00.000Z', '2026-11-05T01:00:00.000Z'],
    });
  });

  it('waits a year for managers', () => {
    const { opensAt, closesAt } = waveDates(planned('BEHAVIOR'), endedAt, 'MANAGERIAL');
    expect([opensAt, closesAt]).toEqual(['2027-10-30T17:00:00.000Z', '2027-11-29T17:00:00.000Z']);
    expect(opensOf(planned('BEHAVIOR'), 'MANAGERIAL')).toBe('P1Y');
  });

  it('takes the local date of an end near midnight', () => {
    const before = waveDates(planned('BEHAVIOR'), '2026-10-31T16:59:59.000Z', 'TECHNICAL');
    const after = waveDates(planned('BEHAVIOR'), '2026-10-31T17:00:00.000Z', 'TECHNICAL');
    expect([before.opensAt, after.opensAt]).toEqual(['2027-02-27T17:00:00.000Z', '2027-02-28T17:00:00.000Z']);
  });

  it('clamps to the 29th of February in a leap year', () => {
    expect(waveDates(planned('BEHAVIOR'), '2027-10-31T09:00:00.000Z', 'TECHNICAL').opensAt).toBe(atLocal('2028-02-29'));
  });

  it('leaves out reminders that would leave outside the window', () => {
    const short: PlannedWave = { ...planned('REACTION'), due: 'P1D', window: 'P2D' };
    expect(waveDates(short, endedAt, 'TECHNICAL').reminders).toEqual([]);
  });

  it('keeps every moment inside the window and the day of the month wherever that exists', () => {
    const ends = fc.date({
      min: new Date('2024-01-01T00:00:00Z'),
      max: new Date('2040-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(ends, fc.integer({ min: 1, max: 24 }), (date, months) => {
        const ended = date.toISOString();
        const dates = waveDates({ ...planned('BEHAVIOR'), opens: `P${months}M` }, ended, 'TECHNICAL');
        const openDate = localDateOf(dates.opensAt);
        const [day, openDay] = [localDateOf(ended), openDate].map((text) => Number(text.slice(8)));
        const isLastOfMonth = addDays(openDate, 1).endsWith('-01');
        expect(openDay === day || (isLastOfMonth && openDay! < day!)).toBe(true);
        expect(dates.opensAt < dates.closesAt).toBe(true);
        expect(daysBetween(openDate, dates.dueDate)).toBe(14);
        for (const at of dates.reminders) {
          expect(dates.opensAt < at && at < dates.closesAt).toBe(true);
          expect(at.slice(11)).toBe('01:00:00.000Z');
        }
      }),
    );
  });
});

describe('dueFromJoining', () => {
  const wave = { plan: planned('REACTION'), closesAt: '2026-11-06T17:00:00.000Z' };

  it('counts from joining, capped at the close', () => {
    expect(dueFromJoining(wave, '2026-11-01T05:00:00.000Z')).toBe('2026-11-04');
    expect(dueFromJoining(wave, '2026-11-06T05:00:00.000Z')).toBe('2026-11-07');
  });
});
