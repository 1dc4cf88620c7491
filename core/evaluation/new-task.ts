import type { KeyOf } from '../entities';
import type { Instant, LocalDate } from '../time';
import type { Task, Wave } from './evaluation';
import type { Rater } from './raters';
import { dueFromJoining } from './wave-dates';

/** When a task is open and due: with its wave, or for somebody who joins an open wave from then on. */
export interface TaskTimes {
  readonly opensAt: Instant;
  readonly dueDate: LocalDate;
}

export function withWave({ opensAt, dueDate }: Wave): TaskTimes {
  return { opensAt, dueDate };
}

export function fromJoining(wave: Wave, joinedAt: Instant): TaskTimes {
  return { opensAt: joinedAt, dueDate: dueFromJoining(wave, joinedAt) };
}

/** A rater's duty; its key says whose, so that it exists once. */
export function newTask(wave: Wave, subjectId: string, rater: Rater, times: TaskTimes): Task {
  return {
    kind: 'Task',
    trainingId: wave.trainingId,
    waveCode: wave.code,
    subjectId,
    ...rater,
    status: 'OPEN',
    ...times,
    closesAt: wave.closesAt,
    answeredOn: null,
    voidReason: null,
    version: 1,
  };
}

/** In a RESULTS wave an agency answers for itself. */
export function agencyTask(wave: Wave, agencyId: string, times: TaskTimes): Task {
  return newTask(wave, agencyId, { raterKind: 'AGENCY', n: 0, raterId: agencyId }, times);
}

export function agencyTaskKey(
  { trainingId, code }: Pick<Wave, 'trainingId' | 'code'>,
  agencyId: string,
): KeyOf<'Task'> {
  return { trainingId, waveCode: code, subjectId: agencyId, raterKind: 'AGENCY', n: 0 };
}
