import fc from 'fast-check';
import { budgetReasons } from '../../../../core/incentive/incentive';
import { expectSettled, watching } from './holds';
import { correct, corrections, delivery, settings, start, which } from './stories';
import { decision, Treasury } from './treasury';
import { World } from './world';

const step = fc.oneof(
  { weight: 8, arbitrary: delivery },
  {
    weight: 20,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      decision,
      /** Which message is at work at the same moment. */
      meanwhile: fc.option(which, { nil: undefined }),
    }),
  },
  ...corrections,
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Whoever passes the gate earns something, and there is money to begin with, though not for all: so that much of it moves. */
const rich = start(2).map(({ rules, total, ...more }) => {
  const above = rules.tiers.filter(({ from }) => from > 0).map((tier) => ({ ...tier, amount: tier.amount + 100_000 }));
  const tiers = [...above, { name: 'LOWEST', from: 0, points: 1, amount: 50_000 }];
  return { ...more, rules: { ...rules, tiers }, total: total / 2 + 200_000 };
});

async function take(world: World, treasury: Treasury, step: Step): Promise<void> {
  if (step.do === 'deliver') return world.deliver(step.which, step);
  if (step.do === 'decide') {
    const decide = () => treasury.take(step.decision);
    return step.meanwhile === undefined ? decide() : world.meanwhile(step.meanwhile, decide);
  }
  return correct(world, step);
}

/**
 * In the instant of every commit every part of every year's budget is what awards, places and recoveries add up to, nothing is
 * negative, the queue is served and carried from its head, and what leaves a year arrives in the next. In the end nobody waits who
 * could be served; and all messages and all orders that may come twice, sent again, change nothing.
 */
it('money adds up at every commit, however approvals, payments, recoveries and the year’s end fall between the events', async () => {
  const moved = new Set<unknown>();
  const story = fc.record({
    start: rich,
    isDecided: fc.constantFrom(true, true, true, false),
    steps: fc.array(step, { minLength: 40, maxLength: 60, size: 'max' }),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ start, isDecided, steps }) => {
      const world = await World.from(start, watching());
      if (isDecided) await world.deliverAll();
      const treasury = new Treasury(world);
      for (const step of steps) await take(world, treasury, step);
      const settle = async () => {
        await world.deliverAll();
        await treasury.endYear();
        await world.deliverAll();
      };
      await settle();
      await expectSettled(world, await world.items());
      const before = await world.computed();
      await world.replay();
      await treasury.repeat();
      await settle();
      expect(await world.computed()).toEqual(before);
      for (const { kind, reason } of await world.items()) if (kind === 'BudgetEntry') moved.add(reason);
    }),
    { ...settings, numRuns: 100 },
  );
  // Whatever can move a budget has moved one.
  expect([...moved].sort()).toEqual([...budgetReasons].sort());
}, 240_000);
