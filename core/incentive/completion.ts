import type { Enrollment } from '../enrollment/enrollment';
import { heldSessions } from '../training/session-rules';
import type { Session, Training } from '../training/training';
import { type AwardValue, awardValue } from './award-value';
import type { Scheme, Stage, StageRules } from './incentive';
import { attendanceScore, learningScore } from './score';

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
  const attendance = attendanceScore(enrollment.attendance, held);
  const completed = attendance >= (rules.attendanceGate ?? 0);
  const scores = { ATTENDANCE: attendance, LEARNING: learningScore(training.hasTest, enrollment.postTest) };
  return {
    completed,
    jp: completed ? held.reduce((total, { jp }) => total + jp, 0) : 0,
    value: awardValue(rules, scores, completed ? null : 'GATE_ATTENDANCE'),
  };
}

/** Whether every confirmed person has a record for every held session. */
export function everyoneRecorded(sessions: readonly Session[], confirmed: number): boolean {
  return heldSessions(sessions).every(({ recorded }) => recorded >= confirmed);
}
