import fc from 'fast-check';
import { DomainError } from '../../../../core/errors';
import { awardId } from '../../../../core/incentive/award-id';
import { creditBudget } from '../../../../core/incentive/credit-budget';
import { reverseAward } from '../../../../core/incentive/reverse-award';
import { programId } from '../../../integration/run/scene';
import { provinceAdmin } from '../../../support/given';
import { expectSettled, watching } from './holds';
import { basisPoints, correct, corrections, delivery, settings, start, which, whose } from './stories';
import { personOf, trainingOf, World, year } from './world';

const step = fc.oneof(
  { weight: 10, arbitrary: delivery },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('together' as const), which, other: which }) },
  ...corrections,
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('credit' as const), amount: fc.constantFrom(50_000, 200_000, 450_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), t: which, n: which }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(world: World, step: Step): Promise<unknown> {
  if (step.do === 'deliver') return world.deliver(step.which, step);
  if (step.do === 'together') return world.deliverTogether(step.which, step.other);
  if (step.do === 'credit') {
    if (world.start.total === 0) return undefined;
    return creditBudget(world.deps, provinceAdmin, { programId, year, amount: step.amount, reason: 'Perubahan APBD' });
  }
  if (step.do !== 'reverse') return correct(world, step);
  const [t, n] = whose(world, step);
  const award = awardId({ trainingId: trainingOf(t), stage: 'COMPLETION', personId: personOf(n) });
  return reverseAward(world.deps, provinceAdmin, { award, reason: 'Pemeriksaan' }).catch((error) => {
    // Not computed yet, or reversed before: then nothing has moved.
    if (!(error instanceof DomainError)) throw error;
  });
}

describe('for random schemes, people, records and budgets', () => {
  /**
   * In the instant of every commit: the budget's parts add up and none is negative, one award for each person, each line of the
   * ledger the difference, runs reserve by rank and only where nobody waits, and the queue is served from its head. In the end:
   * what the records say, each once, the head of the queue does not fit; and all of it delivered again changes nothing.
   */
  it('nobody is paid twice or out of turn, nor more than there is, whatever is delivered, repeated, killed or corrected', async () => {
    await fc.assert(
      fc.asyncProperty(start(3), fc.array(step, { maxLength: 30 }), async (start, steps) => {
        const world = await World.from(start, watching());
        for (const step of steps) await take(world, step);
        await world.deliverAll();
        await expectSettled(world, await world.items());
        const before = await world.computed();
        await world.replay();
        await world.deliverAll();
        expect(await world.computed()).toEqual(before);
      }),
      { ...settings, numRuns: 200 },
    );
  }, 240_000);

  /**
   * Whoever ranks reads the budget before debiting it. Where several do so at once, in whatever order their calls come, the budget's
   * parts stay sound at every commit and each run reserves by what was there at its own.
   */
  it('runs that rank at the same instant never reserve more than there is', async () => {
    await fc.assert(
      fc.asyncProperty(start(3, 2), fc.scheduler(), async (start, scheduler) => {
        const world = await World.from(start, watching());
        await world.rankTogether(scheduler);
        await world.deliverAll();
        await expectSettled(world, await world.items());
      }),
      { ...settings, numRuns: 100 },
    );
  }, 240_000);

  /**
   * Within a run the order in which anything arrives does not matter: candidates are ranked once all chunks are in, by score, then
   * confirmation, then person. So one training's outcome is the same to the rupiah, the places of its queue and its ledger included.
   */
  it('one training ends alike, to the last place in the queue, in whatever order its messages arrive', async () => {
    await fc.assert(
      fc.asyncProperty(start(1), fc.array(delivery, { maxLength: 25 }), async (start, deliveries) => {
        const straight = await World.from(start);
        await straight.deliverAll();
        const shuffled = await World.from(start, watching());
        for (const { which, kill, again } of deliveries) await shuffled.deliver(which, { kill, again });
        await shuffled.deliverAll();
        expect(await shuffled.computed()).toEqual(await straight.computed());
      }),
      { ...settings, numRuns: 100 },
    );
  }, 240_000);

  /**
   * Between runs and corrections only the order of joining decides who is reserved first. What everybody is worth does not depend on
   * it: scores, points, amounts and the ledgers' sums are those of the records, however the events of several trainings interleave.
   */
  it('several trainings are worth the same in whatever order they are decided and corrected', async () => {
    const corrections = fc.array(fc.record({ t: which, n: which, to: basisPoints }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        start(3),
        corrections,
        fc.array(delivery, { maxLength: 25 }),
        async (start, corrections, order) => {
          const worths = [];
          for (const deliveries of [[], order]) {
            const world = await World.from(start, watching());
            for (const { t, n, to } of corrections) {
              const at = t % start.trainings.length;
              await world.score(at, n % (start.trainings[at]?.length ?? 1), to);
              const next = deliveries[corrections.findIndex((one) => one.t === t && one.n === n)];
              if (next !== undefined) await world.deliver(next.which, next);
            }
            for (const one of deliveries) await world.deliver(one.which, one);
            await world.deliverAll();
            // Who has come back to no points stands on no leaderboard, as who never had any.
            const items = (await world.items()).filter(
              ({ kind, points }) => kind === 'Award' || (kind === 'Points' && points !== 0),
            );
            worths.push(
              items
                .map(({ pk, sk, outcome, score, points, amount }) => ({ pk, sk, outcome, score, points, amount }))
                .sort((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1)),
            );
          }
          expect(worths[1]).toEqual(worths[0]);
        },
      ),
      { ...settings, numRuns: 60 },
    );
  }, 240_000);
});
