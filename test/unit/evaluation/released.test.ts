import fc from 'fast-check';
import type { Contribution, Instrument } from '../../../core/evaluation/evaluation';
import { addByAgency, emptyPart, type Part, packParts, totalOf, unpackParts } from '../../../core/evaluation/part';
import { releasedByAgency, releasedTotal, shown } from '../../../core/evaluation/released';
import { rollUps } from '../../../core/evaluation/roll-up';
import { addTallies, emptyTally, tallyOfResponses } from '../../../core/evaluation/tally';
import { sample } from '../../support/entities';

const text = { id: 'x', en: 'x' };
const instrument: Instrument = {
  ...sample('Instrument'),
  items: [
    { code: 'good', text, required: true, type: 'LIKERT' },
    { code: 'hours', text, required: false, type: 'NUMBER', min: 0, max: 1000, integer: false },
    {
      code: 'way',
      text,
      required: false,
      type: 'CHOICE',
      multiple: true,
      options: ['a', 'b'].map((code) => ({ code, text })),
    },
  ],
};

const answers = fc.record({
  good: fc.integer({ min: 1, max: 5 }),
  hours: fc.integer({ min: 0, max: 100_000 }).map((n) => n / 100),
  way: fc.subarray(['a', 'b'], { minLength: 1 }),
});
const kinds = ['SELF', 'PEER'] as const;
const response = fc.record({ raterKind: fc.constantFrom(...kinds), answers });
const part = fc
  .record({ given: fc.array(response, { maxLength: 6 }), scores: fc.array(fc.nat(10_000), { maxLength: 4 }) })
  .map(
    ({ given, scores }): Part => ({
      ...emptyPart,
      tally: addTallies(
        { ...emptyTally, kinds: { SELF: { invited: 9, answered: given.length } } },
        tallyOfResponses(
          given.map(({ raterKind, answers: all }) => sample('Response', { raterKind, answers: all })),
          instrument,
        ),
      ),
      behavior: { n: scores.length, sum: scores.reduce((a, b) => a + b, 0) },
    }),
  );
const byAgency = fc
  .array(part, { minLength: 1, maxLength: 5 })
  .map((parts) => new Map(parts.map((one, i) => [`agy_${i}`, one])));

it('parts of a chunk come back from the table as they were, and add up in any order', () => {
  fc.assert(
    fc.property(byAgency, byAgency, (a, b) => {
      const stored = (parts: ReadonlyMap<string, Part>) =>
        unpackParts(JSON.parse(JSON.stringify(packParts(parts, instrument))), instrument);
      expect(stored(a)).toEqual(a);
      expect(totalOf(addByAgency(stored(a), stored(b)))).toEqual(totalOf(addByAgency(b, a)));
    }),
  );
});

describe('what is told agency by agency', () => {
  it('leaves nothing of one or two responses when it is taken from the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 6 }), (counts) => {
        const cells = counts.map((n, i) => [`agy_${i}`, n] as const);
        const told = shown(cells);
        for (const [agency, n] of cells) if (told.has(agency)) expect(n).toBeGreaterThanOrEqual(3);
        const rest = cells.reduce((sum, [agency, n]) => sum + (told.has(agency) ? 0 : n), 0);
        if (told.size > 0) expect([1, 2]).not.toContain(rest);
      }),
    );
    expect([
      ...shown([
        ['a', 5],
        ['b', 4],
        ['c', 2],
      ]),
    ]).toEqual(['a']);
    expect([
      ...shown([
        ['a', 5],
        ['b', 2],
        ['c', 2],
      ]),
    ]).toEqual(['a']);
  });

  it('holds for every item, rater kind and score of random responses', () => {
    fc.assert(
      fc.property(byAgency, (parts) => {
        const whole = releasedTotal(parts, instrument);
        const told = [...releasedByAgency(parts, instrument).values()];
        const differences = [
          ...Object.entries(whole.tally.items).map(([key, { n }]) => {
            const cells = told.map(({ tally }) => tally.items[key]?.n ?? 0);
            return { n, cells };
          }),
          { n: whole.behavior.n, cells: told.map(({ behavior }) => behavior.n) },
        ];
        for (const { n, cells } of differences) {
          for (const cell of [n, ...cells]) expect([1, 2]).not.toContain(cell);
          if (n > 0 && cells.some((cell) => cell > 0))
            expect([1, 2]).not.toContain(n - cells.reduce((a, b) => a + b, 0));
        }
        // Where the whole is withheld, so is each part.
        for (const { tally } of told) {
          for (const key of Object.keys(tally.items)) expect(Object.keys(whole.tally.items)).toContain(key);
        }
      }),
    );
  });
});

it('a roll-up is the sum of what each training released, in whatever order it came; a small training is not in it', () => {
  const contribution = ({ tally, ...sums }: Part, n: number): Contribution => ({
    ...sample('Contribution'),
    trainingId: `trn_${n}`,
    kinds: [],
    items: tally.items,
    ...sums,
  });
  fc.assert(
    fc.property(fc.array(byAgency, { minLength: 1, maxLength: 4 }), fc.nat(), (trainings, turn) => {
      const released = trainings.map((parts) => releasedTotal(parts, instrument));
      const all = released.map(contribution);
      const [rolled] = rollUps(all, 'year');
      const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
      expect(rollUps(turned, 'year')).toEqual([rolled]);
      for (const { item, raterKind, n, distribution } of rolled?.items ?? []) {
        const counts = released.map(({ tally }) => tally.items[`${item}/${raterKind}`]?.n ?? 0);
        expect(n).toBe(counts.reduce((a, b) => a + b, 0));
        expect(counts.filter((count) => count === 1 || count === 2)).toEqual([]);
        if (item === 'good') expect(distribution?.reduce((a, b) => a + b, 0)).toBe(n);
      }
    }),
  );
});
