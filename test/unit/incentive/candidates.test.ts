import fc from 'fast-check';
import { awardValue } from '../../../core/incentive/award-value';
import { packCandidate, unpackCandidates } from '../../../core/incentive/candidates';
import { rulesOf } from '../../../core/incentive/completion';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import { outcomes } from '../../../core/incentive/incentive';
import { idOf } from '../../support/entities';

const rules = rulesOf(defaultScheme('prg'), 'APPLICATION');
const score = fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null });
const gate = fc.option(
  fc.constantFrom(...outcomes.filter((outcome) => outcome !== 'AWARDED' && outcome !== 'BELOW_TIERS')),
  { nil: null },
);
const kinds = fc.subarray(['SELF', 'SUPERVISOR', 'PEER', 'SUBORDINATE']);

describe('candidates', () => {
  it('come back as they were stored', () => {
    fc.assert(
      fc.property(score, score, gate, kinds, fc.nat(), (behavior, timeliness, notPassed, counted, at) => {
        const value = awardValue(rules, { BEHAVIOR: behavior, TIMELINESS: timeliness }, notPassed, counted);
        const candidate = { personId: idOf('person', 7), confirmedAt: new Date(at * 1000).toISOString(), value };
        const stored = JSON.parse(JSON.stringify({ candidates: [packCandidate(candidate)] }));
        expect(unpackCandidates(stored, rules)).toEqual([candidate]);
      }),
    );
  });
});
