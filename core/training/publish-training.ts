import type { Actor } from '../access';
import { fail } from '../errors';
import { freezePlan } from '../evaluation/freeze-plan';
import type { Deps } from '../ports';
import { withRetry } from '../retry';
import { requireVersion } from '../versions';
import { allowedTraining, moveTraining, trainingChange } from './aggregate';
import { step } from './lifecycle';
import type { Training } from './training';

export interface PublishTraining {
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Opens a training for nominations and pins what it is run by: the program's design, evaluation plan (and the
 * instruments it names) and incentive scheme, as they stand now.
 * @throws DomainError NOT_FOUND, STALE_VERSION, ILLEGAL_TRANSITION, NO_SESSIONS, SESSIONS_OVER
 */
export async function publishTraining(deps: Deps, actor: Actor, command: PublishTraining): Promise<Training> {
  const { id } = command;
  return withRetry(async () => {
    const { training, sessions, role } = await allowedTraining(deps, actor, 'training.publish', id);
    requireVersion(training, command.expectedVersion);
    const status = step('Training', 'publish', training.status);
    const planned = sessions.filter((session) => session.status === 'PLANNED');
    if (planned.length === 0) fail('NO_SESSIONS', 'id');
    if (planned.every(({ endsAt }) => endsAt <= deps.clock.now())) fail('SESSIONS_OVER', 'id');
    const program = (await deps.store.get('Program', { id: training.programId })) ?? fail('NOT_FOUND', 'programId');
    const { designVersion, planVersion, schemeVersion } = program;
    const change = trainingChange(actor, role, 'publish', id);
    const pinned = { designVersion, planVersion, schemeVersion };
    const published = moveTraining(change, training, { ...training, status, pinned });
    change.check('Program', { id: program.id }, [{ field: 'version', is: '=', than: program.version }]);
    await freezePlan(deps, change, program);
    await deps.store.commit(change.emit('TrainingPublished', id, { trainingId: id }));
    return published;
  });
}
