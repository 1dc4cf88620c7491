import type { Instant } from '../time';
import { anonymousKinds, type Task } from './evaluation';

export const taskStatuses = ['PENDING', 'ANSWERED', 'EXPIRED', 'VOIDED'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** What a person sees of a task: PENDING and EXPIRED follow from the clock. */
export function taskStatus({ status, closesAt }: Pick<Task, 'status' | 'closesAt'>, now: Instant): TaskStatus {
  if (status !== 'OPEN') return status;
  return now < closesAt ? 'PENDING' : 'EXPIRED';
}

/** Whether the task's answers can be linked to nobody. */
export function isAnonymous({ raterKind }: Pick<Task, 'raterKind'>): boolean {
  return anonymousKinds.includes(raterKind);
}
