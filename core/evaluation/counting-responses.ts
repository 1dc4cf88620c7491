import type { Response, Task } from './evaluation';

/**
 * Without those whose task an administrator has voided after it was answered. Responses of anonymous kinds lead back to
 * no task: they always count.
 */
export function countingResponses(responses: readonly Response[], tasks: readonly Task[]): readonly Response[] {
  const placeOf = (subjectId: string, raterKind: string, n: number) => `${subjectId}#${raterKind}#${n}`;
  const voided = new Set(
    tasks
      .filter(({ status }) => status === 'VOIDED')
      .map(({ subjectId, raterKind, n }) => placeOf(subjectId, raterKind, n)),
  );
  if (voided.size === 0) return responses;
  return responses.filter(
    ({ subjectId, raterKind, task }) => task === null || !voided.has(placeOf(subjectId, raterKind, task)),
  );
}
