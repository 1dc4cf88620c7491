import type { Enrollment } from '../enrollment/enrollment';
import { heldSessions } from '../training/session-rules';
import type { Session, Training } from '../training/training';
import { type AwardValue, awardValue } from './award-value';
import { bare } from './basis';
import type { Scheme, Stage, StageRules } from './incentive';
import { attendanceScore, jpFigures } from './score';

/** @throws Error when the scheme has no such stage */
export function rulesOf(scheme: Scheme, stage: Stage): StageRules {
  const rules = scheme.stages.find((candidate) => candidate.stage === stage);
  if (rules === undefined) throw new Error(`scheme ${scheme.programId}/${scheme.schemeVersion} has no stage ${stage}`);
  return rules;
}

export interface CompletionDecision {
  readonly completed: boolean;
  /** JP credited: the training's held JP in full, or 0. */
  readonly jp: number;
  readonly value: AwardValue;
}

/** Whether a confirmed person completed the training, and what stage COMPLETION is worth. Unrecorded is ABSENT. */
export function decideCompletion(
  enrollment: Pick<Enrollment, 'attendance' | 'postTest'>,
  training: Pick<Training, 'hasTest'>,
  sessions: readonly Session[],
  scheme: Scheme,
): CompletionDecision {
  const rules = rulesOf(scheme, 'COMPLETION');
  const held = heldSessions(sessions);
  const jp = jpFigures(enrollment.attendance, held);
  const completed = attendanceScore(jp) >= (rules.attendanceGate ?? 0);
  const learning = training.hasTest ? { postTest: enrollment.postTest } : null;
  const basis = { ...bare({ gate: 'ATTENDANCE', met: completed }), jp, learning };
  return { completed, jp: completed ? jp.held : 0, value: awardValue(rules, scheme.behavior, basis) };
}

/** Whether every confirmed person has a record for every held session. */
export function everyoneRecorded(sessions: readonly Session[], confirmed: number): boolean {
  return heldSessions(sessions).every(({ recorded }) => recorded >= confirmed);
}
