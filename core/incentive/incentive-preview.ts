import { type Actor, authorize } from '../access';
import { missingSessions } from '../enrollment/attendance';
import { fail } from '../errors';
import type { Deps } from '../ports';
import type { AwardValue } from './award-value';
import { completionRules } from './completion-rules';
import type { ExplanationLine } from './explanation';
import { stages } from './incentive';
import { prospectInWords } from './prospect-words';
import { type Prospect, prospects } from './prospects';
import { decisionFor } from './settle-person';

/** Stage COMPLETION as it would be decided now, and what is still possible of each stage. */
export interface IncentivePreview {
  readonly trainingId: string;
  readonly personId: string;
  readonly completed: boolean;
  readonly jp: number;
  readonly value: AwardValue;
  /** Held sessions without a record of the person: they count as ABSENT here. */
  readonly unrecorded: number;
  /** Whether records may still change it. */
  readonly provisional: boolean;
  readonly stages: readonly (Prospect & { readonly lines: readonly ExplanationLine[] })[];
}

/**
 * What a person has got, what is still possible, and what they have to do by when. No response is read for it.
 * @throws DomainError NOT_FOUND, NOT_CONFIRMED
 */
export async function incentivePreview(
  deps: Deps,
  actor: Actor,
  { trainingId, personId }: { readonly trainingId: string; readonly personId: string },
): Promise<IncentivePreview> {
  authorize(actor, 'award.read', { personId }, 'personId');
  const [aggregate, enrollment, [completion, application]] = await Promise.all([
    deps.reads.trainingAggregate(trainingId),
    deps.store.get('Enrollment', { trainingId, personId }),
    deps.store.getMany(
      'Award',
      stages.map((stage) => ({ trainingId, stage, personId })),
    ),
  ]);
  if (aggregate === undefined || enrollment === undefined) fail('NOT_FOUND', 'trainingId');
  if (aggregate.training.pinned === null) fail('NOT_CONFIRMED', 'personId');
  const { waves } = aggregate;
  const [rules, tasks] = await Promise.all([
    completionRules(deps, aggregate),
    deps.store.getMany(
      'Task',
      waves.map(({ code }) => ({ trainingId, waveCode: code, subjectId: personId, raterKind: 'SELF', n: 0 }) as const),
    ),
  ]);
  const { completed, jp, value } = decisionFor(enrollment, rules) ?? fail('NOT_CONFIRMED', 'personId');
  const unrecorded = missingSessions(enrollment.attendance, rules.sessions).length;
  const found = prospects({
    ...rules,
    now: deps.clock.now(),
    waves,
    enrollment,
    ownTasks: new Map(tasks.flatMap((task) => (task === undefined ? [] : [[task.waveCode, task]]))),
    awards: { COMPLETION: completion, APPLICATION: application },
  });
  return {
    trainingId,
    personId,
    completed,
    jp,
    value,
    unrecorded,
    provisional: rules.training.status !== 'FINALIZED',
    stages: found.map((prospect) => ({ ...prospect, lines: prospectInWords(prospect, rules.scheme) })),
  };
}
