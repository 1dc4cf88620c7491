import type { Contribution } from '../evaluation/evaluation';
import { none, plus, type Sum } from '../evaluation/part';
import { fraction, roundHalfUp } from '../incentive/exact';
import { type Finding, RATE } from './findings';
import type { LocatedFinding, Recommendation } from './recommendation';

export const findingStatuses = ['NOT_YET_MEASURED', 'STILL_PRESENT', 'GONE'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** The same figure under another design: of all trainings together that were held under it. */
export interface Measurement {
  readonly designVersion: number;
  readonly trainings: number;
  /** In the unit of the finding. */
  readonly value: number;
  /** Responses, tasks or people behind it. */
  readonly n: number;
  /** Below the threshold of the finding, whatever the plan says since. */
  readonly below: boolean;
}

/** What became of a finding. */
export interface FindingOutcome {
  /** By the latest design that was measured. */
  readonly status: FindingStatus;
  /** By design, ascending. */
  readonly later: readonly Measurement[];
}

/**
 * Whether a finding went away: the same figure in trainings that were held under a later design. It adds what waves have
 * told to the roll-ups, at the level of the finding; no figure of fewer than three responses is among that.
 * @param contributions of the program
 * @param from the first design that counts: the one that answers the finding, or the next after the one that showed it
 */
export function outcomeOf(
  contributions: readonly Contribution[],
  finding: LocatedFinding,
  from: number = finding.designVersion + 1,
): FindingOutcome {
  const concerned = contributions.filter(
    // Attendance is told by whichever wave comes first.
    ({ designVersion, level }) => designVersion >= from && (finding.rule === 'ATTENDANCE' || level === finding.level),
  );
  const designs = Map.groupBy(concerned, ({ designVersion }) => designVersion);
  const later = [...designs]
    .flatMap(([designVersion, group]) => measured(designVersion, group, finding))
    .sort((a, b) => a.designVersion - b.designVersion);
  const latest = later.at(-1);
  const status = latest === undefined ? 'NOT_YET_MEASURED' : latest.below ? 'STILL_PRESENT' : 'GONE';
  return { status, later };
}

/** What became of each finding of a recommendation, in their order: since the design that contains it, once there is one. */
export function outcomesOf(
  contributions: readonly Contribution[],
  { findings, designVersion }: Pick<Recommendation, 'findings' | 'designVersion'>,
): readonly FindingOutcome[] {
  return findings.map((finding) => outcomeOf(contributions, finding, designVersion ?? undefined));
}

function measured(designVersion: number, group: readonly Contribution[], finding: Finding): Measurement[] {
  const sums = group.map((one) => ({ ...sumOf(one, finding), trainingId: one.trainingId })).filter(({ n }) => n > 0);
  if (sums.length === 0) return [];
  const { n, sum } = sums.reduce<Sum>(plus, none);
  const value = roundHalfUp(fraction(sum, n));
  const trainings = new Set(sums.map(({ trainingId }) => trainingId)).size;
  return [{ designVersion, trainings, value, n, below: value < finding.threshold }];
}

/** How many, and the sum of their values, in the unit of the finding. */
function sumOf(contribution: Contribution, { rule, raterKind, item }: Finding): Sum {
  switch (rule) {
    case 'RESPONSE_RATE': {
      const { invited = 0, answered = 0 } = contribution.kinds.find(({ kind }) => kind === raterKind) ?? {};
      return { n: invited, sum: answered * RATE };
    }
    case 'ITEM_MEAN': {
      const { n = 0, sum = '0' } = contribution.items[`${item}/${raterKind}`] ?? {};
      return { n, sum: Number(sum) };
    }
    case 'LEARNING_GAIN':
      return contribution.gain;
    case 'BEHAVIOR':
      return contribution.behavior;
    case 'ATTENDANCE':
      return contribution.attendance;
  }
}
