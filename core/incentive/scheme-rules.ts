import type { Problems } from '../problems';
import { fraction, roundHalfUp } from './exact';
import type { Component, Scheme, Stage, StageRules } from './incentive';
import { stages } from './incentive';
import { FULL } from './score';

/** What an administrator writes of a scheme. */
export type SchemeContent = Pick<Scheme, 'stages' | 'behavior'>;

/** What each stage may weigh: what is known when it is computed. */
export const componentsOf: { readonly [S in Stage]: readonly Component[] } = {
  COMPLETION: ['ATTENDANCE', 'LEARNING'],
  APPLICATION: ['BEHAVIOR', 'TIMELINESS'],
};

const MOST_TIERS = 10;
const MOST_POINTS = 100_000;
const MOST_RUPIAH = 100_000_000;
const MOST_WEIGHT = 1_000;
/** Fewer answers of a kind would tell who gave which. */
const FEWEST_RESPONSES = 3;
const MOST_RESPONSES = 20;

/** Notes everything that is wrong with a scheme. */
export function checkScheme(problems: Problems, { stages: rules, behavior }: SchemeContent): Problems {
  for (const stage of stages) {
    const found = rules.filter((one) => one.stage === stage).length;
    const name = { stage: { of: 'Stage', value: stage } } as const;
    problems.when(found === 0, 'stages', 'STAGE_MISSING', name).when(found > 1, 'stages', 'DUPLICATE');
  }
  for (const [i, stage] of rules.entries()) {
    checkWeights(problems, stage, `stages.${i}`);
    checkGate(problems, stage, `stages.${i}`);
    checkTiers(problems, stage, `stages.${i}`);
  }
  return checkBehavior(problems, behavior);
}

function checkWeights(problems: Problems, { stage, weights }: StageRules, field: string): void {
  const allowed = componentsOf[stage];
  const seen = new Set<Component>();
  for (const [i, { component, weight }] of weights.entries()) {
    const at = `${field}.weights.${i}`;
    problems.integer(weight, `${at}.weight`, 1, MOST_WEIGHT);
    problems.when(!allowed.includes(component), `${at}.component`, 'COMPONENT_OF_STAGE');
    problems.when(seen.has(component), `${at}.component`, 'DUPLICATE');
    seen.add(component);
  }
  problems.when(!seen.has(mainComponent[stage]), `${field}.weights`, 'MAIN_COMPONENT_MISSING');
}

/** Without it a stage has no score at all for some: no test, or nobody who rated. */
const mainComponent = { COMPLETION: 'ATTENDANCE', APPLICATION: 'BEHAVIOR' } as const satisfies {
  [S in Stage]: Component;
};

function checkGate(problems: Problems, { stage, attendanceGate }: StageRules, field: string): void {
  const at = `${field}.attendanceGate`;
  if (stage === 'APPLICATION') problems.when(attendanceGate !== null, at, 'GATE_OF_STAGE');
  else problems.integer(attendanceGate ?? -1, at, 0, FULL);
}

function checkTiers(problems: Problems, rules: StageRules, field: string): void {
  const { tiers } = rules;
  problems.size(tiers, `${field}.tiers`, 1, MOST_TIERS);
  const names = new Set<string>();
  for (const [i, tier] of tiers.entries()) {
    const at = `${field}.tiers.${i}`;
    problems
      .text(tier.name, `${at}.name`, 30)
      .when(names.has(tier.name), `${at}.name`, 'DUPLICATE')
      .integer(tier.from, `${at}.from`, 0, FULL)
      .integer(tier.points, `${at}.points`, 0, MOST_POINTS)
      .integer(tier.amount, `${at}.amount`, 0, MOST_RUPIAH);
    names.add(tier.name);
    const above = tiers[i - 1];
    if (above === undefined) continue;
    problems.when(tier.from >= above.from, `${at}.from`, 'TIERS_UNORDERED');
    problems.when(tier.points > above.points || tier.amount > above.amount, `${at}`, 'TIER_WORTH_MORE');
    problems.when(above.from <= lowestScore(rules), `${at}.from`, 'TIER_UNREACHABLE');
  }
}

/** The lowest score with which somebody passes the stage's gate: all but attendance at nothing. */
export function lowestScore({ weights, attendanceGate }: StageRules): number {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const attendance = weights.find(({ component }) => component === 'ATTENDANCE')?.weight ?? 0;
  if (total <= 0 || !Number.isInteger(total) || !Number.isInteger(attendanceGate ?? 0)) return 0;
  return roundHalfUp(fraction(attendance * (attendanceGate ?? 0), total));
}

function checkBehavior(problems: Problems, behavior: Scheme['behavior']): Problems {
  const { weights, weightsWithSubordinates, minimumResponses } = behavior;
  // By the names of the input.
  const named = { behaviorWeights: weights, behaviorWeightsWithSubordinates: weightsWithSubordinates };
  for (const [name, of] of Object.entries(named)) {
    for (const [kind, weight] of Object.entries(of)) {
      const isNeeded = kind === 'SUPERVISOR' || kind === 'PEER';
      problems.integer(weight, `${name}.${kind.toLowerCase()}`, isNeeded ? 1 : 0, MOST_WEIGHT);
    }
  }
  return problems.integer(minimumResponses, 'minimumResponses', FEWEST_RESPONSES, MOST_RESPONSES);
}
