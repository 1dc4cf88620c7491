import type { Actor } from '../access';
import { isUnchanged } from '../change';
import { refuse } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import { allowedTraining, moveTraining, trainingChange } from './aggregate';
import type { Training } from './training';
import { checkTraining, requirePartners } from './training-rules';

/** What is left out stays. `type`, `category`, `hasTest` and `signatory` are fixed by the publishing. */
export interface UpdateTraining {
  readonly id: string;
  readonly expectedVersion: number;
  readonly title?: string | undefined;
  readonly location?: string | undefined;
  readonly delivery?: Training['delivery'] | undefined;
  readonly partnerIds?: readonly string[] | undefined;
  readonly type?: Training['type'] | undefined;
  readonly category?: Training['category'] | undefined;
  readonly hasTest?: boolean | undefined;
  readonly signatory?: Training['signatory'] | undefined;
}

const pinnedFields = ['type', 'category', 'hasTest', 'signatory'] as const;

/** @throws DomainError NOT_FOUND, STALE_VERSION, BAD_INPUT, ILLEGAL_TRANSITION, VERSION_FROZEN (the fields that are fixed) */
export async function updateTraining(deps: Deps, actor: Actor, command: UpdateTraining): Promise<Training> {
  return withRetry(async () => {
    const { training: before, role } = await allowedTraining(deps, actor, 'training.plan', command.id);
    requireVersion(before, command.expectedVersion);
    if (before.status !== 'DRAFT' && before.status !== 'OPEN') refuse('TrainingStatus', before.status);
    const after: Training = {
      ...before,
      title: command.title ?? before.title,
      location: command.location ?? before.location,
      delivery: command.delivery ?? before.delivery,
      partnerIds: [...new Set(command.partnerIds ?? before.partnerIds)],
      type: command.type ?? before.type,
      category: command.category ?? before.category,
      hasTest: command.hasTest ?? before.hasTest,
      signatory: command.signatory === undefined ? before.signatory : command.signatory,
    };
    const problems = new Problems();
    for (const field of pinnedFields) {
      const differs = !isUnchanged({ [field]: before[field] }, { [field]: after[field] });
      problems.when(before.status !== 'DRAFT' && differs, field, 'VERSION_FROZEN');
    }
    checkTraining(problems, after).throwIfAny();
    if (isUnchanged(before, after)) return before;
    await requirePartners(deps, after.partnerIds);

    const { id, programId } = before;
    const change = trainingChange(actor, role, 'update', id);
    for (const partnerId of after.partnerIds.filter((partner) => !before.partnerIds.includes(partner))) {
      change.create({ kind: 'TrainingPartner', programId, partnerId, trainingId: id });
    }
    for (const partnerId of before.partnerIds.filter((partner) => !after.partnerIds.includes(partner))) {
      change.remove({ kind: 'TrainingPartner', programId, partnerId, trainingId: id });
    }
    const updated = moveTraining(change, before, after);
    await deps.store.commit(change);
    return updated;
  });
}
