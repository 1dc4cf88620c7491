import fc from 'fast-check';
import { Problems } from '../../../core/problems';
import { checkTimes, collide, overlap } from '../../../core/training/session-rules';
import { sample } from '../../support/entities';

const at = (minute: number): string => new Date(Date.parse('2026-10-20T00:00:00Z') + minute * 60_000).toISOString();
const times = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) });

function problemsOf(session: ReturnType<typeof times>, others: ReturnType<typeof times>[] = []): string[] {
  const problems = new Problems();
  checkTimes(problems, session, others, 'sessions.0.');
  try {
    problems.throwIfAny();
    return [];
  } catch (error) {
    return (error as { problems: { field: string; code: string }[] }).problems.map(
      ({ field, code }) => `${field} ${code}`,
    );
  }
}

it.each([
  ['reversed', times(90, 0)],
  ['empty', times(0, 0)],
  ['longer than a day', times(0, 24 * 60 + 1)],
])('a session that is %s is refused', (_, session) => {
  expect(problemsOf(session)).toEqual(['sessions.0.endsAt SESSION_TIMES']);
});

it('a session of a whole day stands', () => {
  expect(problemsOf(times(0, 24 * 60))).toEqual([]);
});

it('sessions may follow one another, and may not overlap', () => {
  expect(problemsOf(times(90, 180), [times(0, 90), times(180, 200)])).toEqual([]);
  expect(problemsOf(times(89, 180), [times(0, 90)])).toEqual(['sessions.0.startsAt SESSION_OVERLAP']);
});

it('an overlap is an instant that both have, whichever comes first', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }));
  fc.assert(
    fc.property(span, span, ([a, m], [b, n]) => {
      const minutes = Array.from({ length: 50 }, (_, i) => i);
      const shared = minutes.some((i) => i >= a && i < a + m && i >= b && i < b + n);
      expect(overlap(times(a, a + m), times(b, b + n))).toBe(shared);
      expect(overlap(times(b, b + n), times(a, a + m))).toBe(shared);
    }),
  );
});

it('cancelled sessions are in nobody’s way', () => {
  const one = sample('Session', times(0, 90));
  const other = sample('Session', times(30, 60));
  expect(collide([one], [other])).toBe(true);
  expect(collide([{ ...one, status: 'CANCELLED' }], [other])).toBe(false);
  expect(collide([one], [{ ...other, status: 'CANCELLED' }])).toBe(false);
});
