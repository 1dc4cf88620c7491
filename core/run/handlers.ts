import { aggregateWave } from '../evaluation/aggregate-wave';
import { createTasks } from '../evaluation/create-tasks';
import { cancelParticipants } from '../incentive/cancel-participants';
import { decideCompletions } from '../incentive/decide-completions';
import { writeAwards } from '../incentive/write-awards';
import { expireWaiting } from './expire-waiting';
import type { RunHandler } from './handler';
import type { RunKind } from './run';

/** What each kind of run does. */
export const handlers: { readonly [K in RunKind]: RunHandler } = {
  EXPIRE: expireWaiting,
  COMPLETION: decideCompletions,
  OPEN_WAVE: createTasks,
  CLOSE_WAVE: aggregateWave,
  AWARD: writeAwards,
  CANCEL: cancelParticipants,
};
