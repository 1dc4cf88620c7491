import { closeWave } from '../evaluation/close-wave';
import { openWave } from '../evaluation/open-wave';
import { remindWave } from '../evaluation/remind-wave';
import { announceWave } from '../notification/announce-wave';
import type { ClockMessage, RunDeps } from '../ports';
import { PEOPLE_PER_CHUNK } from '../run/run';
import { startRun } from '../run/start-run';
import { endSession } from './end-session';
import { finalizeDue } from './finalize-training';
import { type Moment, momentsOf } from './moments';
import { startTraining } from './start-training';

type MomentMessage = Extract<ClockMessage, { kind: 'moment' }>;

/** Acts on a firing, if state and clock say that its moment is due; a moved, repeated or late firing changes nothing. */
export async function fireMoment(deps: RunDeps, message: MomentMessage): Promise<void> {
  const { trainingId } = message;
  const aggregate = await deps.reads.trainingAggregate(trainingId);
  if (aggregate === undefined) return;
  const moment = momentsOf(aggregate).find(({ name }) => name === message.moment);
  if (moment === undefined) return resume(deps, message);
  if (moment.at <= deps.clock.now()) await act(deps, trainingId, moment);
}

/** Does what a moment is for. Each of these decides again, on the state that it reads itself. */
export async function act(deps: RunDeps, trainingId: string, moment: Moment): Promise<void> {
  switch (moment.of) {
    case 'start':
      return start(deps, trainingId);
    case 'end':
      return endSession(deps, trainingId, moment.sessionId);
    case 'final':
      return finalizeDue(deps, trainingId);
    case 'open':
      await openWave(deps, trainingId, moment.wave);
      return;
    case 'announce':
      await announceWave(deps, trainingId, moment.wave);
      return;
    case 'remind':
      await remindWave(deps, trainingId, moment.wave, moment.reminder);
      return;
    case 'close':
      await closeWave(deps, trainingId, moment.wave);
      return;
  }
}

/**
 * A moment that is no longer asked for may have been acted on by halves: the state moved, and the run that follows from
 * it was not started. Runs are started once by their name, so that asking again is safe.
 */
async function resume(deps: RunDeps, { trainingId, moment }: MomentMessage): Promise<void> {
  const [of, wave] = moment.split('-');
  if (of === 'start') await start(deps, trainingId);
  if (of === 'open' && wave !== undefined) await openWave(deps, trainingId, wave);
  if (of === 'close' && wave !== undefined) await closeWave(deps, trainingId, wave);
}

/** Once started, nominations and waiting places expire by a run. */
async function start(deps: RunDeps, trainingId: string): Promise<void> {
  const training = await startTraining(deps, trainingId);
  if (training === undefined) return;
  const ranges = await deps.reads.enrollmentRanges(trainingId, PEOPLE_PER_CHUNK);
  await startRun(deps, { trainingId, runKind: 'EXPIRE', revision: 0, cause: trainingId, ranges });
}
