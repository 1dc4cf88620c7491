import fc from 'fast-check';
import { fromItem, toItem } from '../../../adapters/table/codec';
import { levels } from '../../../core/evaluation/evaluation';
import { awardValue } from '../../../core/incentive/award-value';
import { type Basis, gates, ratingKinds } from '../../../core/incentive/basis';
import { packCandidate, unpackCandidates } from '../../../core/incentive/candidates';
import { rulesOf } from '../../../core/incentive/completion';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { stages } from '../../../core/incentive/incentive';
import { idOf, sample } from '../../support/entities';

const scheme = defaultScheme('prg');
const score = fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null });
const jp = fc.nat({ max: 200 });

const anyBasis: fc.Arbitrary<Basis> = fc.record({
  gates: fc.array(fc.record({ gate: fc.constantFrom(...gates), met: fc.boolean() }), { maxLength: 4 }),
  jp: fc.option(fc.record({ present: jp, late: jp, held: jp }), { nil: null }),
  learning: fc.option(fc.record({ postTest: score }), { nil: null }),
  ratings: fc.array(fc.record({ kind: fc.constantFrom(...ratingKinds), responses: fc.nat(), score })),
  ownTasks: fc.array(
    fc.record({
      level: fc.constantFrom(...levels),
      late: fc.oneof(fc.nat({ max: 400 }), fc.constantFrom('UNANSWERED' as const, 'VOIDED' as const)),
    }),
  ),
});

describe('what an award was computed from', () => {
  it('comes back from a candidate as it was stored, and its value with it', () => {
    fc.assert(
      fc.property(anyBasis, fc.constantFrom(...stages), fc.nat(), (basis, stage, at) => {
        const value = awardValue(rulesOf(scheme, stage), scheme.behavior, basis);
        const candidate = { personId: idOf('person', 7), confirmedAt: new Date(at * 1000).toISOString(), value };
        const stored = JSON.parse(JSON.stringify({ candidates: [packCandidate(candidate)] }));
        expect(unpackCandidates(stored, scheme, stage)).toEqual([candidate]);
      }),
    );
  });

  it('comes back from the award’s item', () => {
    fc.assert(
      fc.property(anyBasis, (basis) => {
        const award = sample('Award', { basis });
        expect(fromItem('Award', toItem(award))).toEqual(award);
      }),
    );
  });
});
