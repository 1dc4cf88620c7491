import fc from 'fast-check';
import { Change } from '../../../core/change';
import { CommitConflict } from '../../../core/errors';
import type { Award, BudgetPlace } from '../../../core/incentive/incentive';
import { everyNode } from '../../../core/page';
import { contents } from '../../support/contents';
import { idOf, sample } from '../../support/entities';
import type { AllDeps } from '../../support/test-table';
import { withTable as withMemoryTable } from '../../support/with-memory-table';
import { withTable } from '../../support/with-table';
import { programId, trainingId } from '../run/scene';

const year = 2027;
const people = [1, 2, 3].map((n) => idOf('person', n));
const budget = { programId, year };
const awardOf = (personId: string, version: number, points: number): Award =>
  sample('Award', { personId, version, points });
const placeOf = (n: number, personId: string): BudgetPlace =>
  sample('BudgetPlace', { ...budget, order: `${n}`.padStart(8, '0'), personId });

/** Every way in which a change can write, each with conditions that hold or do not. */
const write = fc.oneof(
  fc.record({ op: fc.constant('award'), n: fc.nat(2), version: fc.nat(3), points: fc.nat(200) }),
  fc.record({ op: fc.constant('newAward'), n: fc.nat(2), points: fc.nat(200) }),
  fc.record({
    op: fc.constant('draw'),
    by: fc.integer({ min: -3, max: 9 }),
    is: fc.constantFrom('>=', '>', '=', '<', '<='),
  }),
  fc.record({ op: fc.constant('within'), by: fc.nat(5) }),
  fc.record({ op: fc.constant('open'), basis: fc.constantFrom('', 'Pergub') }),
  fc.record({ op: fc.constant('join'), order: fc.nat(4), n: fc.nat(2) }),
  fc.record({ op: fc.constant('leave'), order: fc.nat(4), n: fc.nat(2) }),
  fc.record({ op: fc.constant('points'), n: fc.nat(2), by: fc.integer({ min: -50, max: 100 }) }),
  fc.record({ op: fc.constant('check'), joined: fc.nat(2) }),
);
type Step = typeof write extends fc.Arbitrary<infer T> ? T : never;

function add(change: Change, step: Step): unknown {
  const personId = ('n' in step ? people[step.n] : undefined) ?? people[0]!;
  if ('version' in step) return change.replace(awardOf(personId, step.version, 0), awardOf(personId, 0, step.points));
  if ('points' in step) return change.create(awardOf(personId, 1, step.points));
  if ('is' in step) {
    const when = [{ field: 'available', is: step.is, than: step.by }] as const;
    return change.update('Budget', budget, { add: { available: -step.by, joined: 1 }, when });
  }
  if ('basis' in step) {
    const when = [{ field: 'legalBasis', is: '=', than: '' }] as const;
    return change.update('Budget', budget, { set: { legalBasis: step.basis }, when });
  }
  if ('joined' in step) return change.check('Budget', budget, [{ field: 'joined', is: '>=', than: step.joined }]);
  if ('order' in step) {
    const place = placeOf(step.order, personId);
    return step.op === 'join' ? change.create(place) : change.remove(place);
  }
  if (step.op === 'points') return change.count('Points', { personId, ...budget }, { points: step.by });
  const when = [{ field: 'reserved', is: '<', than: { field: 'available' } }] as const;
  return change.update('Budget', budget, { add: { reserved: step.by }, when });
}

/** What a change led to: nothing to say, the writes whose conditions failed, or a refusal. */
async function outcomeOf(deps: AllDeps, steps: readonly Step[]): Promise<unknown> {
  const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.write', entity: trainingId });
  for (const step of steps) add(change, step);
  try {
    await deps.store.commit(change);
    return 'written';
  } catch (error) {
    if (error instanceof CommitConflict) return error.failed;
    return (error as Error).name;
  }
}

/** Pages forwards and backwards, of the table and of each kind of index. */
async function readings({ store, reads }: AllDeps): Promise<unknown> {
  const nodes = async <T>(list: AsyncIterable<T>) => {
    const all: T[] = [];
    for await (const node of list) all.push(node);
    return all;
  };
  return {
    awards: await store.getMany(
      'Award',
      people.map((personId) => awardOf(personId, 1, 0)),
    ),
    queue: await nodes(everyNode((page) => reads.budgetQueue(programId, year, page))),
    first: await reads.budgetQueue(programId, year, { first: 2 }),
    budgets: await reads.budgetsOf(programId),
    ofPerson: await reads.awardsOfPerson(people[0]!, { first: 2 }),
    range: await reads.awardsInRange(trainingId, 'COMPLETION', { from: people[1]!, to: people[2]! }),
    leaders: await reads.leaderboard(programId, year),
  };
}

it('answers every change, and every read after it, as the embedded DynamoDB does', async () => {
  const happened = new Set<unknown>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(write, { minLength: 1, maxLength: 4 }), { minLength: 25, maxLength: 25 }),
      async (changes) => {
        const [real, memory] = await Promise.all([withTable(), withMemoryTable()]);
        try {
          for (const { deps } of [real, memory]) {
            const change = new Change({ actor: 'test', role: 'SYSTEM', action: 'test.put', entity: programId });
            change.create(sample('Budget', { ...budget, available: 20, reserved: 0, joined: 0, legalBasis: '' }));
            await deps.store.commit(change);
          }
          for (const steps of changes) {
            const [expected, found] = [await outcomeOf(real.deps, steps), await outcomeOf(memory.deps, steps)];
            expect(found).toEqual(expected);
            happened.add(Array.isArray(expected) ? 'refused' : expected);
          }
          expect(await readings(memory.deps)).toEqual(await readings(real.deps));
          expect(await contents(memory)).toEqual(await contents(real));
        } finally {
          await real.close();
        }
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
  expect([...happened]).toEqual(expect.arrayContaining(['written', 'refused']));
});
