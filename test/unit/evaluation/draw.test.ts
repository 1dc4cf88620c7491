import fc from 'fast-check';
import { draw } from '../../../core/evaluation/draw';

const people = Array.from({ length: 12 }, (_, i) => `per_${i}`);

describe('draw', () => {
  it('repeats itself, whatever the order of the eligible', () => {
    const first = draw(people, 5, 'seed');
    expect(first).toHaveLength(5);
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), (shuffled) => {
        expect(draw(shuffled, 5, 'seed')).toEqual(first);
      }),
    );
  });

  it('draws nobody from fewer than three, and all of few', () => {
    expect(draw(['a', 'b'], 5, 'seed')).toEqual([]);
    expect(draw(['a', 'a', 'b'], 5, 'seed')).toEqual([]);
    expect(draw(['a', 'b', 'c'], 5, 'seed').sort()).toEqual(['a', 'b', 'c']);
  });

  it('draws everybody about equally often', () => {
    const times = new Map(people.map((id) => [id, 0]));
    for (let i = 0; i < 2400; i++)
      for (const id of draw(people, 5, `seed${i}`)) times.set(id, (times.get(id) ?? 0) + 1);
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
