import { createCostBudget } from '../../../../schema/limits/cost-budget';

function budget(size: Partial<Parameters<typeof createCostBudget>[0]> = {}) {
  let now = 0;
  const { spend } = createCostBudget({ points: 100, perSecond: 10, callers: 2, ...size }, () => now);
  return { spend, pass: (seconds: number) => (now += seconds * 1_000) };
}

describe('what a caller may spend', () => {
  it('is granted until nothing is left, and tells when to come again', () => {
    const { spend, pass } = budget();
    expect([spend('a', 60), spend('a', 40), spend('a', 25)]).toEqual([0, 0, 3]);
    pass(2);
    expect(spend('a', 25)).toBe(1);
    pass(1);
    expect(spend('a', 25)).toBe(0);
  });

  it('is not touched by others, nor by what was refused', () => {
    const { spend } = budget();
    expect([spend('a', 100), spend('a', 50), spend('a', 50), spend('b', 100)]).toEqual([0, 5, 5, 0]);
  });

  it('never grows beyond its size', () => {
    const { spend, pass } = budget();
    spend('a', 10);
    pass(3_600);
    expect([spend('a', 100), spend('a', 1)]).toEqual([0, 1]);
  });

  it('is forgotten for whoever has not come for longest, when there are too many', () => {
    const { spend } = budget();
    for (const caller of ['a', 'b', 'a', 'c']) spend(caller, 60);
    expect([spend('a', 60), spend('b', 60)]).toEqual([2, 0]);
  });
});
