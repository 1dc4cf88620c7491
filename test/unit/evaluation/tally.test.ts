import fc from 'fast-check';
import { defaultInstruments } from '../../../core/evaluation/default-plan';
import type { Instrument, RaterKind, Response } from '../../../core/evaluation/evaluation';
import {
  addTallies,
  emptyTally,
  itemResults,
  moneyIn,
  returnOnInvestment,
  tallyOfResponses,
} from '../../../core/evaluation/tally';

const instruments = defaultInstruments('prg');
const behavior = instruments.find(({ code }) => code === 'BEHAVIOR') as Instrument;
const results = instruments.find(({ code }) => code === 'RESULTS') as Instrument;

function response(raterKind: RaterKind, answers: Response['answers']): Response {
  return {
    kind: 'Response',
    trainingId: 't',
    waveCode: 'w',
    subjectId: 's',
    raterKind,
    random: '',
    answers,
    texts: {},
    task: null,
    submittedOn: null,
    authorId: null,
  };
}

describe('a wave in figures', () => {
  it('gives mean, deviation and distribution from three responses on', () => {
    const responses = [5, 4, 2].map((quality) => response('PEER', { quality }));
    expect(itemResults(tallyOfResponses(responses, behavior), behavior)).toEqual([
      { item: 'quality', raterKind: 'PEER', n: 3, mean: 367, deviation: 125, distribution: [0, 1, 0, 1, 1] },
    ]);
    expect(itemResults(tallyOfResponses(responses.slice(1), behavior), behavior)).toEqual([
      { item: 'quality', raterKind: 'PEER', n: 2, mean: null, deviation: null, distribution: null },
    ]);
  });

  it('adds up alike however it was cut into chunks', () => {
    const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(answers, fc.nat(20), (values, cut) => {
        const responses = values.map((quality) => response('SELF', { quality }));
        const parts = [responses.slice(0, cut), responses.slice(cut)].map((part) => tallyOfResponses(part, behavior));
        expect(parts.reduce(addTallies, emptyTally)).toEqual(tallyOfResponses(responses, behavior));
      }),
    );
  });

  it('computes the return on what agencies told', () => {
    const told = [
      response('AGENCY', { benefit: 150_000_000, cost: 90_000_000 }),
      response('AGENCY', { benefit: 30_000_000, cost: 10_000_000 }),
    ];
    const tally = tallyOfResponses(told, results);
    const [benefit, cost] = [moneyIn(tally, results, 'BENEFIT'), moneyIn(tally, results, 'COST')];
    expect([benefit, cost]).toEqual([180_000_000n, 100_000_000n]);
    expect(returnOnInvestment(benefit, cost)).toBe(8000);
    expect(returnOnInvestment(benefit, 0n)).toBeNull();
  });
});
