import { DomainError } from '../../../core/errors';
import { defaultScheme } from '../../../core/incentive/default-scheme';
import type { StageRules, Tier } from '../../../core/incentive/incentive';
import { checkScheme, lowestScore, type SchemeContent } from '../../../core/incentive/scheme-rules';
import { Problems } from '../../../core/problems';

const { stages, behavior } = defaultScheme('prg');
const [completion, application] = stages as [StageRules, StageRules];
function wrong(content: Partial<SchemeContent>): [field: string, code: string][] {
  try {
    checkScheme(new Problems(), { stages, behavior, ...content }).throwIfAny();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map(({ field, code }) => [field, code]);
  }
}
const wrongStage = (change: Partial<StageRules>) => wrong({ stages: [{ ...completion, ...change }, application] });
const tier = (name: string, from: number, points = 0, amount = 0): Tier => ({ name, from, points, amount });

describe('a scheme', () => {
  it('is right as it ships', () => {
    expect(wrong({})).toEqual([]);
  });

  it('has both stages, once each', () => {
    expect(wrong({ stages: [completion] })).toEqual([['stages', 'STAGE_MISSING']]);
    expect(wrong({ stages: [completion, application, application] })).toEqual([['stages', 'DUPLICATE']]);
  });

  it('weighs what the stage knows, each once, by positive integers', () => {
    const weights = (...all: StageRules['weights'][number][]) => wrongStage({ weights: all });
    expect(weights({ component: 'ATTENDANCE', weight: 0 })).toEqual([['stages.0.weights.0.weight', 'OUT_OF_RANGE']]);
    expect(weights({ component: 'ATTENDANCE', weight: 0.5 })).toEqual([['stages.0.weights.0.weight', 'OUT_OF_RANGE']]);
    expect(weights({ component: 'ATTENDANCE', weight: 1 }, { component: 'BEHAVIOR', weight: 1 })).toEqual([
      ['stages.0.weights.1.component', 'COMPONENT_OF_STAGE'],
    ]);
    expect(weights({ component: 'ATTENDANCE', weight: 1 }, { component: 'ATTENDANCE', weight: 1 })).toEqual([
      ['stages.0.weights.1.component', 'DUPLICATE'],
    ]);
    expect(weights({ component: 'LEARNING', weight: 1 })).toContainEqual([
      'stages.0.weights',
      'MAIN_COMPONENT_MISSING',
    ]);
  });

  it('has a gate of attendance for completing, and none for applying', () => {
    expect(wrongStage({ attendanceGate: null })).toEqual([['stages.0.attendanceGate', 'OUT_OF_RANGE']]);
    expect(wrongStage({ attendanceGate: 10_001 })).toEqual([['stages.0.attendanceGate', 'OUT_OF_RANGE']]);
    expect(wrong({ stages: [completion, { ...application, attendanceGate: 8000 }] })).toEqual([
      ['stages.1.attendanceGate', 'GATE_OF_STAGE'],
    ]);
  });

  it('has tiers in order, none worth more than one above it, none twice', () => {
    expect(wrongStage({ tiers: [] })).toEqual([['stages.0.tiers', 'OUT_OF_RANGE']]);
    expect(wrongStage({ tiers: [tier('A', 8000), tier('B', 9000)] })).toEqual([
      ['stages.0.tiers.1.from', 'TIERS_UNORDERED'],
    ]);
    expect(wrongStage({ tiers: [tier('A', 9000), tier('B', 9000)] })).toEqual([
      ['stages.0.tiers.1.from', 'TIERS_UNORDERED'],
    ]);
    expect(wrongStage({ tiers: [tier('A', 9000, 100), tier('B', 8000, 150)] })).toEqual([
      ['stages.0.tiers.1', 'TIER_WORTH_MORE'],
    ]);
    expect(wrongStage({ tiers: [tier('A', 9000, 1, 1), tier('A', 8000, 1, 2)] })).toEqual([
      ['stages.0.tiers.1.name', 'DUPLICATE'],
      ['stages.0.tiers.1', 'TIER_WORTH_MORE'],
    ]);
    expect(wrongStage({ tiers: [tier('', 10_001, -1, 0.5)] })).toEqual([
      ['stages.0.tiers.0.name', 'REQUIRED'],
      ['stages.0.tiers.0.from', 'OUT_OF_RANGE'],
      ['stages.0.tiers.0.points', 'OUT_OF_RANGE'],
      ['stages.0.tiers.0.amount', 'OUT_OF_RANGE'],
    ]);
  });

  it('has no tier that nobody can reach', () => {
    // Attendance 8000 of weight 60, learning 0 of weight 40: 4800 at least.
    expect(lowestScore(completion)).toBe(4800);
    expect(lowestScore({ ...completion, weights: completion.weights.toReversed() })).toBe(4800);
    expect(wrongStage({ attendanceGate: 0.51 })).toEqual([['stages.0.attendanceGate', 'OUT_OF_RANGE']]);
    expect(wrongStage({ tiers: [tier('A', 4801), tier('B', 4000)] })).toEqual([]);
    expect(wrongStage({ tiers: [tier('A', 4800), tier('B', 4000)] })).toEqual([
      ['stages.0.tiers.1.from', 'TIER_UNREACHABLE'],
    ]);
  });

  it('lets supervisor and peers count, and nobody be told by fewer than three', () => {
    expect(wrong({ behavior: { ...behavior, minimumResponses: 2 } })).toEqual([['minimumResponses', 'OUT_OF_RANGE']]);
    expect(wrong({ behavior: { ...behavior, weights: { SELF: 0, SUPERVISOR: 0, PEER: 0 } } })).toEqual([
      ['behaviorWeights.supervisor', 'OUT_OF_RANGE'],
      ['behaviorWeights.peer', 'OUT_OF_RANGE'],
    ]);
  });
});
