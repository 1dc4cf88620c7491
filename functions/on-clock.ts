import { createDeadLetters } from '../adapters/queue/dead-letters';
import { createQueueClient } from '../adapters/queue/queue';
import { type WatchDeps, watchSeals } from '../core/audit/watch-seals';
import { allOf } from '../core/failures';
import type { Trace } from '../core/ports';
import { overdueRequests } from '../core/privacy/watch-requests';
import { fireMoment } from '../core/training/fire-moment';
import { sweep } from '../core/training/sweep';
import { consume } from './shared/consume';
import { oneOf, queueUrl, readEnvironment, text } from './shared/environment';
import { logger } from './shared/logger';
import { readClockMessage } from './shared/messages';
import { runDeps } from './shared/runs';
import { traceOfMessage } from './shared/traces';

const environment = readEnvironment({
  TABLE_NAME: text,
  CHUNK_QUEUE_URL: queueUrl,
  DEAD_LETTER_QUEUE_URL: queueUrl,
  AUDIT_ALARM_QUEUE_URL: queueUrl,
  STAGE: oneOf('dev', 'staging', 'prod'),
});
const deps = runDeps(environment);
const client = createQueueClient();
const { bury } = createDeadLetters({ client, url: environment.DEAD_LETTER_QUEUE_URL });
const auditAlarms = createDeadLetters({ client, url: environment.AUDIT_ALARM_QUEUE_URL });
/** Enough to see which they are; a message holds 256 KiB. */
const NAMED = 1_000;
const alarm: WatchDeps['alarm'] = {
  unsealed: (entryIds) =>
    auditAlarms.bury(
      JSON.stringify({ entryIds: entryIds.slice(0, NAMED) }),
      `UNSEALED ${entryIds.length} entries are not sealed after ten minutes`,
    ),
};

/** A line of the log that is a metric as well (CloudWatch's embedded metric format): the alarm is on the metric. */
async function tellOverdue(trace: Trace): Promise<void> {
  const overdue = await overdueRequests(deps(trace));
  if (overdue.length === 0) return;
  const Metrics = [{ Name: 'OverduePrivacyRequests', Unit: 'Count' }];
  logger.warn('Privacy requests are past their time', {
    stage: environment.STAGE,
    requests: overdue,
    OverduePrivacyRequests: overdue.length,
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [{ Namespace: 'Siger', Dimensions: [['stage']], Metrics }] },
  });
}

/** Does what a moment that has come asks for; the sweep does what was missed. */
export const handler = consume({
  read: readClockMessage,
  traceOf: (message, record) =>
    traceOfMessage(message.kind === 'sweep' ? 'clock/sweep' : `clock/${message.trainingId}/${message.moment}`, record),
  async handle(message, trace) {
    if (message.kind === 'moment') return fireMoment(deps(trace), message);
    // Each whatever becomes of the others: a watch that fails must not hold back what is due.
    await allOf([watchSeals({ ...deps(trace), alarm }), tellOverdue(trace), sweep(deps(trace))], 'parts of the sweep');
  },
  bury,
});
