import fc from 'fast-check';
import { assignmentAt, supervisorOverPeriod } from '../../../core/people/assignment';
import type { Assignment } from '../../../core/people/people';
import { addDays } from '../../../core/time';

const assignment = (from: string, to: string | null, supervisorId: string | null): Assignment => ({
  kind: 'Assignment',
  personId: 'per_1',
  from,
  to,
  agencyId: 'agy_1',
  supervisorId,
  version: 1,
});

describe('the assignment at a date', () => {
  const first = assignment('2026-01-01', '2026-06-01', 'a');
  const second = assignment('2026-06-01', null, 'b');

  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', first],
    ['2026-05-31', first],
    ['2026-06-01', second],
    ['2030-01-01', second],
  ])('on %s', (date, expected) => {
    expect(assignmentAt([second, first], date)).toBe(expected);
  });

  it('is none in a gap', () => {
    expect(assignmentAt([first], '2026-06-01')).toBeUndefined();
  });
});

describe('the supervisor over a period', () => {
  it('supervised on most days', () => {
    const history = [assignment('2026-01-01', '2026-11-10', 'a'), assignment('2026-11-10', null, 'b')];
    expect(supervisorOverPeriod(history, '2026-10-31', '2027-02-28')).toBe('b');
    expect(supervisorOverPeriod(history, '2026-10-31', '2026-11-15')).toBe('a');
  });

  it('is the later of two who did so equally long', () => {
    const history = [assignment('2026-01-01', '2026-11-10', 'a'), assignment('2026-11-10', null, 'b')];
    expect(supervisorOverPeriod(history, '2026-11-05', '2026-11-15')).toBe('b');
    expect(supervisorOverPeriod([...history].reverse(), '2026-11-05', '2026-11-15')).toBe('b');
  });

  it('counts the days of several assignments together', () => {
    const history = [
      assignment('2026-01-01', '2026-01-05', 'a'),
      assignment('2026-01-05', '2026-01-11', 'b'),
      assignment('2026-01-11', null, 'a'),
    ];
    expect(supervisorOverPeriod(history, '2026-01-01', '2026-01-15')).toBe('a');
  });

  it('is nobody where nobody supervised, or nobody may be chosen', () => {
    expect(supervisorOverPeriod([assignment('2026-01-01', null, null)], '2026-01-01', '2026-02-01')).toBeUndefined();
    expect(supervisorOverPeriod([assignment('2026-03-01', null, 'a')], '2026-01-01', '2026-02-01')).toBeUndefined();
    expect(supervisorOverPeriod([assignment('2026-01-01', null, 'a')], '2026-01-01', '2026-02-01', () => false)).toBe(
      undefined,
    );
  });

  it('agrees with counting day by day', () => {
    const start = '2026-01-01';
    const lengths = fc.array(fc.record({ days: fc.integer({ min: 1, max: 9 }), who: fc.constantFrom('a', 'b', 'c') }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        (spans, offset, length) => {
          let from = start;
          const history = spans.map(({ days, who }) => {
            const to = addDays(from, days);
            const one = assignment(from, to, who);
            from = to;
            return one;
          });
          const begin = addDays(start, offset);
          const days = new Map<string, number>();
          const last = new Map<string, number>();
          for (let day = 0; day < length; day++) {
            const who = assignmentAt(history, addDays(begin, day))?.supervisorId;
            if (!who) continue;
            days.set(who, (days.get(who) ?? 0) + 1);
            last.set(who, day);
          }
          const best = [...days.keys()].sort(
            (a, b) => (days.get(b) ?? 0) - (days.get(a) ?? 0) || (last.get(b) ?? 0) - (last.get(a) ?? 0),
          )[0];
          expect(supervisorOverPeriod(history, begin, addDays(begin, length))).toBe(best);
        },
      ),
    );
  });
});
