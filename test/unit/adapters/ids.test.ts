import { createIds } from '../../../adapters/system/ids';
import { ulidOf } from '../../../core/ids';
import { createTestClock } from '../../support/test-clock';

const clock = createTestClock('2026-10-31T09:00:00.000Z');
const ids = createIds(clock);

test('a ULID has the clock’s time and sorts by it', () => {
  const first = ids.ulid();
  clock.advance({ minutes: 1 });
  expect(first < ids.ulid()).toBe(true);
  expect(first).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  expect(ulidOf(`trn_${first}`)).toBe(first);
});

test('random parts do not follow each other', () => {
  const tails = Array.from({ length: 50 }, () => ids.ulid().slice(10));
  expect(new Set(tails).size).toBe(50);
  expect([...tails].sort()).not.toEqual(tails);
  expect(ids.random()).toMatch(/^[0-9a-f]{32}$/);
  expect(ids.random()).not.toBe(ids.random());
});
