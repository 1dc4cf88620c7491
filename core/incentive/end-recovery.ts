import { type Actor, authorize, nameOfActor } from '../access';
import { Change } from '../change';
import type { KeyOf } from '../entities';
import { fail } from '../errors';
import type { Deps } from '../ports';
import { Problems } from '../problems';
import { withRetry } from '../retry';
import { requireAnother, requireUndecided } from './acting-on-awards';
import { awardId } from './award-id';
import { moveBudget } from './budget-entries';
import type { Recovery } from './recovery';

export interface EndRecovery {
  readonly recovery: KeyOf<'Recovery'>;
  /** How it ends: paid back to the treasury, or given up. */
  readonly as: 'RECOVERED' | 'WAIVED';
  /** The reference of what was paid back; the reason of a waiver. */
  readonly note: string;
}

/**
 * Ends the recovery of paid money that a correction took back. Only money that came back credits its budget. Ended again in the
 * same way it is answered as it is.
 * @throws DomainError NOT_FOUND, BAD_INPUT, NO_PERSON, OWN_AWARD, OWN_DECISION, RECOVERY_CLOSED
 */
export async function endRecovery(
  deps: Deps,
  actor: Actor,
  { recovery: key, as, note }: EndRecovery,
): Promise<Recovery> {
  // Who collects records what came back; giving public money up is decided elsewhere.
  const role = authorize(actor, as === 'RECOVERED' ? 'award.settle' : 'award.decide');
  new Problems().passage(note, as === 'RECOVERED' ? 'reference' : 'reason').throwIfAny();
  return withRetry(async () => {
    const recovery = (await deps.store.get('Recovery', key)) ?? fail('NOT_FOUND', 'id');
    requireAnother(actor, recovery, 'id');
    if (recovery.status === as && recovery.note === note) return recovery;
    if (recovery.status !== 'DUE') fail('RECOVERY_CLOSED', 'id');
    requireUndecided(actor, (await deps.store.get('Award', recovery)) ?? fail('NOT_FOUND', 'id'), 'id');
    const { programId, year, amount, trainingId, n, payment } = recovery;
    const at = deps.clock.now();
    const change = new Change({
      actor: nameOfActor(actor),
      role,
      action: as === 'RECOVERED' ? 'award.recover' : 'award.waive',
      entity: trainingId,
      reason: note,
    });
    const after = { ...recovery, status: as, closedAt: at, note };
    const back = as === 'RECOVERED' ? { available: amount, reserved: -amount } : { waived: amount };
    const ref = `${awardId(recovery)}#${n}#${payment}`;
    moveBudget(change.replace(recovery, after), recovery, { toRecover: -amount, ...back }, { at, reason: as, ref });
    if (as === 'RECOVERED') change.emit('BudgetCredited', programId, { programId, year });
    await deps.store.commit(change);
    return { ...after, version: recovery.version + 1 };
  });
}
